/**
 * trainer.kubeflow.org/v1alpha1: what is reported of a `TrainJob`.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { Condition } from '../../k8s/meta/v1';
import { Int32, Time } from '../../meta';

/**
 * How far a training is.
 * @minProperties 1
 */
export interface TrainJobStatus {
  /**
   * Aspects of the state: `Suspended`, `Complete`, `Failed`.
   * @listType map
   * @listMapKeys type
   * @maxItems 8
   */
  readonly conditions?: readonly Condition[];
  /**
   * Numbers of Jobs, by the step that they are of.
   * @listType map
   * @listMapKeys name
   * @maxItems 100
   */
  readonly jobsStatus?: readonly JobStatus[];
  /** What the program itself reports, where that is switched on. */
  readonly trainerStatus?: TrainerStatus;
}

/** Numbers of Jobs of one step. */
export interface JobStatus {
  /**
   * Name of the step.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Jobs whose pods are ready or have succeeded.
   * @minimum 0
   */
  readonly ready: Int32;
  /**
   * Jobs that have succeeded.
   * @minimum 0
   */
  readonly succeeded: Int32;
  /**
   * Jobs that have failed.
   * @minimum 0
   */
  readonly failed: Int32;
  /**
   * Jobs with at least one pod that runs or waits.
   * @minimum 0
   */
  readonly active: Int32;
  /**
   * Jobs that are suspended.
   * @minimum 0
   */
  readonly suspended: Int32;
}

/**
 * What a program reports of its training.
 * @validation {"rule":"has(self.lastUpdatedTime)","message":"lastUpdatedTime is required when trainerStatus is present"}
 */
export interface TrainerStatus {
  /**
   * Part of the training that is done, in percent.
   * @minimum 0
   * @maximum 100
   */
  readonly progressPercentage?: Int32;
  /**
   * Seconds until the end, as far as the program can tell.
   * @minimum 0
   */
  readonly estimatedRemainingSeconds?: Int32;
  /**
   * Measures such as the loss.
   * @listType atomic
   * @maxItems 256
   */
  readonly metrics?: readonly TrainerMetric[];
  /** When the program last reported. */
  readonly lastUpdatedTime?: Time;
}

/** A measure of a training. */
export interface TrainerMetric {
  /**
   * What is measured.
   * @minLength 1
   * @maxLength 64
   */
  readonly name: string;
  /**
   * Its value, as text.
   * @minLength 1
   * @maxLength 64
   */
  readonly value: string;
}
