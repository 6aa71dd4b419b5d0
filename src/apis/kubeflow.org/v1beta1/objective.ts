/**
 * kubeflow.org/v1beta1: what experiments, suggestions and trials of Katib have in common: goal, algorithms and conditions.
 *
 * Source: Katib, pkg/apis/controller/common/v1beta1; release in pins/.
 */
import { Int32, Time } from '../../meta';

/** What is optimized. */
export interface ObjectiveSpec {
  /** Whether the objective metric is to become small or large. */
  readonly type: 'minimize' | 'maximize';
  /** Value of the objective metric at which the experiment ends; left out, it ends after `maxTrialCount` trials. */
  readonly goal?: number;
  /**
   * Name of the metric that is optimized, as the training code prints or reports it.
   * @minLength 1
   */
  readonly objectiveMetricName: string;
  /** Names of further metrics that are recorded; the objective metric is none of them. */
  readonly additionalMetricNames?: readonly string[];
  /** Which of a metric's values counts for a trial; by `type` the smallest or the largest if left out. */
  readonly metricStrategies?: readonly MetricStrategy[];
}

/** Which of a metric's values counts. */
export interface MetricStrategy {
  /**
   * Name of the metric.
   * @minLength 1
   */
  readonly name: string;
  /** The smallest, the largest or the last value. */
  readonly value: 'min' | 'max' | 'latest';
}

/** The algorithm that chooses values for trials. */
export interface AlgorithmSpec {
  /**
   * Name in Katib's configuration, such as `random`, `tpe` or `grid`.
   * @minLength 1
   */
  readonly algorithmName: string;
  /** Settings of the algorithm; its own service checks them. */
  readonly algorithmSettings?: readonly AlgorithmSetting[];
}

/** The algorithm that ends trials which promise nothing. */
export interface EarlyStoppingSpec {
  /**
   * Name in Katib's configuration, such as `medianstop`.
   * @minLength 1
   */
  readonly algorithmName: string;
  /** Settings of the algorithm; its own service checks them. */
  readonly algorithmSettings?: readonly AlgorithmSetting[];
}

/** A setting of an algorithm. */
export interface AlgorithmSetting {
  /**
   * Name of the setting.
   * @minLength 1
   */
  readonly name: string;
  /** Value, a number too in quotes. */
  readonly value: string;
}

/** Value of a parameter in one trial. */
export interface ParameterAssignment {
  /** Name of the parameter. */
  readonly name?: string;
  /** Its value. */
  readonly value?: string;
}

/** Values of all metrics of a trial. */
export interface Observation {
  /** One entry for each metric. */
  readonly metrics?: readonly ObservedMetric[];
}

/** Values of a metric. */
export interface ObservedMetric {
  /** Name of the metric. */
  readonly name?: string;
  /** The smallest value. */
  readonly min?: string;
  /** The largest value. */
  readonly max?: string;
  /** The last value. */
  readonly latest?: string;
}

/** When a trial is ended early. */
export interface EarlyStoppingRule {
  /** Name of the metric. */
  readonly name?: string;
  /** Value that the metric is compared with. */
  readonly value?: string;
  /** How the metric must stand to the value for the trial to end. */
  readonly comparison?: 'equal' | 'less' | 'greater';
  /** Number of values that come before the first comparison; all values are compared if left out. */
  readonly startStep?: Int32;
}

/** What happens to the suggestion's service, and its memory, once the experiment has ended. */
export type ResumePolicy = 'Never' | 'LongRunning' | 'FromVolume';

/** What the states of experiments, suggestions and trials have in common. */
export interface KatibCondition {
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When the condition was last written. */
  readonly lastUpdateTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** When an experiment, a suggestion or a trial began and ended. */
export interface KatibTimes {
  /** When its controller first saw it. */
  readonly startTime?: Time;
  /** When it ended. */
  readonly completionTime?: Time;
  /** When its controller last looked at it. */
  readonly lastReconcileTime?: Time;
}
