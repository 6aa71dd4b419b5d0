import type { ArchitectureAlgorithm, ParameterAlgorithm } from './algorithms';
import type { LineCollector } from './collectors';
import type { NasConfig } from './nas';
import type { SearchSpace } from './parameters';
import type { ExperimentObjective, ExperimentProps } from './props';
import type { Trial } from './trial';

/** An objective whose strategies are about its own metrics. */
type ObjectiveOf<Metric extends string> = Omit<ExperimentObjective, 'objectiveMetricName' | 'additionalMetricNames' | 'metricStrategies'> & {
  readonly objectiveMetricName: Metric;
  readonly additionalMetricNames?: readonly Metric[];
  readonly metricStrategies?: { readonly [name in NoInfer<Metric>]?: 'min' | 'max' | 'latest' };
};

/** Parameters by an algorithm for them, or networks by one for those. */
type SearchOf<Space extends SearchSpace, Values extends string> =
  | { readonly parameters: Space; readonly algorithm: ParameterAlgorithm<keyof Space & string>; readonly nasConfig?: undefined }
  | { readonly nasConfig: NasConfig; readonly algorithm: ArchitectureAlgorithm<Values>; readonly parameters?: undefined };

/** Trials are ended by collectors that read lines. */
type Collected =
  | Pick<ExperimentProps, 'earlyStopping'> & { readonly metricsCollector?: LineCollector }
  | Pick<ExperimentProps, 'metricsCollector'> & { readonly earlyStopping?: undefined };

/** Properties of an experiment whose trial and algorithm know the names of the parameters. */
export type ExperimentOf<Space extends SearchSpace, Values extends string, Metric extends string> =
  Omit<ExperimentProps, 'objective' | 'algorithm' | 'parameters' | 'nasConfig' | 'metricsCollector' | 'earlyStopping' | 'trial'>
  & Collected & SearchOf<Space, Values> & {
    readonly objective: ObjectiveOf<Metric>;
    readonly trial: Trial<NoInfer<(keyof Space & string) | Values>>;
  };
