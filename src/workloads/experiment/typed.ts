import type { ArchitectureAlgorithm, ParameterAlgorithm } from './algorithms';
import type { SearchSpace } from './parameters';
import type { ArchitectureSearch, CollectedOtherwise, ExperimentObjective, ExperimentOptions, ParameterSearch, ReadByLine } from './props';
import type { Trial } from './trial';

/** An objective whose strategies are about its own metrics. */
type ObjectiveOf<Metric extends string> = Omit<ExperimentObjective, 'objectiveMetricName' | 'additionalMetricNames' | 'metricStrategies'> & {
  readonly objectiveMetricName: Metric;
  readonly additionalMetricNames?: readonly Metric[];
  readonly metricStrategies?: { readonly [name in NoInfer<Metric>]?: 'min' | 'max' | 'latest' };
};

type SearchOf<Space extends SearchSpace, Values extends string> =
  | Omit<ParameterSearch, 'parameters' | 'algorithm'> & { readonly parameters: Space; readonly algorithm: ParameterAlgorithm<keyof Space & string> }
  | Omit<ArchitectureSearch, 'algorithm'> & { readonly algorithm: ArchitectureAlgorithm<Values> };

/** Properties of an experiment, whose trial and algorithm know the names of the parameters. */
export type ExperimentOf<Space extends SearchSpace, Values extends string, Metric extends string> =
  Omit<ExperimentOptions, 'objective' | 'trial'> & (ReadByLine | CollectedOtherwise) & SearchOf<Space, Values> & {
    readonly objective: ObjectiveOf<Metric>;
    readonly trial: Trial<NoInfer<(keyof Space & string) | Values>>;
  };
