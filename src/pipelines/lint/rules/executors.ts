import { shown } from '../../../core/errors';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { dangling, gotAt } from '../names';

/** `Reference/Executor`: each component without tasks has an executor that is there. */
export const referenceExecutor: PipelineRule = {
  id: 'Reference/Executor',
  severity: 'error',
  why: 'The server takes the document, and refuses every run of a component whose executor is not there.',
  check: function* ({ all, executors }) {
    for (const { label } of all) {
      if (isSet(label) && !executors.has(label.text ?? '')) {
        yield dangling(label, 'an executor', executors.keys());
      }
    }
  },
};

/** `Executor/Body`: each executor is a container or an importer. */
export const executorBody: PipelineRule = {
  id: 'Executor/Body',
  severity: 'error',
  why: 'The open-source server runs containers and importers only, and refuses runs of anything else.',
  check: function* ({ executors }) {
    for (const at of executors.values()) {
      const kinds = ['container', 'importer', 'resolver', 'customJob'].filter(kind => isSet(at.at(kind)));
      if (kinds.length !== 1 || !['container', 'importer'].includes(kinds[0])) {
        yield { at, problem: `must be either a container or an importer, got ${kinds.join(' and ') || 'none of them'}`, fix: 'say what is run in container' };
      }
    }
  },
};

/** `Executor/Image`: each container has an image. */
export const executorImage: PipelineRule = {
  id: 'Executor/Image',
  severity: 'error',
  why: 'Nothing notices a missing image before the pod of the task, which cannot be made.',
  check: function* ({ executors }) {
    for (const executor of executors.values()) {
      const at = executor.at('container', 'image');
      if (isSet(executor.at('container')) && !at.text?.trim()) {
        yield { at, problem: `must be the image that is run, ${gotAt(at)}`, fix: 'write an image, e.g. "python:3.12"' };
      }
    }
  },
};

/** `Executor/Once`: each executor belongs to one component. */
export const executorOnce: PipelineRule = {
  id: 'Executor/Once',
  severity: 'warning',
  why: 'Compilers write one executor for each component, and settings of its pod would hold for both: one that is shared, or belongs to none, was written by mistake.',
  check: usedOtherThanOnce,
};

function* usedOtherThanOnce(pipeline: PipelineDocument): Generator<Fault> {
  // As long as a component lacks its executor, one that belongs to nobody is likely the one that was meant.
  const isWhole = [...pipeline.components.values()].every(({ field, label }) => isSet(field.at('dag')) || pipeline.executors.has(label.text ?? ''));
  for (const [label, executor] of pipeline.executors) {
    const [first, ...others] = pipeline.componentsOf(label);
    if (first === undefined && isWhole) {
      yield { at: executor, problem: `belongs to no component, got ${shown(label)}`, fix: 'remove it, or name it in the executorLabel of a component' };
    }
    for (const component of others) {
      yield {
        at: component.label,
        problem: `names an executor that belongs to another component too, got ${shown(label)}`,
        fix: 'give the component an executor of its own',
      };
    }
  }
}
