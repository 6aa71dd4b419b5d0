/**
 * kubeflow.org/v1beta1: `Experiment` of Katib. Its CustomResourceDefinition takes any object; the webhook of Katib looks closer.
 *
 * Source: Katib, pkg/apis/controller/experiments/v1beta1; release in pins/. What its webhook refuses is refused here.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MetricsCollectorSpec } from './metrics';
import { NasConfig } from './nas';
import { AlgorithmSpec, EarlyStoppingSpec, KatibCondition, KatibTimes, ObjectiveSpec, Observation, ParameterAssignment, ResumePolicy } from './objective';
import { ParameterSpec } from './parameter';
import { TrialTemplate } from './trial-template';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** A search for the best values of parameters: Katib trains a model with many choices of them, each in a trial. */
export interface ExperimentResource {
  /** Identity of the object; the namespace is that of a profile, the name has at most 40 characters. */
  readonly metadata: NamedMetadata;
  /** What is searched, and how. */
  readonly spec: ExperimentSpec;
  /** How far the search is. */
  readonly status?: ExperimentStatus;
}

/**
 * What is searched, and how; only the three counts can be changed later.
 * @schema {"oneOf":[{"required":["parameters"]},{"required":["nasConfig"]}]}
 */
export interface ExperimentSpec {
  /** What is optimized. */
  readonly objective: ObjectiveSpec;
  /** What chooses the values of the next trials. */
  readonly algorithm: AlgorithmSpec;
  /**
   * The parameters with their ranges; or `nasConfig`.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly parameters?: readonly ParameterSpec[];
  /** The networks that are searched; or `parameters`. */
  readonly nasConfig?: NasConfig;
  /** What runs in each trial. */
  readonly trialTemplate: TrialTemplate;
  /** How metrics of trials are collected; from the output of the training container if left out. */
  readonly metricsCollectorSpec?: MetricsCollectorSpec;
  /** What ends trials that promise nothing; none is ended if left out. */
  readonly earlyStopping?: EarlyStoppingSpec;
  /**
   * Number of trials at a time, 3 if left out; at most `maxTrialCount`.
   * @minimum 1
   */
  readonly parallelTrialCount?: Int32;
  /**
   * Number of trials after which the search ends; left out, it goes on until the goal is reached.
   * @minimum 1
   */
  readonly maxTrialCount?: Int32;
  /**
   * Number of failed trials after which the search fails; at most `maxTrialCount`.
   * @minimum 0
   */
  readonly maxFailedTrialCount?: Int32;
  /** Whether the search can go on after its end; `Never` if left out. */
  readonly resumePolicy?: ResumePolicy;
}

/** How far a search is. */
export interface ExperimentStatus extends KatibTimes {
  /** States that the search went through. */
  readonly conditions?: readonly ExperimentCondition[];
  /** The best trial so far. */
  readonly currentOptimalTrial?: OptimalTrial;
  /** Names of trials that run. */
  readonly runningTrialList?: readonly string[];
  /** Names of trials that wait. */
  readonly pendingTrialList?: readonly string[];
  /** Names of trials that failed. */
  readonly failedTrialList?: readonly string[];
  /** Names of trials that succeeded. */
  readonly succeededTrialList?: readonly string[];
  /** Names of trials that were killed. */
  readonly killedTrialList?: readonly string[];
  /** Names of trials that were ended early. */
  readonly earlyStoppedTrialList?: readonly string[];
  /** Names of trials that reported no metrics. */
  readonly metricsUnavailableTrialList?: readonly string[];
  /** Number of all trials. */
  readonly trials?: Int32;
  /** Number of trials that succeeded. */
  readonly trialsSucceeded?: Int32;
  /** Number of trials that failed. */
  readonly trialsFailed?: Int32;
  /** Number of trials that were killed. */
  readonly trialsKilled?: Int32;
  /** Number of trials that wait. */
  readonly trialsPending?: Int32;
  /** Number of trials that run. */
  readonly trialsRunning?: Int32;
  /** Number of trials that were ended early. */
  readonly trialsEarlyStopped?: Int32;
  /** Number of trials that reported no metrics. */
  readonly trialMetricsUnavailable?: Int32;
}

/** The best trial. */
export interface OptimalTrial {
  /** Its name. */
  readonly bestTrialName?: string;
  /** Its values of the parameters. */
  readonly parameterAssignments?: readonly ParameterAssignment[];
  /** Its metrics. */
  readonly observation?: Observation;
}

/** A state of a search. */
export interface ExperimentCondition extends KatibCondition {
  /** Name of the state. */
  readonly type: 'Created' | 'Running' | 'Restarting' | 'Succeeded' | 'Failed';
}

/**
 * An object of Katib as its CustomResourceDefinitions describe it: anything.
 * @preserveUnknownFields
 */
export interface KatibResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
}

/** `Experiment`, namespaced. */
export class Experiment extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ExperimentResource>) {
    super(scope, id, { ...Experiment.GVK, ...props });
  }
}
