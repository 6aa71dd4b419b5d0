/**
 * kueue.x-k8s.io/v1beta1: `ClusterQueue`, which v1beta2 has under better names.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata, Time } from '../../meta';
import { ClusterObject } from '../../object';
import { ClusterQueueBase, FungibilityPreference } from '../queue';
import { ActiveV1beta1Status, QueueUsage, UsageShareStatus } from '../status';

/** Quotas that workloads of several namespaces wait for. */
export interface ClusterQueueV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Quotas, and how they are given away. */
  readonly spec?: ClusterQueueV1beta1Spec;
  /** What is reported of it. */
  readonly status?: ClusterQueueV1beta1Status;
}

/**
 * Quotas, and how they are given away.
 * @validation {"message":"borrowingLimit must be nil when cohort is empty","rule":"!has(self.cohort) && has(self.resourceGroups) ? self.resourceGroups.all(rg, rg.flavors.all(f, f.resources.all(r, !has(r.borrowingLimit)))) : true"}
 */
export interface ClusterQueueV1beta1Spec extends ClusterQueueBase {
  /**
   * Cohort whose queues lend each other what they do not use; none when left out.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly cohort?: string;
  /**
   * Names of checks that a workload passes in all flavors.
   * @items {"maxLength":316}
   */
  readonly admissionChecks?: readonly string[];
  /** Checks that a workload passes beside the quotas. */
  readonly admissionChecksStrategy?: AdmissionChecksStrategyV1beta1;
  /**
   * Which flavor a workload gets where several have room.
   * @default {}
   */
  readonly flavorFungibility?: FlavorFungibilityV1beta1;
  /** Whether workloads come in turn by what their queues have used. */
  readonly admissionScope?: AdmissionScopeV1beta1;
}

/** Checks that a workload passes beside the quotas. */
export interface AdmissionChecksStrategyV1beta1 {
  /** The checks. */
  readonly admissionChecks?: readonly AdmissionCheckUseV1beta1[];
}

/** A check, and where it counts. */
export interface AdmissionCheckUseV1beta1 {
  /**
   * Name of the `AdmissionCheck`.
   * @maxLength 316
   */
  readonly name: string;
  /**
   * Flavors for which it counts; all when left out.
   * @items {"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}
   */
  readonly onFlavors?: readonly string[];
}

/**
 * Which flavor a workload gets where several have room.
 * @validation {"message":"preference can only be set when both whenCanBorrow and whenCanPreempt are TryNextFlavor","rule":"!has(self.preference) || (self.whenCanBorrow == 'TryNextFlavor' && self.whenCanPreempt == 'TryNextFlavor')"}
 * @check {"anyOf":[{"properties":{"preference":{"enum":[],"x-form":"left out, unless whenCanBorrow and whenCanPreempt are TryNextFlavor"}}},{
 * "required":["whenCanBorrow"],"properties":{"whenCanBorrow":{"enum":["TryNextFlavor"]},"whenCanPreempt":{"enum":["TryNextFlavor"]}}}]}
 */
export interface FlavorFungibilityV1beta1 {
  /**
   * Whether the next flavor is tried where the first would have to be borrowed.
   * @default "MayStopSearch"
   */
  readonly whenCanBorrow?: 'MayStopSearch' | 'TryNextFlavor' | 'Borrow';
  /**
   * Whether the next flavor is tried where others would have to make place in the first.
   * @default "TryNextFlavor"
   */
  readonly whenCanPreempt?: 'MayStopSearch' | 'TryNextFlavor' | 'Preempt';
  /** What is tried first; only where both of the above are `TryNextFlavor`. */
  readonly preference?: FungibilityPreference;
}

/** Whether workloads come in turn by what their queues have used. */
export interface AdmissionScopeV1beta1 {
  /**
   * Whether they do.
   * @asType string
   * @check {"enum":["UsageBasedAdmissionFairSharing","NoAdmissionFairSharing"]}
   */
  readonly admissionMode: 'UsageBasedAdmissionFairSharing' | 'NoAdmissionFairSharing';
}

/** What is reported of a queue. */
export interface ClusterQueueV1beta1Status extends ActiveV1beta1Status, QueueUsage {
  /** Its share in what the cohort could lend. */
  readonly fairSharing?: UsageShareStatus;
  /**
   * Workloads that wait.
   * @deprecated nobody writes it; the API `visibility.kueue.x-k8s.io` tells them
   */
  readonly pendingWorkloadsStatus?: PendingWorkloadsV1beta1Status;
}

/** Workloads that wait. */
export interface PendingWorkloadsV1beta1Status {
  /**
   * The first of them.
   * @listType atomic
   */
  readonly clusterQueuePendingWorkload?: readonly PendingV1beta1Workload[];
  /** When they changed. */
  readonly lastChangeTime: Time;
}

/** A workload that waits. */
export interface PendingV1beta1Workload {
  /** Its name. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
}

/** `ClusterQueue`, cluster-scoped. */
export class ClusterQueue extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'ClusterQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterQueueV1beta1Resource>) {
    super(scope, id, { ...ClusterQueue.GVK, ...props });
  }
}
