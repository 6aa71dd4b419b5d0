import { Construct } from 'constructs';
import { ParameterAlgorithm } from './algorithms';
import { Distribution, Parameter, SearchSpace } from './parameters';
import { valuesOf } from './space';
import { ConfigError, listed, shown } from '../../core';

/** Katib's own number of trials at a time. */
export const USUAL_PARALLEL = 3;

/** Numbers of trials. */
export interface Counts {
  readonly parallel: number;
  /** @default - the search goes on until its goal is reached */
  readonly most?: number;
}

const ALL: readonly Distribution[] = ['uniform', 'logUniform', 'normal', 'logNormal'];

/** Distributions that the program of each algorithm knows; it draws by its own one instead of others, or fails. */
const DISTRIBUTIONS: Readonly<Record<string, readonly Distribution[]>> = {
  'random': ALL,
  'tpe': ALL,
  'multivariate-tpe': ['uniform', 'logUniform'],
  ...Object.fromEntries(['grid', 'bayesianoptimization', 'cmaes', 'sobol', 'hyperband', 'pbt'].map(name => [name, ['uniform'] as const])),
};

/** Algorithms that count the values of each parameter. */
const COUNTING = ['grid', 'pbt'];

/**
 * Fails where the program of an algorithm refuses the parameters, or would never find values for them.
 *
 * @throws ConfigError `ExperimentAlgorithm`
 */
export function checkFit(scope: Construct, algorithm: ParameterAlgorithm, space: SearchSpace, counts: Counts): void {
  const { algorithmName, resource } = algorithm;
  const fail = (what: string, value: unknown, fix: string): never => {
    throw new ConfigError('ExperimentAlgorithm', `${algorithmName} ${what}, got ${shown(value)}; ${fix}`, scope);
  };
  if (resource !== undefined && !Object.hasOwn(space, resource)) {
    fail(`takes one of parameters as resource_name, ${listed(Object.keys(space))}`, resource, 'name one of them');
  }
  for (const [name, parameter] of Object.entries(space)) {
    const fault = misfit(algorithmName, parameter);
    if (fault !== undefined) {
      fail(`${fault[0]} ${shown(name)}`, parameter, fault[1]);
    }
  }
  const ranges = Object.values(space).filter(isRange).length;
  if (algorithmName === 'cmaes' && ranges < 2) {
    fail('takes two parameters or more that are double or int', Object.keys(space), 'add one, or take another algorithm');
  }
  const all = Object.values(space).map(valuesOf).reduce((product, count) => product * count, 1);
  if (algorithmName === 'grid' && (counts.most ?? 0) > all) {
    fail(`takes a maxTrialCount that is not more than the number of all combinations, ${all}`, counts.most, 'lower maxTrialCount, or shorten a step');
  }
  if (algorithmName === 'hyperband') {
    const least = bracket(algorithm);
    if (counts.parallel < least) {
      fail(`takes a parallelTrialCount of at least ${least}, which follows from r_l and eta`, counts.parallel, 'raise parallelTrialCount, or lower r_l');
    }
  }
}

/** What is wrong with a parameter, and what to do. */
function misfit(algorithmName: string, parameter: Parameter): readonly [string, string] | undefined {
  if (!isRange(parameter)) {
    const whole = parameter.parameterType !== 'discrete' || parameter.list.every(Number.isInteger);
    return algorithmName === 'hyperband' && !whole ? ['takes whole numbers alone as values of the discrete parameter', 'make it categorical'] : undefined;
  }
  const { parameterType, min, max, step, distribution = 'uniform' } = parameter;
  const known = Object.hasOwn(DISTRIBUTIONS, algorithmName) ? DISTRIBUTIONS[algorithmName] : ALL;
  if (!known.includes(distribution)) {
    return [`does not draw by ${distribution} the parameter`, `leave distribution out${known.length > 1 ? `, or pass one of ${listed(known)}` : ''}`];
  }
  if (COUNTING.includes(algorithmName) && parameterType === 'double' && step === undefined) {
    return ['needs a step for the parameter', 'pass e.g. double(0.01, 0.1, { step: 0.01 })'];
  }
  if (algorithmName !== 'bayesianoptimization') {
    return undefined;
  }
  return min === max ? ['needs more than one value of the parameter', 'raise max, or make it discrete']
    : parameterType === 'double' && !(min > 0) ? ['takes the logarithm of the parameter', 'raise min above 0, or take another algorithm'] : undefined;
}

function isRange(parameter: Parameter): parameter is Extract<Parameter, { readonly min: number }> {
  return parameter.parameterType === 'double' || parameter.parameterType === 'int';
}

/** Trials of the first round of hyperband, as its program counts them. */
function bracket({ algorithmSettings }: ParameterAlgorithm): number {
  const { r_l, eta = 3 } = Object.fromEntries(Object.entries(algorithmSettings).map(([name, value]) => [name, Number(value)]));
  return Math.ceil(eta ** Math.trunc(Math.log(r_l) / Math.log(eta)));
}
