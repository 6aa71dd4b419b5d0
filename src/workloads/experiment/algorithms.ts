import { DartsSettings, EnasSettings } from './nas-settings';
import {
  BayesianOptimizationSettings, CmaesSettings, HyperbandSettings, MedianStopSettings, MultivariateTpeSettings, PbtSettings, RandomSettings, TpeSettings,
} from './settings';
import { checkedProps } from '../../core';

/** Settings as Katib takes them: all values are texts. */
export type AlgorithmSettings = Readonly<Record<string, string>>;

/** What chooses values of parameters. */
export interface ParameterAlgorithm<Resource extends string = string> {
  readonly searches: 'parameters';
  /** Name in Katib's configuration. */
  readonly algorithmName: string;
  readonly algorithmSettings: AlgorithmSettings;
  /** Parameter that the settings name. @default - they name none */
  readonly resource?: Resource;
}

/** What chooses architectures of networks. */
export interface ArchitectureAlgorithm<Values extends string = string> {
  readonly searches: 'architecture';
  /** Name in Katib's configuration. */
  readonly algorithmName: 'enas' | 'darts';
  readonly algorithmSettings: AlgorithmSettings;
  /** Names of the values that each trial gets, all of which it uses. */
  readonly values: readonly Values[];
}

/** What ends trials that promise nothing. */
export interface EarlyStopping {
  /** Name in Katib's configuration. */
  readonly algorithmName: string;
  readonly algorithmSettings: AlgorithmSettings;
}

/** Values that a trial of `enas` gets. */
export type EnasValues = 'architecture' | 'nn_config';

/** Values that a trial of `darts` gets. */
export type DartsValues = 'algorithm-settings' | 'search-space' | 'num-layers';

/** Algorithms of Katib, with settings in its own spelling; each throws `UnknownProp`, `MissingProp` or `WrongProp` for settings that its service refuses. */
export const algorithms = {
  /** By chance. */
  random: (settings: RandomSettings = {}): ParameterAlgorithm<never> => byName('random', 'workloads/experiment#RandomSettings', settings),
  /** All combinations, one after another; each `double` needs a `step`. */
  grid: (settings: RandomSettings = {}): ParameterAlgorithm<never> => byName('grid', 'workloads/experiment#RandomSettings', settings),
  /** By a model of the objective; each `double` lies above 0 and is drawn by its logarithm. */
  bayesianOptimization: (settings: BayesianOptimizationSettings = {}): ParameterAlgorithm<never> =>
    byName('bayesianoptimization', 'workloads/experiment#BayesianOptimizationSettings', settings),
  /** By what distinguishes good trials from bad ones, parameter by parameter. */
  tpe: (settings: TpeSettings = {}): ParameterAlgorithm<never> => byName('tpe', 'workloads/experiment#TpeSettings', settings),
  /** By what distinguishes good trials from bad ones, all parameters together. */
  multivariateTpe: (settings: MultivariateTpeSettings = {}): ParameterAlgorithm<never> => byName('multivariate-tpe', 'workloads/experiment#MultivariateTpeSettings', settings),
  /** By evolution of a distribution; takes at least two parameters that are `double` or `int`. */
  cmaes: (settings: CmaesSettings = {}): ParameterAlgorithm<never> => byName('cmaes', 'workloads/experiment#CmaesSettings', settings),
  /** Evenly over the space; it has no settings. */
  sobol: (): ParameterAlgorithm<never> => byName('sobol', 'workloads/experiment#RandomSettings', {}),
  /** Many trials with little of a resource, then the best of them with more. */
  hyperband: <const Resource extends string>(settings: HyperbandSettings & { readonly resource_name: Resource }): ParameterAlgorithm<Resource> =>
    ({ ...byName('hyperband', 'workloads/experiment#HyperbandSettings', settings), resource: settings.resource_name }),
  /** Generations of trials that go on from each other's checkpoints, in a claim that many nodes mount. */
  pbt: (settings: PbtSettings): ParameterAlgorithm<never> => byName('pbt', 'workloads/experiment#PbtSettings', settings),
  /** An algorithm that the platform's administrator added, or one of the above by another program. */
  other: (algorithmName: string, settings: AlgorithmSettings = {}): ParameterAlgorithm<never> => ({ searches: 'parameters', algorithmName, algorithmSettings: settings }),
  /** Architectures proposed by a network that learns of the trials. */
  enas: (settings: EnasSettings = {}): ArchitectureAlgorithm<EnasValues> => ({
    searches: 'architecture', algorithmName: 'enas', algorithmSettings: texts('workloads/experiment#EnasSettings', settings), values: ['architecture', 'nn_config'],
  }),
  /** One trial that searches the architecture by its gradients. */
  darts: (settings: DartsSettings = {}): ArchitectureAlgorithm<DartsValues> => ({
    searches: 'architecture',
    algorithmName: 'darts',
    algorithmSettings: texts('workloads/experiment#DartsSettings', settings),
    values: ['algorithm-settings', 'search-space', 'num-layers'],
  }),
} as const;

/**
 * Ends a trial whose objective metric is worse than the mean of those that have succeeded, at the same step.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`
 */
export function medianStop(settings: MedianStopSettings = {}): EarlyStopping {
  return { algorithmName: 'medianstop', algorithmSettings: texts('workloads/experiment#MedianStopSettings', settings) };
}

function byName<T extends object>(algorithmName: string, type: string, settings: T): ParameterAlgorithm<never> {
  return { searches: 'parameters', algorithmName, algorithmSettings: texts(type, settings) };
}

function texts<T extends object>(type: string, settings: T): AlgorithmSettings {
  const checked = checkedProps(undefined, type, settings);
  return Object.fromEntries(Object.entries(checked).map(([name, value]) => [name, String(value)]));
}
