/**
 * kubeflow.org/v1: what the jobs of the Training Operator have in common.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { PodTemplateSpec } from '../../k8s/core/v1';
import { LabelSelector } from '../../k8s/meta/v1';
import { Int32, Int64, Quantity, Time } from '../../meta';

/** Pods of one role. */
export interface TrainingReplica {
  /**
   * How many pods; 1 when left out, for the workers of an `MPIJob` 0.
   * @check {"minimum":0}
   */
  readonly replicas?: Int32;
  /**
   * Form of the pods; each of them needs a container of the framework's name, which trains, and an image for all containers.
   * @check {"required":["spec"],"properties":{"spec":{"properties":{"containers":{"items":{"required":["image"],"properties":{"image":{"minLength":1}}}}}}}}
   */
  readonly template?: PodTemplateSpec;
  /**
   * What follows the end of a pod, in place of the template's policy; with `ExitCode` a pod starts again if its code is 128 or more.
   * `Never` when left out, for PyTorch and Paddle `OnFailure`.
   * @asType string
   * @check {"enum":["Always","OnFailure","Never","ExitCode"]}
   */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never' | 'ExitCode';
}

/** The one pod that leads the others; unlike the number of others, its own must be written. */
export interface TrainingMaster extends TrainingReplica {
  /** There is one. */
  readonly replicas: 1;
}

/** How a training is run. */
export interface TrainingRunPolicy {
  /**
   * Which pods are deleted at the end: those that still run, all, or none; none when left out.
   * @asType string
   * @check {"enum":["All","Running","None"]}
   */
  readonly cleanPodPolicy?: 'All' | 'Running' | 'None';
  /** Seconds after the end until the job is deleted; kept when left out. */
  readonly ttlSecondsAfterFinished?: Int32;
  /**
   * Seconds after which a training that still runs is stopped and counts as failed, at least 1.
   * @check {"minimum":1}
   */
  readonly activeDeadlineSeconds?: Int64;
  /**
   * How often pods start again before the training counts as failed.
   * @check {"minimum":0}
   */
  readonly backoffLimit?: Int32;
  /** How the pods are placed together by a gang scheduler. */
  readonly schedulingPolicy?: TrainingSchedulingPolicy;
  /**
   * Holds the training back, or stops it, until it is set to false; a queue uses it.
   * @default false
   */
  readonly suspend?: boolean;
  /**
   * Controller that works on the job: the operator, or Kueue for another cluster. Immutable.
   * @asType string
   * @check {"enum":["kubeflow.org/training-operator","kueue.x-k8s.io/multikueue"]}
   */
  readonly managedBy?: 'kubeflow.org/training-operator' | 'kueue.x-k8s.io/multikueue';
}

/** How pods are placed together. */
export interface TrainingSchedulingPolicy {
  /** Pods that must find a place before any starts; all when left out. */
  readonly minAvailable?: Int32;
  /**
   * Queue of Volcano. Immutable.
   * @validation {"message":"spec.runPolicy.schedulingPolicy.queue is immutable","rule":"self == oldSelf"}
   */
  readonly queue?: string;
  /** Resources that must be free before any pod starts; those of all pods when left out. */
  readonly minResources?: Readonly<Record<string, Quantity>>;
  /** Class that orders the group among others. */
  readonly priorityClass?: string;
  /** Seconds that the scheduler waits for a place of all pods. */
  readonly scheduleTimeoutSeconds?: Int32;
}

/** How far a training is. */
export interface TrainingJobStatus {
  /** States that it went through; those that hold have the status `True`. */
  readonly conditions?: readonly TrainingJobCondition[];
  /** Pods by role. */
  readonly replicaStatuses?: Readonly<Record<string, TrainingReplicaStatus>>;
  /** When the operator first saw it. */
  readonly startTime?: Time;
  /** When it ended. */
  readonly completionTime?: Time;
  /** When the operator last looked at it. */
  readonly lastReconcileTime?: Time;
}

/** A state of a training. */
export interface TrainingJobCondition {
  /** `Created`, `Running`, `Restarting`, `Succeeded`, `Suspended` or `Failed`. */
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When the state was last written. */
  readonly lastUpdateTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** Pods of a role. */
export interface TrainingReplicaStatus {
  /** Pods that run. */
  readonly active?: Int32;
  /** Pods that ended well. */
  readonly succeeded?: Int32;
  /** Pods that failed. */
  readonly failed?: Int32;
  /**
   * Labels of the pods.
   * @deprecated `selector` says it
   */
  readonly labelSelector?: LabelSelector;
  /** Labels of the pods, as text. */
  readonly selector?: string;
}
