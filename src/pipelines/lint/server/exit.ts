import { shown } from '../../../core/errors';
import { isSet, PipelineDocument, Task } from '../document';
import { Fault, PipelineRule } from '../finding';
import { CLAIM_IMAGES } from './claims';

/** `Server/NoTask`: each graph has a task that does not wait for the end of others. */
export const serverNoTask: PipelineRule = {
  id: 'Server/NoTask',
  severity: 'error',
  why: 'The server refuses runs of a graph without tasks, and of one that has only tasks that run at the end of others.',
  check: function* ({ all }) {
    for (const { field, tasks } of all) {
      if (isSet(field.at('dag')) && [...tasks.values()].every(({ isExit }) => isExit)) {
        const at = field.at('dag', 'tasks');
        yield { at, problem: `must have a task that is not for the end of others, got ${tasks.size} that are`, fix: 'add a task, or remove the strategy of one' };
      }
    }
  },
};

/** `Server/ExitTask`: the task for the end of another one runs once, after it. */
export const serverExitTask: PipelineRule = {
  id: 'Server/ExitTask',
  severity: 'error',
  why: 'The server hangs a task that runs however others ended on one container or graph: where it cannot, the task never runs, or a run is refused.',
  check: wrongExits,
};

/** `Server/ExitRepeated`: the task for the end of others waits for one of them. */
export const serverExitRepeated: PipelineRule = {
  id: 'Server/ExitRepeated',
  severity: 'warning',
  why: 'The server runs a task for the end of several others once after each of them, with the end of the first one.',
  check: function* ({ tasks }) {
    for (const { field, isExit, dependencies } of tasks) {
      if (isExit && dependencies.length > 1) {
        yield {
          at: field.at('dependentTasks'),
          problem: `runs once after each of several tasks, got ${shown(dependencies.map(each => each.text))}`,
          fix: 'put these tasks into one group, and wait for it',
        };
      }
    }
  },
};

function* wrongExits(pipeline: PipelineDocument): Generator<Fault> {
  for (const { tasks } of pipeline.all) {
    const taken = new Map<string, string>();
    for (const task of tasks.values()) {
      for (const at of task.dependencies) {
        const before = tasks.get(at.text ?? '');
        if (before?.isExit) {
          yield { at, problem: `waits for a task that itself runs at the end of others, got ${shown(at.value)}`, fix: 'wait for the task before it' };
        } else if (task.isExit && before !== undefined && !canEnd(pipeline, before)) {
          yield {
            at,
            problem: `is to run however ${shown(before.name)} ended, which the server does only for containers and groups that run once, got ${kindOf(pipeline, before)}`,
            fix: `put ${shown(before.name)} into a group, and wait for the group`,
          };
        } else if (task.isExit && before !== undefined && taken.has(before.name)) {
          yield {
            at,
            problem: `takes the place of ${shown(taken.get(before.name))}, which then never runs, got a second task for the end of ${shown(before.name)}`,
            fix: 'make one task of both',
          };
        } else if (task.isExit && before !== undefined) {
          taken.set(before.name, task.name);
        }
      }
    }
  }
}

/** Whether the server can hang another task on the end of this one. */
function canEnd(pipeline: PipelineDocument, task: Task): boolean {
  const image = pipeline.containerOf(task)?.at('image').text;
  return task.iterator === undefined && (task.component === undefined || isSet(task.component.field.at('dag')) || image !== undefined && !CLAIM_IMAGES.has(image));
}

function kindOf(pipeline: PipelineDocument, task: Task): string {
  return task.iterator !== undefined ? 'a loop' : pipeline.containerOf(task) === undefined ? 'an importer' : 'a task without a pod';
}
