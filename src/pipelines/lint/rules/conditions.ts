import { shown } from '../../../core/errors';
import { Condition, readCondition } from '../cel';
import { isSet, PipelineDocument, Task } from '../document';
import { PipelineRule } from '../finding';
import { instead } from '../names';

/** `Condition/Text`: conditions are texts of the Common Expression Language. */
export const conditionText: PipelineRule = {
  id: 'Condition/Text',
  severity: 'error',
  why: 'Nothing reads the condition of a task before the task would start, and fails.',
  check: function* (pipeline) {
    for (const { task, condition } of conditions(pipeline)) {
      if (condition.fault !== undefined) {
        const at = task.field.at('triggerPolicy', 'condition');
        yield { at, problem: `is no condition that can be read: ${condition.fault}, got ${shown(at.value)}`, fix: "write e.g. inputs.parameter_values['x'] == 'yes'" };
      }
    }
  },
};

/** `Condition/Input`: conditions read what the task gets. */
export const conditionInput: PipelineRule = {
  id: 'Condition/Input',
  severity: 'error',
  why: 'A condition sees the inputs of its own task alone; one that reads another fails when the task would start.',
  check: function* (pipeline) {
    for (const { task, condition } of conditions(pipeline)) {
      const known = new Set([task, task.component].flatMap(each => each === undefined ? [] : [...each.inputs.parameters.keys(), ...each.inputs.artifacts.keys()]));
      for (const name of new Set(condition.inputs)) {
        if (!known.has(name)) {
          yield { at: task.field.at('triggerPolicy', 'condition'), problem: `reads an input that the task has not, got ${shown(name)}`, fix: instead(name, known) };
        }
      }
    }
  },
};

function* conditions({ tasks }: PipelineDocument): Generator<{ readonly task: Task; readonly condition: Condition }> {
  for (const task of tasks) {
    const at = task.field.at('triggerPolicy', 'condition');
    if (at.text !== undefined) {
      yield { task, condition: readCondition(at.text) };
    } else if (isSet(at)) {
      yield { task, condition: { fault: 'it is no text', inputs: [] } };
    }
  }
}
