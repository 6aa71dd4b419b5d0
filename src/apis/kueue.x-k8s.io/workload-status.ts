/**
 * kueue.x-k8s.io: what is reported of workloads, as all versions have it.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Toleration } from '../k8s/core/v1';
import { Int32, Quantity, Time } from '../meta';

/** What is reported of a workload in all versions. */
export interface WorkloadStatusBase {
  /**
   * Clusters that the workload may go to.
   * @maxItems 20
   * @listType atomic
   * @items {"maxLength":256}
   */
  readonly nominatedClusterNames?: readonly string[];
  /**
   * Pods that no longer need what is reserved for them, by the form of pods.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly reclaimablePods?: readonly ReclaimablePod[];
  /** When it waits again, after its pods were not ready in time. */
  readonly requeueState?: RequeueState;
  /**
   * What a workload without a place asks for, by the form of pods.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly resourceRequests?: readonly PodSetRequest[];
}

/** What pods of one form got. */
export interface PodSetAssignmentBase {
  /** Flavor of each resource. */
  readonly flavors?: Readonly<Record<string, FlavorName>>;
  /** What all of these pods take, by resource. */
  readonly resourceUsage?: Readonly<Record<string, Quantity>>;
  /**
   * Number of the pods.
   * @minimum 0
   */
  readonly count?: Int32;
}

/**
 * Name of a flavor.
 * @maxLength 253
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 */
export type FlavorName = string;

/** What a check says of the workload. */
export interface CheckStateBase {
  /** What it says: `Retry` takes the place away for now, `Rejected` for good. */
  readonly state: 'Pending' | 'Ready' | 'Retry' | 'Rejected';
  /** When that last changed. */
  readonly lastTransitionTime: Time;
  /**
   * Reason in a sentence; may be empty.
   * @maxLength 32768
   */
  readonly message: string;
  /**
   * Seconds before the workload is tried again.
   * @minimum 0
   */
  readonly requeueAfterSeconds?: Int32;
  /**
   * How often it was.
   * @minimum 0
   */
  readonly retryCount?: Int32;
}

/** What a check changes in the pods of one form. */
export interface PodSetUpdateBase {
  /**
   * Name of the form.
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name: string;
  /** Labels that the pods get. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations that the pods get. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels of nodes that the pods select. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Tolerations that the pods get.
   * @maxItems 8
   * @validation {"message":"operator must be Exists when 'key' is empty, which means 'match all values and all keys'","rule":"self.all(x, !has(x.key) ? x.operator == 'Exists' : true)"}
   * @validation {"message":"effect must be 'NoExecute' when 'tolerationSeconds' is set","rule":"self.all(x, has(x.tolerationSeconds) ? x.effect == 'NoExecute' : true)"}
   * @validation {"message":"supported toleration values: 'Equal'(default), 'Exists'","rule":"self.all(x, !has(x.operator) || x.operator in ['Equal', 'Exists'])"}
   * @validation {"message":"a value must be empty when 'operator' is 'Exists'","rule":"self.all(x, has(x.operator) && x.operator == 'Exists' ? !has(x.value) : true)"}
   * @validation {"message":"supported taint effect values: 'NoSchedule', 'PreferNoSchedule', 'NoExecute'","rule":"self.all(x, !has(x.effect) || x.effect in ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])"}
   */
  readonly tolerations?: readonly Toleration[];
}

/** Pods of one form that no longer need what is reserved for them. */
export interface ReclaimablePod {
  /**
   * Name of the form.
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name: string;
  /**
   * How many.
   * @minimum 0
   */
  readonly count: Int32;
}

/** When a workload waits again. */
export interface RequeueState {
  /**
   * How often it has.
   * @minimum 0
   */
  readonly count?: Int32;
  /** When it will. */
  readonly requeueAt?: Time;
}

/** What the pods of one form ask for. */
export interface PodSetRequest {
  /**
   * Name of the form.
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name: string;
  /** Amounts, by resource. */
  readonly resources?: Readonly<Record<string, Quantity>>;
}

/** How often a workload lost its place for one reason. */
export interface EvictionCount {
  /**
   * The reason.
   * @maxLength 316
   */
  readonly reason: string;
  /**
   * What was behind it; may be empty.
   * @maxLength 316
   */
  readonly underlyingCause: string;
  /**
   * How often.
   * @minimum 0
   */
  readonly count: Int32;
}
