/**
 * kubeflow.org/v1beta1: `Trial` of Katib. Its CustomResourceDefinition takes any object.
 *
 * Source: Katib, pkg/apis/controller/trials/v1beta1; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MetricsCollectorSpec } from './metrics';
import { EarlyStoppingRule, KatibCondition, KatibTimes, ObjectiveSpec, Observation, ParameterAssignment } from './objective';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';

/** One training with one choice of values; the experiment's controller makes it. */
export interface TrialResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What runs, and what is measured. */
  readonly spec: TrialSpec;
  /** How far the training is. */
  readonly status?: TrialStatus;
}

/** What runs, and what is measured. */
export interface TrialSpec {
  /** What is optimized. */
  readonly objective: ObjectiveSpec;
  /** Values of the parameters. */
  readonly parameterAssignments?: readonly ParameterAssignment[];
  /** When the training is ended early; all must hold. */
  readonly earlyStoppingRules?: readonly EarlyStoppingRule[];
  /** The object that trains, with name and namespace of the trial. */
  readonly runSpec: AnyObject;
  /** Whether the object stays after the end of the trial. */
  readonly retainRun?: boolean;
  /** How metrics are collected. */
  readonly metricsCollector: MetricsCollectorSpec;
  /** Labels of the pods whose metrics are collected. */
  readonly primaryPodLabels?: Readonly<Record<string, string>>;
  /** Name of the container that trains. */
  readonly primaryContainerName?: string;
  /** Path in the notation of GJSON that is there once the object has succeeded. */
  readonly successCondition?: string;
  /** Path in the notation of GJSON that is there once the object has failed. */
  readonly failureCondition?: string;
  /** Labels by which the algorithm knows the trial again. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** How far a training is. */
export interface TrialStatus extends KatibTimes {
  /** States that it went through. */
  readonly conditions?: readonly TrialCondition[];
  /** Its metrics. */
  readonly observation?: Observation;
}

/** A state of a training. */
export interface TrialCondition extends KatibCondition {
  /** Name of the state. */
  readonly type: 'Created' | 'Running' | 'Succeeded' | 'Killed' | 'Failed' | 'MetricsUnavailable' | 'EarlyStopped';
}

/** `Trial`, namespaced. */
export class Trial extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Trial' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TrialResource>) {
    super(scope, id, { ...Trial.GVK, ...props });
  }
}
