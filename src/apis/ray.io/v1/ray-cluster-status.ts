/**
 * ray.io/v1: state of a `RayCluster`.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { Condition } from '../../k8s/meta/v1';
import { Time } from '../../meta';
import { RayClusterStatusBase, RayHeadBase } from '../status';

/** State of a cluster. */
export interface RayClusterStatus extends RayClusterStatusBase {
  /**
   * Aspects of the state: `HeadPodReady`, `RayClusterProvisioned`, `ReplicaFailure`, `RayClusterSuspended` and others.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** Addresses of the head. */
  readonly head?: RayHead;
  /** When the cluster first had each state. */
  readonly stateTransitionTimes?: Readonly<Record<string, Time>>;
}

/** Addresses of the head. */
export interface RayHead extends RayHeadBase {
  /** Name of the pod. */
  readonly podName?: string;
  /** Name of the Service. */
  readonly serviceName?: string;
}
