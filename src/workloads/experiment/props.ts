import { ArchitectureAlgorithm, EarlyStopping, ParameterAlgorithm } from './algorithms';
import { MetricsCollector } from './collectors';
import { NasConfig } from './nas';
import { SearchSpace } from './parameters';
import { TrialSource } from './trial';
import type { ResumePolicy } from '../../apis/kubeflow.org/v1beta1';
import { WorkloadProps } from '../workload';

/** What is optimized. */
export interface ExperimentObjective {
  /** Whether the objective metric is to become small or large. */
  readonly type: 'minimize' | 'maximize';
  /**
   * Name of the metric that is optimized, as the training code prints or reports it.
   * @minLength 1
   */
  readonly objectiveMetricName: string;
  /** Value at which the search ends. @default - it ends after `maxTrialCount` trials */
  readonly goal?: number;
  /** Names of further metrics that are recorded. @default [] */
  readonly additionalMetricNames?: readonly string[];
  /** Which of a metric's values counts for a trial, by its name. @default - by `type` the smallest or the largest */
  readonly metricStrategies?: Readonly<Record<string, 'min' | 'max' | 'latest'>>;
}

/** Properties of {@link Experiment}; its constructor takes them in the combinations of `ExperimentOf`. */
export interface ExperimentProps extends WorkloadProps {
  /**
   * Name of the object, and first part of those of its trials; at most 40 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** What is optimized. */
  readonly objective: ExperimentObjective;
  /**
   * What chooses the values of the next trials.
   * @form algorithms.random(), algorithms.tpe() or another one of algorithms
   */
  readonly algorithm: ParameterAlgorithm | ArchitectureAlgorithm;
  /** The parameters with their ranges, by name; or `nasConfig`. @default - networks are searched */
  readonly parameters?: SearchSpace;
  /** The networks that are searched; or `parameters`. @default - parameters are searched */
  readonly nasConfig?: NasConfig;
  /** How metrics of trials are collected. @default - `metricsCollectors.stdOut()` */
  readonly metricsCollector?: MetricsCollector;
  /** What ends trials that promise nothing; only collectors that read lines can. @default - none is ended */
  readonly earlyStopping?: EarlyStopping;
  /** What runs in each trial: a function from the values of the parameters to a job, or a text in a ConfigMap. */
  readonly trial: TrialSource;
  /**
   * Number of trials at a time.
   * @minimum 1
   * @asType integer
   * @default - 3, or `maxTrialCount` if that is less
   */
  readonly parallelTrialCount?: number;
  /**
   * Number of trials after which the search ends. It, and the other two counts, are all that can change later.
   * @minimum 1
   * @asType integer
   * @default - it goes on until the goal is reached
   */
  readonly maxTrialCount?: number;
  /**
   * Number of failed trials after which the search fails.
   * @minimum 0
   * @asType integer
   * @default - it never fails for them
   */
  readonly maxFailedTrialCount?: number;
  /** Whether the search can go on after its end, by a larger `maxTrialCount`. @default - `Never`, and `FromVolume` for `pbt` */
  readonly resumePolicy?: ResumePolicy;
  /** Whether jobs and their pods stay after their trials. @default false */
  readonly retain?: boolean;
  /**
   * Whether pods of trials keep the mesh's proxy, where the job says nothing else. Collectors that wait for all processes of the pod, as they do
   * unless the platform says otherwise, then wait for the proxy, and the trial never ends.
   * @default false
   */
  readonly mesh?: boolean;
  /** Labels of the Experiment. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Experiment. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}
