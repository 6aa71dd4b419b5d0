/** Fields of an executor that are known only while the pipeline runs. */
import { ConfigError, kindOf } from '../../core/errors';
import { Parameter } from '../references';
import { constantIn } from './constants';
import { Settled } from './settled';

/**
 * A placeholder, for which the task gets the value once under its own name and once under the field's.
 *
 * @throws ConfigError `TaskSetting`
 */
export function machineField({ task, inputs, wiring }: Settled, name: string, value: unknown): string {
  if (!(value instanceof Parameter) || value.typeKnown && value.type !== 'STRING') {
    throw new ConfigError('TaskSetting', `${name} of the task ${task.name} must be a parameter that holds a text, ` +
      `got ${value instanceof Parameter ? `a ${value.type}` : kindOf(value)}; ` +
      'pass an output of a task or an input of the pipeline');
  }
  if (Object.hasOwn(task.component.inputs, name)) {
    throw new ConfigError('TaskSetting', `a setting of the task ${task.name} that is known only while the pipeline runs needs the input ${name}, ` +
      'got a component that has one of this name; rename that');
  }
  const text = constantIn(value, task, wiring, inputs) as string;
  inputs[name] = { runtimeValue: { constant: text } };
  return text;
}
