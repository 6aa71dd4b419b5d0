import { shown } from '../../../core/errors';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { cycleOf } from '../cycles';
import { circle, dangling } from '../names';

/** `Reference/Component`: each task runs a component that is there. */
export const referenceComponent: PipelineRule = {
  id: 'Reference/Component',
  severity: 'error',
  why: 'The server takes the document, and refuses every run of a task whose component is not there.',
  check: function* ({ tasks, components }) {
    for (const task of tasks) {
      if (task.component === undefined) {
        yield dangling(task.field.at('componentRef', 'name'), 'a component', components.keys());
      }
    }
  },
};

/** `Component/Body`: each component is a graph of tasks or has an executor. */
export const componentBody: PipelineRule = {
  id: 'Component/Body',
  severity: 'error',
  why: 'The server refuses runs of a component that is neither a graph of tasks nor has an executor, and cannot know which of both is meant.',
  check: function* ({ components }) {
    for (const { field, label } of components.values()) {
      const hasDag = isSet(field.at('dag'));
      if (hasDag === isSet(label)) {
        yield {
          at: field,
          problem: `must have either dag or executorLabel, got ${hasDag ? 'both' : 'none of them'}`,
          fix: hasDag ? 'remove one of them' : 'name its executor in executorLabel',
        };
      }
    }
  },
};

/** `Component/Once`: each component is run by one task. */
export const componentOnce: PipelineRule = {
  id: 'Component/Once',
  severity: 'warning',
  why: 'Compilers write one component for each task, and tools that read the document rely on it: a component that two tasks share, or none runs, was written by mistake.',
  check: usedOtherThanOnce,
};

/** `Component/Recursion`: no component contains itself. */
export const componentRecursion: PipelineRule = {
  id: 'Component/Recursion',
  severity: 'error',
  why: 'A component that contains itself makes tasks without end.',
  check: function* ({ components }) {
    const inside = (name: string) => [...components.get(name)?.tasks.values() ?? []].map(task => task.field.at('componentRef', 'name').text ?? '');
    const cycle = cycleOf([...components.keys()], inside);
    const first = cycle && components.get(cycle[0]);
    if (cycle !== undefined && first !== undefined) {
      yield { at: first.field, problem: `contains itself, got ${circle(cycle)}`, fix: 'let a loop repeat tasks; a pipeline cannot call itself' };
    }
  },
};

function* usedOtherThanOnce(pipeline: PipelineDocument): Generator<Fault> {
  // As long as a task names a component that is not there, one that nobody runs is likely the one that was meant.
  const isWhole = pipeline.tasks.every(task => task.component !== undefined);
  for (const [name, component] of pipeline.components) {
    const [first, ...others] = pipeline.usersOf(component);
    if (first === undefined && isWhole) {
      yield { at: component.field, problem: `is run by no task, got ${shown(name)}`, fix: 'remove it, or let a task run it' };
    }
    for (const task of others) {
      yield {
        at: task.field.at('componentRef', 'name'),
        problem: `names a component that another task runs too, got ${shown(name)}`,
        fix: 'give the task a component of its own',
      };
    }
  }
}
