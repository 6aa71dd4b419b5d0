import { Construct } from 'constructs';
import { Parameter, SearchSpace } from './parameters';
import { ParameterSpec } from '../../apis/kubeflow.org/v1beta1';
import { ConfigError, shown } from '../../core';

/** Katib looks for names in the text of the trial, where JSON would write these otherwise. */
const NAME = /^[^{}"\\<>&\p{Cc}]+$/u;

/** Katib puts values into the text of the trial as they are. */
const VALUE = /^[^"\\\p{Cc}]+$/u;

/**
 * Fails for parameters that no algorithm could draw.
 *
 * @param where name of the property that holds them
 * @throws ConfigError `ExperimentParameter`
 */
export function checkedSpace(scope: Construct, where: string, space: SearchSpace): void {
  for (const [name, parameter] of Object.entries(space)) {
    const at = `${where}[${shown(name)}]`;
    const fault = NAME.test(name) ? faultOf(parameter) : ['must have a name without braces, quotes, "\\", "<", ">" and "&"', 'rename it'];
    if (fault !== undefined) {
      throw new ConfigError('ExperimentParameter', `${at} ${fault[0]}, got ${shown(NAME.test(name) ? parameter : name)}; ${fault[1]}`, scope);
    }
  }
}

/** What is wrong, and what to do. */
function faultOf(parameter: Parameter): readonly [string, string] | undefined {
  if (parameter.parameterType === 'discrete' || parameter.parameterType === 'categorical') {
    const texts = parameter.list.map(String);
    return new Set(texts).size < texts.length ? ['must have different values', 'leave out what stands there twice']
      : texts.some(text => !VALUE.test(text)) ? ['must have values without quotes, "\\" and line breaks, which Katib puts into the trial as they are', 'write the value otherwise']
        : undefined;
  }
  const { parameterType, min, max, step = 1, distribution = 'uniform' } = parameter;
  if (parameterType === 'int' && ![min, max, step].every(Number.isSafeInteger)) {
    return ['must have whole numbers that a program does not round', 'pass e.g. int(1, 5)'];
  }
  if (min > max) {
    return ['must have a min that is not more than max', 'exchange them'];
  }
  if (!(step > 0)) {
    return ['must have a step of more than 0', 'leave step out, or pass e.g. 0.01'];
  }
  return distribution.startsWith('log') && !(min > 0) ? [`must have a min of more than 0, whose logarithm ${distribution} takes`, 'raise min, or pass another distribution']
    : undefined;
}

/** Parameters in the API's form; those of an experiment with the distribution that Katib would fill in. */
export function parameterSpecs(space: SearchSpace, usual?: 'uniform'): ParameterSpec[] {
  return Object.entries(space).map(([name, parameter]): ParameterSpec => {
    const { parameterType } = parameter;
    if (parameterType === 'discrete' || parameterType === 'categorical') {
      return { name, parameterType, feasibleSpace: { list: parameter.list.map(String), ...usual && { distribution: usual } } };
    }
    const { min, max, step, distribution = usual } = parameter;
    return {
      name, parameterType, feasibleSpace: { min: String(min), max: String(max), ...step !== undefined && { step: String(step) }, ...distribution && { distribution } },
    };
  });
}

/** Number of values that a parameter can have; endless without a step. */
export function valuesOf(parameter: Parameter): number {
  if (parameter.parameterType === 'discrete' || parameter.parameterType === 'categorical') {
    return parameter.list.length;
  }
  const { parameterType, min, max, step = parameterType === 'int' ? 1 : 0 } = parameter;
  return step === 0 ? Infinity : Math.floor((max - min) / step + 1e-9) + 1;
}
