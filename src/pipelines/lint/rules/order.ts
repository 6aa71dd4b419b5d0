import { shown } from '../../../core/errors';
import { Task } from '../document';
import { cycleOf } from '../cycles';
import { PipelineRule } from '../finding';
import { circle, dangling } from '../names';
import { placeholdersOf } from '../placeholders';

/** `Order/Task`: tasks wait for tasks that are there. */
export const orderTask: PipelineRule = {
  id: 'Order/Task',
  severity: 'error',
  why: 'The server takes the document, and refuses every run of a task that waits for one that is not beside it.',
  check: function* ({ tasks }) {
    for (const { dag, dependencies } of tasks) {
      for (const at of dependencies) {
        if (!dag.tasks.has(at.text ?? '')) {
          yield dangling(at, 'a task', dag.tasks.keys());
        }
      }
    }
  },
};

/** `Order/Cycle`: no task waits for itself. */
export const orderCycle: PipelineRule = {
  id: 'Order/Cycle',
  severity: 'error',
  why: 'Tasks that wait for each other never start; the server refuses their runs.',
  check: function* ({ all }) {
    for (const { tasks } of all) {
      const cycle = cycleOf([...tasks.keys()], name => before(tasks.get(name)));
      const first = cycle && tasks.get(cycle[0]);
      if (cycle !== undefined && first !== undefined) {
        yield { at: first.field, problem: `waits for itself, got ${circle(cycle)}`, fix: 'take one of them out of dependentTasks or inputs of the next' };
      }
    }
  },
};

/** `Order/Producer`: a task says that it waits for those from which it takes something. */
export const orderProducer: PipelineRule = {
  id: 'Order/Producer',
  severity: 'warning',
  why: 'The server adds tasks that are missing in dependentTasks by itself, other programs that read the document start too early.',
  check: function* ({ tasks }) {
    for (const task of tasks) {
      for (const [name, at] of unsaid(task)) {
        yield { at, problem: `takes something from a task that dependentTasks does not name, got ${shown(name)}`, fix: 'add it to dependentTasks' };
      }
    }
  },
};

/** `Order/Settings`: a task waits for those from which the settings of its pod are taken. */
export const orderSettings: PipelineRule = {
  id: 'Order/Settings',
  severity: 'error',
  why: 'The server orders tasks by their inputs and dependentTasks alone, so that a task whose pod takes a name from another one starts too early.',
  check: function* (pipeline) {
    for (const { task, at, output } of pipeline.podWires()) {
      const name = output?.task.text;
      if (name !== undefined && task.dag.tasks.has(name) && !waitsFor(task, name)) {
        yield { at, problem: `takes something from a task for which "${task.name}" does not wait, got ${shown(name)}`, fix: `add it to dependentTasks of "${task.name}"` };
      }
    }
  },
};

/** `Order/Sorted`: dependentTasks is in the form in which compilers write it. */
export const orderSorted: PipelineRule = {
  id: 'Order/Sorted',
  severity: 'warning',
  why: 'dependentTasks is a set, and is compared as text: another order, or a name twice, makes two documents of one pipeline.',
  check: function* ({ tasks }) {
    for (const { field, dependencies } of tasks) {
      const names = dependencies.map(each => each.text ?? '');
      if (names.some((name, index) => index > 0 && name <= names[index - 1])) {
        yield { at: field.at('dependentTasks'), problem: `must be sorted, each name once, got ${shown(names)}`, fix: `write ${shown([...new Set(names)].sort())}` };
      }
    }
  },
};

/** `Exit/Upstream`: a task that runs however others ended waits for one. */
export const exitUpstream: PipelineRule = {
  id: 'Exit/Upstream',
  severity: 'error',
  why: 'A task that runs however the tasks before it ended is started by their end: without any it never runs.',
  check: function* ({ tasks }) {
    for (const { field, isExit, dependencies } of tasks) {
      if (isExit && dependencies.length === 0) {
        yield { at: field.at('triggerPolicy', 'strategy'), problem: 'needs a task in dependentTasks, got none', fix: 'name the task after which it runs, or remove the strategy' };
      }
    }
  },
};

/** `Exit/Status`: a task that takes the end of another one waits for it. */
export const exitStatus: PipelineRule = {
  id: 'Exit/Status',
  severity: 'error',
  why: 'The server hands over the end of a task in dependentTasks, and fails, or hands over that of another one, where the task that is meant is not there.',
  check: function* ({ tasks }) {
    for (const { inputs, dependencies, dag } of tasks) {
      for (const input of inputs.parameters.values()) {
        const at = input.at('taskFinalStatus', 'producerTask');
        if (at.text !== undefined && dag.tasks.has(at.text) && !dependencies.some(each => each.value === at.text)) {
          yield { at, problem: `takes the end of a task that dependentTasks does not name, got ${shown(at.text)}`, fix: 'add it to dependentTasks' };
        }
      }
    }
  },
};

function* before(task: Task | undefined): Generator<string> {
  for (const each of [...task?.dependencies ?? [], ...task?.producers ?? []]) {
    if (each.text !== undefined) {
      yield each.text;
    }
  }
}

/** Whether a task waits for another one, if only by others between them. */
function waitsFor(task: Task, name: string): boolean {
  const seen = new Set<string>(before(task));
  for (const each of seen) {
    if (each === name) {
      return true;
    }
    for (const earlier of before(task.dag.tasks.get(each))) {
      seen.add(earlier);
    }
  }
  return false;
}

/** Resources and images that are taken from elsewhere, of which Python's SDK does not write the order. */
const OF_EXECUTOR = ['cpu_limit', 'cpu_request', 'memory_limit', 'memory_request', 'accelerator_type', 'accelerator_count', 'base_image'];

/** Tasks from which a task takes something and of which it does not say that it waits for them, each with the first such input. */
function unsaid({ wires, inputs, dependencies, dag }: Task): ReadonlyMap<string, Task['field']> {
  const said = new Set(dependencies.map(each => each.text));
  const texts = OF_EXECUTOR.map(name => inputs.parameters.get(name)?.at('runtimeValue', 'constant').text ?? '');
  const ofExecutor = new Set(texts.flatMap(placeholdersOf).map(({ reads }) => reads?.name).map(name => name === undefined ? undefined : inputs.parameters.get(name)));
  const found = new Map<string, Task['field']>();
  for (const { at, output } of wires.values()) {
    const name = output?.task.text;
    if (name !== undefined && dag.tasks.has(name) && !said.has(name) && !found.has(name) && !ofExecutor.has(at)) {
      found.set(name, at);
    }
  }
  return found;
}
