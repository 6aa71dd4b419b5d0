/**
 * ray.io/v1: `RayCluster`.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RayClusterStatus } from './ray-cluster-status';
import { EnvVarSource } from '../../k8s/core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { RayClusterBase, RayWorkerGroupBase } from '../cluster';

/** A cluster of Ray: a head and its workers. */
export interface RayClusterResource {
  /** Identity of the object; the name is part of those of the pods and the head's Service. */
  readonly metadata: NamedMetadata;
  /** Head and workers. */
  readonly spec?: RayClusterSpec;
  /** State of the cluster. */
  readonly status?: RayClusterStatus;
}

/** Head and workers. */
export interface RayClusterSpec extends RayClusterBase {
  /** Workers, in groups of one form each. */
  readonly workerGroupSpecs?: readonly RayWorkerGroup[];
  /** Redis in which the head keeps its state, so that it may start again; the cluster fails with its head when left out. */
  readonly gcsFaultToleranceOptions?: RayFaultTolerance;
  /**
   * Controller that works on the cluster: the operator, or Kueue for another cluster of Kubernetes. Immutable.
   * @asType string
   * @check {"enum":["ray.io/kuberay-operator","kueue.x-k8s.io/multikueue"]}
   * @validation {"message":"the managedBy field is immutable","rule":"self == oldSelf"}
   * @validation {"message":"the managedBy field value must be either 'ray.io/kuberay-operator' or 'kueue.x-k8s.io/multikueue'","rule":"self in ['ray.io/kuberay-operator', 'kueue.x-k8s.io/multikueue']"}
   */
  readonly managedBy?: 'ray.io/kuberay-operator' | 'kueue.x-k8s.io/multikueue';
}

/**
 * Workers of one form.
 * @filled minReplicas
 * @filled maxReplicas
 */
export interface RayWorkerGroup extends RayWorkerGroupBase {
  /**
   * Pods of each worker, for accelerators that span several hosts.
   * @default 1
   */
  readonly numOfHosts?: Int32;
  /** Seconds after which a worker without work goes; that of the autoscaler when left out. */
  readonly idleTimeoutSeconds?: Int32;
  /**
   * Whether the group has no pods; the operator takes it only with its feature gate `RayJobDeletionPolicy`, which is off at first.
   * @check {"enum":[false],"x-form":"false: the operator takes it only with its feature gate RayJobDeletionPolicy"}
   */
  readonly suspend?: boolean;
}

/** Redis in which the head keeps its state. */
export interface RayFaultTolerance {
  /** `host:port` of Redis. */
  readonly redisAddress: string;
  /** User of Redis. */
  readonly redisUsername?: RayRedisCredential;
  /** Password of Redis, by a reference to a Secret. */
  readonly redisPassword?: RayRedisCredential;
  /** Part of Redis for this cluster; its UID when left out. */
  readonly externalStorageNamespace?: string;
}

/** User or password of Redis. */
export interface RayRedisCredential {
  /** The value itself, which stands in Git then. */
  readonly value?: string;
  /** Where the value is. */
  readonly valueFrom?: EnvVarSource;
}

/** `RayCluster`, namespaced. */
export class RayCluster extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1', kind: 'RayCluster' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayClusterResource>) {
    super(scope, id, { ...RayCluster.GVK, ...props });
  }
}
