/**
 * jobset.x-k8s.io/v1alpha2: `JobSet`.
 *
 * Source: JobSet, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { JobSetSpec } from './spec';
import { Condition } from '../../k8s/meta/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Jobs that start, fail and end together, such as the processes of a distributed training. */
export interface JobSetResource {
  /** Identity of the object; the name is the first part of those of the Jobs and pods. */
  readonly metadata: NamedMetadata;
  /** The Jobs, and what their end or failure means. */
  readonly spec?: JobSetSpec;
  /** How far the Jobs are. */
  readonly status?: JobSetStatus;
}

/** How far the Jobs of a set are. */
export interface JobSetStatus {
  /**
   * Aspects of the state: `Completed`, `Failed`, `Suspended`, `StartupPolicyInProgress`, `StartupPolicyCompleted`.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /**
   * Number of the restart in place that runs now.
   * @minimum 0
   */
  readonly currentInPlaceRestartAttempt?: Int32;
  /**
   * Number of the restart in place that all pods have behind them.
   * @minimum 0
   */
  readonly previousInPlaceRestartAttempt?: Int32;
  /**
   * Numbers of Jobs, by the replicated job that they are of.
   * @listType map
   * @listMapKeys name
   */
  readonly replicatedJobsStatus?: readonly ReplicatedJobStatus[];
  /** How often the set was started anew. */
  readonly restarts?: Int32;
  /** Of these, how many count for `failurePolicy.maxRestarts`. */
  readonly restartsCountTowardsMax?: Int32;
  /** `Completed` or `Failed` at the end. */
  readonly terminalState?: string;
}

/** Numbers of Jobs of one replicated job. */
export interface ReplicatedJobStatus {
  /** Name of the replicated job. */
  readonly name: string;
  /** Jobs whose pods are ready or have succeeded. */
  readonly ready: Int32;
  /** Jobs that have succeeded. */
  readonly succeeded: Int32;
  /** Jobs that have failed. */
  readonly failed: Int32;
  /** Jobs with at least one pod that runs or waits. */
  readonly active: Int32;
  /** Jobs that are suspended. */
  readonly suspended: Int32;
}

/** `JobSet`, namespaced. */
export class JobSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<JobSetResource>) {
    super(scope, id, { ...JobSet.GVK, ...props });
  }
}
