/**
 * kueue.x-k8s.io: what queues consist of, as all versions have it.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { FairSharing, QueueResourceGroup } from './quotas';
import { LabelSelector } from '../k8s/meta/v1';
import { Int32 } from '../meta';

/** Whether a queue takes nothing new (`Hold`), or stops what runs too (`HoldAndDrain`). */
export type QueueStopPolicy = 'None' | 'Hold' | 'HoldAndDrain';

/** Quotas of a queue, and how they are given away. */
export interface ClusterQueueBase {
  /**
   * Quotas.
   * @maxItems 16
   * @listType atomic
   */
  readonly resourceGroups?: readonly QueueResourceGroup[];
  /**
   * Whether a workload without a place holds those behind it (`StrictFIFO`), or lets them pass.
   * @default "BestEffortFIFO"
   */
  readonly queueingStrategy?: 'StrictFIFO' | 'BestEffortFIFO';
  /** Namespaces whose workloads are taken: all with an empty selector, none when left out. */
  readonly namespaceSelector?: LabelSelector;
  /**
   * Which workloads make place for others.
   * @default {}
   */
  readonly preemption?: QueuePreemption;
  /**
   * Whether the queue is stopped.
   * @default "None"
   */
  readonly stopPolicy?: QueueStopPolicy;
  /** Share of what the cohort could lend. */
  readonly fairSharing?: FairSharing;
}

/**
 * Which workloads make place for others.
 * @validation {"message":"reclaimWithinCohort=Never and borrowWithinCohort.Policy!=Never","rule":"!(self.reclaimWithinCohort == 'Never' && has(self.borrowWithinCohort) &&  self.borrowWithinCohort.policy != 'Never')"}
 * @check {"anyOf":[{"properties":{"borrowWithinCohort":{"properties":{"policy":{"enum":["Never"],
 * "x-form":"Never, as long as reclaimWithinCohort is"}}}}},{"required":["reclaimWithinCohort"],"properties":{"reclaimWithinCohort":{
 * "enum":["LowerPriority","Any"]}}}]}
 */
export interface QueuePreemption {
  /**
   * Whether workloads of the cohort that run on borrowed quota make place for one that has a right to it.
   * @default "Never"
   */
  readonly reclaimWithinCohort?: 'Never' | 'LowerPriority' | 'Any';
  /**
   * Whether one that borrows may do so too; not without `reclaimWithinCohort`.
   * @default {}
   */
  readonly borrowWithinCohort?: QueueBorrowing;
  /**
   * Whether workloads of the same queue make place.
   * @default "Never"
   */
  readonly withinClusterQueue?: 'Never' | 'LowerPriority' | 'LowerOrNewerEqualPriority';
}

/** Whether a workload that borrows takes the place of others. */
export interface QueueBorrowing {
  /**
   * Whether it takes the place of those with a lower priority.
   * @default "Never"
   */
  readonly policy?: 'Never' | 'LowerPriority';
  /** Highest priority of those. */
  readonly maxPriorityThreshold?: Int32;
}

/** What is tried first: quota of the others, or the place of other workloads. */
export type FungibilityPreference = 'BorrowingOverPreemption' | 'PreemptionOverBorrowing';

/**
 * A queue of a namespace.
 * @check {"required":["clusterQueue"]}
 */
export interface LocalQueueSpec {
  /**
   * Name of the `ClusterQueue` behind it. Immutable.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @validation {"message":"field is immutable","rule":"self == oldSelf"}
   */
  readonly clusterQueue?: string;
  /**
   * Whether the queue is stopped.
   * @default "None"
   */
  readonly stopPolicy?: QueueStopPolicy;
  /** Share among the queues of the same `ClusterQueue`. */
  readonly fairSharing?: FairSharing;
}

/** Quotas that queues share. */
export interface CohortSpecBase {
  /**
   * Quotas beside those of the queues.
   * @maxItems 16
   * @listType atomic
   */
  readonly resourceGroups?: readonly QueueResourceGroup[];
  /** Share of what the parent could lend. */
  readonly fairSharing?: FairSharing;
}
