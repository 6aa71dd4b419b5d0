/**
 * kueue.x-k8s.io/v1beta2: what is reported of a `Workload`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Condition } from '../../k8s/meta/v1';
import { Int32, Time } from '../../meta';
import { CheckStateBase, EvictionCount, PodSetAssignmentBase, PodSetUpdateBase, WorkloadStatusBase } from '../workload-status';

/**
 * What is reported of a workload.
 * @validation {"message":"clusterName is immutable once set","rule":"!has(oldSelf.clusterName) || !has(self.clusterName) || oldSelf.clusterName == self.clusterName"}
 * @validation {"message":"clusterName and nominatedClusterNames are mutually exclusive","rule":"!has(self.clusterName) || (!has(self.nominatedClusterNames) || (has(self.nominatedClusterNames) && size(self.nominatedClusterNames) == 0))"}
 */
export interface WorkloadStatus extends WorkloadStatusBase {
  /** Seconds for which it had a place in former turns. */
  readonly accumulatedPastExecutionTimeSeconds?: Int32;
  /** Its place; none while it waits. */
  readonly admission?: Admission;
  /**
   * What the checks say.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly admissionChecks?: readonly AdmissionCheckState[];
  /**
   * Cluster that it was handed to.
   * @maxLength 256
   */
  readonly clusterName?: string;
  /**
   * Aspects of the state: `QuotaReserved`, `Admitted`, `PodsReady`, `Evicted`, `Preempted`, `Requeued`, `Finished` ...
   * @maxItems 16
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /**
   * Which gates for preemption are open.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly preemptionGates?: readonly PreemptionGateState[];
  /** How its turns went. */
  readonly schedulingStats?: SchedulingStats;
  /**
   * Nodes with pods of it that have failed.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly unhealthyNodes?: readonly UnhealthyNode[];
}

/** Place of a workload. */
export interface Admission {
  /**
   * Name of the `ClusterQueue` whose quota it takes.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly clusterQueue?: string;
  /**
   * What its pods got, by their form.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly podSetAssignments?: readonly PodSetAssignment[];
}

/** What pods of one form got. */
export interface PodSetAssignment extends PodSetAssignmentBase {
  /**
   * Name of the form.
   * @default "main"
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name?: string;
  /**
   * Whether it is known which nodes near each other they get, where that is found out later.
   * @maxLength 7
   */
  readonly delayedTopologyRequest?: 'Pending' | 'Ready';
  /** Which nodes near each other they get. */
  readonly topologyAssignment?: TopologyAssignment;
}

/**
 * Nodes near each other that pods of one form get.
 * @validation {"message":"valuesPerLevel must have the same length as the number of levels in this TopologyAssignment","rule":"self.slices.all(x, size(x.valuesPerLevel) == size(self.levels))"}
 */
export interface TopologyAssignment {
  /**
   * Labels of nodes, from far to near.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   * @items {"maxLength":317}
   */
  readonly levels: readonly string[];
  /**
   * Groups of places.
   * @maxItems 1000
   * @listType atomic
   */
  readonly slices: readonly TopologySlice[];
}

/**
 * A group of places.
 * @validation {"message":"podCounts.individual must have length equal to domainCount","rule":"!has(self.podCounts.individual) || size(self.podCounts.individual) == self.domainCount"}
 * @validation {"message":"valuesPerLevel.individual, if set, must have roots of length equal to domainCount of this TopologyAssignmentSlice","rule":"self.valuesPerLevel.all(x, !has(x.individual) || size(x.individual.roots) == self.domainCount)"}
 */
export interface TopologySlice {
  /**
   * How many places.
   * @minimum 1
   */
  readonly domainCount: Int32;
  /** How many pods each has. */
  readonly podCounts: TopologyPodCounts;
  /**
   * Values of the labels, in the order of the levels.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly valuesPerLevel: readonly TopologyLevelValues[];
}

/**
 * How many pods the places have.
 * @validation {"message":"exactly one of the fields in [universal individual] must be set","rule":"[has(self.universal),has(self.individual)].filter(x,x==true).size() == 1"}
 */
export interface TopologyPodCounts {
  /**
   * The same number for all.
   * @minimum 1
   */
  readonly universal?: Int32;
  /**
   * A number for each.
   * @minItems 1
   * @maxItems 100000
   * @listType atomic
   * @items {"minimum":1}
   */
  readonly individual?: readonly Int32[];
}

/**
 * Values of one label.
 * @validation {"message":"exactly one of the fields in [universal individual] must be set","rule":"[has(self.universal),has(self.individual)].filter(x,x==true).size() == 1"}
 */
export interface TopologyLevelValues {
  /**
   * The same for all places.
   * @maxLength 63
   */
  readonly universal?: string;
  /** One for each. */
  readonly individual?: TopologyValues;
}

/** Values of one label, one for each place. */
export interface TopologyValues {
  /**
   * What all begin with.
   * @maxLength 63
   */
  readonly prefix?: string;
  /**
   * What they differ in.
   * @minItems 1
   * @maxItems 100000
   * @listType atomic
   * @items {"maxLength":63}
   */
  readonly roots: readonly string[];
  /**
   * What all end with.
   * @maxLength 63
   */
  readonly suffix?: string;
}

/** What a check says of the workload. */
export interface AdmissionCheckState extends CheckStateBase {
  /**
   * Name of the check.
   * @minLength 1
   * @maxLength 316
   */
  readonly name: string;
  /**
   * What it changes in the pods.
   * @maxItems 8
   * @listType atomic
   */
  readonly podSetUpdates?: readonly PodSetUpdate[];
}

/** What a check changes in the pods of one form. */
export interface PodSetUpdate extends PodSetUpdateBase {
  /**
   * Tolerations that the pods get.
   * @maxItems 8
   * @listType atomic
   * @validation {"message":"operator must be Exists when 'key' is empty, which means 'match all values and all keys'","rule":"self.all(x, !has(x.key) ? x.operator == 'Exists' : true)"}
   * @validation {"message":"effect must be 'NoExecute' when 'tolerationSeconds' is set","rule":"self.all(x, has(x.tolerationSeconds) ? x.effect == 'NoExecute' : true)"}
   * @validation {"message":"supported toleration values: 'Equal'(default), 'Exists'","rule":"self.all(x, !has(x.operator) || x.operator in ['Equal', 'Exists'])"}
   * @validation {"message":"a value must be empty when 'operator' is 'Exists'","rule":"self.all(x, has(x.operator) && x.operator == 'Exists' ? !has(x.value) : true)"}
   * @validation {"message":"supported taint effect values: 'NoSchedule', 'PreferNoSchedule', 'NoExecute'","rule":"self.all(x, !has(x.effect) || x.effect in ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])"}
   */
  readonly tolerations?: PodSetUpdateBase['tolerations'];
}

/** Whether a gate for preemption is open. */
export interface PreemptionGateState {
  /**
   * Its name.
   * @minLength 1
   * @maxLength 63
   */
  readonly name: string;
  /** Whether it is open. */
  readonly position: 'Closed' | 'Open';
  /** When that last changed. */
  readonly lastTransitionTime: Time;
}

/** How the turns of a workload went. */
export interface SchedulingStats {
  /**
   * How often it lost its place, by reason.
   * @maxItems 256
   * @listType map
   * @listMapKeys reason,underlyingCause
   */
  readonly evictions?: readonly EvictionCount[];
}

/** A node that has failed. */
export interface UnhealthyNode {
  /**
   * Its name.
   * @maxLength 63
   */
  readonly name: string;
}
