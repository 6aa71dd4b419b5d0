/**
 * kueue.x-k8s.io/v1beta1: what is reported of a `Workload`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Condition } from '../../k8s/meta/v1';
import { Int32 } from '../../meta';
import { CheckStateBase, EvictionCount, PodSetAssignmentBase, PodSetUpdateBase, WorkloadStatusBase } from '../workload-status';

/**
 * What is reported of a workload.
 * @validation {"message":"clusterName is immutable once set","rule":"!has(oldSelf.clusterName) || !has(self.clusterName) || oldSelf.clusterName == self.clusterName"}
 * @validation {"message":"clusterName and nominatedClusterNames are mutually exclusive","rule":"!has(self.clusterName) || (!has(self.nominatedClusterNames) || (has(self.nominatedClusterNames) && size(self.nominatedClusterNames) == 0))"}
 */
export interface WorkloadV1beta1Status extends Omit<WorkloadStatusBase, 'nominatedClusterNames'> {
  /** Seconds for which it had a place in former turns; the name is the API's own. */
  readonly accumulatedPastExexcutionTimeSeconds?: Int32;
  /** Its place; none while it waits. */
  readonly admission?: AdmissionV1beta1;
  /**
   * What the checks say.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly admissionChecks?: readonly AdmissionCheckV1beta1State[];
  /** Cluster that it was handed to. */
  readonly clusterName?: string;
  /**
   * Clusters that the workload may go to.
   * @maxItems 20
   * @listType atomic
   */
  readonly nominatedClusterNames?: readonly string[];
  /**
   * Aspects of the state: `QuotaReserved`, `Admitted`, `PodsReady`, `Evicted`, `Preempted`, `Requeued`, `Finished` ...
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** How its turns went. */
  readonly schedulingStats?: SchedulingV1beta1Stats;
  /** Nodes with pods of it that have failed. */
  readonly unhealthyNodes?: readonly UnhealthyV1beta1Node[];
}

/** Place of a workload. */
export interface AdmissionV1beta1 {
  /**
   * Name of the `ClusterQueue` whose quota it takes.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly clusterQueue: string;
  /**
   * What its pods got, by their form.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly podSetAssignments: readonly PodSetV1beta1Assignment[];
}

/** What pods of one form got. */
export interface PodSetV1beta1Assignment extends PodSetAssignmentBase {
  /**
   * Name of the form.
   * @default "main"
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name: string;
  /** Whether it is known which nodes near each other they get, where that is found out later. */
  readonly delayedTopologyRequest?: string;
  /** Which nodes near each other they get. */
  readonly topologyAssignment?: TopologyV1beta1Assignment;
}

/** Nodes near each other that pods of one form get. */
export interface TopologyV1beta1Assignment {
  /**
   * Labels of nodes, from far to near.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly levels: readonly string[];
  /** The places. */
  readonly domains: readonly TopologyV1beta1Domain[];
}

/** A place. */
export interface TopologyV1beta1Domain {
  /**
   * Values of the labels, in the order of the levels.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly values: readonly string[];
  /**
   * Number of its pods.
   * @minimum 1
   */
  readonly count: Int32;
}

/** What a check says of the workload. */
export interface AdmissionCheckV1beta1State extends CheckStateBase {
  /**
   * Name of the check.
   * @maxLength 316
   */
  readonly name: string;
  /**
   * What it changes in the pods.
   * @maxItems 8
   * @listType atomic
   */
  readonly podSetUpdates?: readonly PodSetUpdateBase[];
}

/** How the turns of a workload went. */
export interface SchedulingV1beta1Stats {
  /**
   * How often it lost its place, by reason.
   * @listType map
   * @listMapKeys reason,underlyingCause
   */
  readonly evictions?: readonly EvictionCount[];
}

/** A node that has failed. */
export interface UnhealthyV1beta1Node {
  /** Its name. */
  readonly name: string;
}
