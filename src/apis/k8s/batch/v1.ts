/**
 * batch/v1: Job and CronJob.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTemplateSpec } from '../core/v1';
import { EmbeddedMetadata, LabelSelector } from '../meta/v1';
import { Int32, Int64, Manifest, NamedMetadata } from '../../meta';

/** Runs pods until a number of them has finished. */
export interface JobResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, how many must finish, and what a failure means. */
  readonly spec: JobSpec;
}

/** `Job`, namespaced. */
export class Job extends ApiObject {
  public static readonly GVK = { apiVersion: 'batch/v1', kind: 'Job' } as const;

  constructor(scope: Construct, id: string, props: Manifest<JobResource>) {
    super(scope, id, { ...Job.GVK, ...props });
  }
}

/** Pods of a job, how many must finish, and what a failure means. */
export interface JobSpec {
  /** Seconds after which the job is stopped and counts as failed. */
  readonly activeDeadlineSeconds?: Int64;
  /** Failures after which the job fails, 6 when left out. */
  readonly backoffLimit?: Int32;
  /** Failures of one index after which that index fails; only when `Indexed`. */
  readonly backoffLimitPerIndex?: Int32;
  /** Whether each completion has an index, `NonIndexed` when left out. */
  readonly completionMode?: 'NonIndexed' | 'Indexed';
  /** Pods that must succeed. */
  readonly completions?: Int32;
  /** Controller of the job; immutable, and Kubernetes' own when left out. */
  readonly managedBy?: string;
  /** Takes `selector` as written instead of making a unique one. */
  readonly manualSelector?: boolean;
  /** Failed indexes after which the whole job fails. */
  readonly maxFailedIndexes?: Int32;
  /** Pods that run at one time, 1 when left out; 0 pauses the job. */
  readonly parallelism?: Int32;
  /** What single kinds of failures mean. */
  readonly podFailurePolicy?: PodFailurePolicy;
  /** When a pod that stops is replaced. */
  readonly podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed';
  /** Labels of the pods; normally made by the server. */
  readonly selector?: LabelSelector;
  /** When the job succeeds before all pods have finished. */
  readonly successPolicy?: SuccessPolicy;
  /** Stops the job's pods and starts none until set to false. */
  readonly suspend?: boolean;
  /** Form of the pods; its restart policy is `Never` or `OnFailure`; immutable. */
  readonly template: PodTemplateSpec;
  /** Seconds after the end until the job is deleted; kept for ever when left out. */
  readonly ttlSecondsAfterFinished?: Int32;
}

/** What single kinds of failures mean. */
export interface PodFailurePolicy {
  /**
   * Rules in order; the first one that matches counts, at most 20.
   * @listType atomic
   */
  readonly rules: readonly PodFailurePolicyRule[];
}

/** Rule for one kind of failure; matches exit codes or conditions. */
export interface PodFailurePolicyRule {
  /** What the failure means for the job. */
  readonly action: 'FailJob' | 'FailIndex' | 'Ignore' | 'Count';
  /** Exit codes that match. */
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  /**
   * Conditions of the pod that match; one suffices.
   * @listType atomic
   */
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[];
}

/** Exit codes of failed containers. */
export interface PodFailurePolicyOnExitCodesRequirement {
  /** Container that is looked at; all when left out. */
  readonly containerName?: string;
  /** Whether the code must or must not be among `values`. */
  readonly operator: 'In' | 'NotIn';
  /**
   * Exit codes, 1 to 255 of them; no 0 with `In`.
   * @listType set
   */
  readonly values: readonly Int32[];
}

/** Condition of a failed pod. */
export interface PodFailurePolicyOnPodConditionsPattern {
  /** Status of the condition, `True` when left out. */
  readonly status?: 'True' | 'False' | 'Unknown';
  /** Condition type that is looked for, such as `DisruptionTarget`. */
  readonly type: string;
}

/** When a job succeeds before all pods have finished. */
export interface SuccessPolicy {
  /**
   * Rules in order; one that is fulfilled suffices, at most 20.
   * @listType atomic
   */
  readonly rules: readonly SuccessPolicyRule[];
}

/** Indexes that must have succeeded. */
export interface SuccessPolicyRule {
  /** Number of indexes that must have succeeded. */
  readonly succeededCount?: Int32;
  /** Indexes that count, such as `0,2-4`; all when left out. */
  readonly succeededIndexes?: string;
}

/** Makes jobs at set times. */
export interface CronJobResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Times, and the form of the jobs. */
  readonly spec: CronJobSpec;
}

/** `CronJob`, namespaced. */
export class CronJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'batch/v1', kind: 'CronJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CronJobResource>) {
    super(scope, id, { ...CronJob.GVK, ...props });
  }
}

/** Times, and the form of the jobs. */
export interface CronJobSpec {
  /** What happens when the last job still runs, `Allow` when left out. */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** Failed jobs that are kept, 1 when left out. */
  readonly failedJobsHistoryLimit?: Int32;
  /** Form of the jobs. */
  readonly jobTemplate: JobTemplateSpec;
  /** Times in cron notation: minute, hour, day of month, month, day of week. */
  readonly schedule: string;
  /** Seconds that a missed start may be made up for. */
  readonly startingDeadlineSeconds?: Int64;
  /** Successful jobs that are kept, 3 when left out. */
  readonly successfulJobsHistoryLimit?: Int32;
  /** Starts no further jobs. */
  readonly suspend?: boolean;
  /** Time zone of the schedule, such as `Etc/UTC`, the controller's own when left out. */
  readonly timeZone?: string;
}

/** Form of the jobs that are made. */
export interface JobTemplateSpec {
  /** Labels and annotations of the jobs. */
  readonly metadata?: EmbeddedMetadata;
  /** Pods of the jobs. */
  readonly spec?: JobSpec;
}
