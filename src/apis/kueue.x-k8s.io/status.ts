/**
 * kueue.x-k8s.io: what is reported of queues and of what stands behind them, as all versions have it.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Condition } from '../k8s/meta/v1';
import { Int32, Int64, Quantity, Time } from '../meta';

/** Whether Kueue can use the object. */
export interface ActiveStatus {
  /**
   * Aspects of the state, such as `Active`.
   * @maxItems 16
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
}

/** Whether Kueue can use the object, as v1beta1 has it. */
export interface ActiveV1beta1Status {
  /**
   * Aspects of the state, such as `Active`.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
}

/** Numbers of workloads of a queue. */
export interface QueueCounts {
  /** Workloads that have a place and have not ended. */
  readonly admittedWorkloads?: Int32;
  /** Workloads that wait. */
  readonly pendingWorkloads?: Int32;
  /** Workloads that quota is reserved for. */
  readonly reservingWorkloads?: Int32;
}

/** Quota of a flavor that a `ClusterQueue` has given away. */
export interface QueueFlavorUsage {
  /**
   * Name of the flavor.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Amounts, by resource.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly resources: readonly QueueResourceUsage[];
}

/** Amount of a resource that a `ClusterQueue` has given away. */
export interface QueueResourceUsage {
  /** The resource. */
  readonly name: string;
  /** All of it. */
  readonly total?: Quantity;
  /** What of it is borrowed from the cohort. */
  readonly borrowed?: Quantity;
}

/** What a `ClusterQueue` has given away. */
export interface QueueUsage extends QueueCounts {
  /**
   * What is reserved, by flavor.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly flavorsReservation?: readonly QueueFlavorUsage[];
  /**
   * What workloads with a place use, by flavor.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly flavorsUsage?: readonly QueueFlavorUsage[];
}

/** Quota of a flavor that workloads of a `LocalQueue` have. */
export interface LocalFlavorUsage {
  /**
   * Name of the flavor.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Amounts, by resource.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly resources: readonly LocalResourceUsage[];
}

/** Amount of a resource that workloads of a `LocalQueue` have. */
export interface LocalResourceUsage {
  /** The resource. */
  readonly name: string;
  /** How much of it. */
  readonly total?: Quantity;
}

/** Share of a queue or cohort in what could be lent. */
export interface ShareStatus {
  /** Highest quotient of what is used beyond the own quota and of what the cohort could lend, in thousandths; the largest number for a weight of 0. */
  readonly weightedShare: Int64;
}

/** Share of a queue, with what its workloads have used over time. */
export interface UsageShareStatus extends ShareStatus {
  /** What was used, where queues come in turn by that. */
  readonly admissionFairSharingStatus?: ConsumedStatus;
}

/** What was used over time; what is long past counts less. */
export interface ConsumedStatus {
  /** Amounts, by resource. */
  readonly consumedResources: Readonly<Record<string, Quantity>>;
  /** When they were counted. */
  readonly lastUpdate: Time;
}
