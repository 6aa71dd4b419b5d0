/**
 * kueue.x-k8s.io/v1beta2: `ClusterQueue`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { ClusterQueueBase, FungibilityPreference } from '../queue';
import { ActiveStatus, QueueUsage, ShareStatus } from '../status';

/** Quotas that workloads of several namespaces wait for. */
export interface ClusterQueueResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Quotas, and how they are given away. */
  readonly spec?: ClusterQueueSpec;
  /** What is reported of it. */
  readonly status?: ClusterQueueStatus;
}

/**
 * Quotas, and how they are given away.
 * @validation {"message":"borrowingLimit must be nil when cohort is empty","rule":"!has(self.cohortName) && has(self.resourceGroups) ? self.resourceGroups.all(rg, rg.flavors.all(f, f.resources.all(r, !has(r.borrowingLimit)))) : true"}
 */
export interface ClusterQueueSpec extends ClusterQueueBase {
  /**
   * Cohort whose queues lend each other what they do not use; none when left out.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly cohortName?: string;
  /** Checks that a workload passes beside the quotas. */
  readonly admissionChecksStrategy?: AdmissionChecksStrategy;
  /**
   * Which flavor a workload gets where several have room.
   * @default {}
   */
  readonly flavorFungibility?: FlavorFungibility;
  /** Whether workloads come in turn by what their queues have used. */
  readonly admissionScope?: AdmissionScope;
}

/** Checks that a workload passes beside the quotas. */
export interface AdmissionChecksStrategy {
  /**
   * The checks.
   * @minItems 1
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly admissionChecks: readonly AdmissionCheckUse[];
}

/** A check, and where it counts. */
export interface AdmissionCheckUse {
  /**
   * Name of the `AdmissionCheck`.
   * @minLength 1
   * @maxLength 316
   */
  readonly name: string;
  /**
   * Flavors for which it counts; all when left out.
   * @maxItems 64
   * @listType set
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
export interface FlavorFungibility {
  /**
   * Whether the next flavor is tried where the first would have to be borrowed.
   * @default "MayStopSearch"
   */
  readonly whenCanBorrow?: 'MayStopSearch' | 'TryNextFlavor';
  /**
   * Whether the next flavor is tried where others would have to make place in the first.
   * @default "TryNextFlavor"
   */
  readonly whenCanPreempt?: 'MayStopSearch' | 'TryNextFlavor';
  /** What is tried first; only where both of the above are `TryNextFlavor`. */
  readonly preference?: FungibilityPreference;
}

/** Whether workloads come in turn by what their queues have used. */
export interface AdmissionScope {
  /** Whether they do. */
  readonly admissionMode: 'UsageBasedAdmissionFairSharing' | 'NoAdmissionFairSharing';
}

/** What is reported of a queue. */
export interface ClusterQueueStatus extends ActiveStatus, QueueUsage {
  /** Its share in what the cohort could lend. */
  readonly fairSharing?: ShareStatus;
}

/** `ClusterQueue`, cluster-scoped. */
export class ClusterQueue extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterQueueResource>) {
    super(scope, id, { ...ClusterQueue.GVK, ...props });
  }
}
