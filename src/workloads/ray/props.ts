import type { RayServiceTemplate } from '../../apis/ray.io/service';
import { SecretKeyRef } from '../../core';
import { ObjectName } from '../../core/names';
import { ContainerOptions, PodOptions } from '../pod';
import { WorkloadProps } from '../workload';

/** A pod of a cluster, whose first container runs Ray. */
export interface RayNode extends PodOptions, ContainerOptions {
  /** Image in place of the cluster's. @default - that of the cluster */
  readonly image?: string;
  /** Options of `ray start`, without the dashes: `{ 'num-cpus': '0' }`. Memory, CPUs and GPUs are those of the container. @default {} */
  readonly rayStartParams?: Readonly<Record<string, string>>;
}

/** The pod that leads the others. */
export interface RayHeadGroup extends RayNode {
  /** Kind of its Service. @default 'ClusterIP' */
  readonly serviceType?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Form of its Service; the name, which a RayService does not take, ends in `-head-svc`. @default - `<cluster>-head-svc` with the ports of the head */
  readonly headService?: RayServiceTemplate;
}

/** Workers of one form. */
export interface RayWorkerGroup extends RayNode {
  /** Its name, a DNS label, unique in the cluster. */
  readonly groupName: string;
  /**
   * How many workers; at the beginning, where the cluster scales by itself.
   * @minimum 0
   * @asType integer
   * @default - `minReplicas`, or 1
   */
  readonly replicas?: number;
  /**
   * Fewest workers.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly minReplicas?: number;
  /**
   * Most workers.
   * @minimum 0
   * @asType integer
   * @default - no limit
   */
  readonly maxReplicas?: number;
  /**
   * Pods of each worker, for accelerators that span several hosts.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly numOfHosts?: number;
}

/** As many workers of one form as are said. */
export interface RayFixedGroup extends RayWorkerGroup {
  /**
   * @default - `replicas` says how many, and nothing changes it
   * @instead pass enableInTreeAutoscaling: true, or false where another program changes the number, or replicas alone
   */
  readonly minReplicas?: undefined;
  /**
   * @default - `replicas` says how many, and nothing changes it
   * @instead pass enableInTreeAutoscaling: true, or false where another program changes the number, or replicas alone
   */
  readonly maxReplicas?: undefined;
  /**
   * @default - no worker goes
   * @instead pass enableInTreeAutoscaling: true, or leave it out
   */
  readonly idleTimeoutSeconds?: undefined;
}

/** Workers of one form in a cluster that scales by itself. */
export interface RayScalingGroup extends RayWorkerGroup {
  readonly maxReplicas: NonNullable<RayWorkerGroup['maxReplicas']>;
  /**
   * Seconds after which a worker without work goes.
   * @minimum 0
   * @asType integer
   * @default - as the autoscaler says
   */
  readonly idleTimeoutSeconds?: number;
}

/** The container that adds and removes workers. */
export interface RayAutoscaler extends Pick<ContainerOptions, 'cpu' | 'cpuLimit' | 'memory' | 'memoryLimit' | 'env' | 'envFrom' | 'imagePullPolicy' | 'securityContext'> {
  /** @default - that of the head */
  readonly image?: string;
  /**
   * Seconds after which a worker without work goes.
   * @minimum 0
   * @asType integer
   * @default 60
   */
  readonly idleTimeoutSeconds?: number;
  /** How fast workers come: `Conservative` at most doubles them at once. @default 'Default' */
  readonly upscalingMode?: 'Default' | 'Aggressive' | 'Conservative';
}

/** A cluster with a fixed number of workers. */
export interface RayFixedCluster {
  /** Groups of workers. @default [] */
  readonly workerGroupSpecs?: readonly RayFixedGroup[];
  /** @default - nothing scales */
  readonly enableInTreeAutoscaling?: undefined;
  /** @default - nothing scales */
  readonly autoscalerOptions?: undefined;
}

/** A cluster whose numbers of workers another program than Ray's changes, which keeps to the fewest and the most. */
export interface RayOthersScale {
  /** Groups of workers. @default [] */
  readonly workerGroupSpecs?: readonly RayWorkerGroup[];
  /** Ray's own autoscaler is off. */
  readonly enableInTreeAutoscaling: false;
  /** @default - another program scales */
  readonly autoscalerOptions?: undefined;
}

/** A cluster that adds and removes workers by what tasks ask for. */
export interface RayScalingCluster {
  /** Groups of workers, each with the most that there may be. */
  readonly workerGroupSpecs: readonly RayScalingGroup[];
  readonly enableInTreeAutoscaling: true;
  /** The container beside the head that scales. @default - half a core and 512Mi */
  readonly autoscalerOptions?: RayAutoscaler;
}

/** A Redis without a password. */
export interface RayOpenRedis {
  /** `host:port`. */
  readonly redisAddress: string;
  /** @default - it has none */
  readonly redisPassword?: undefined;
  /** @default - it has none */
  readonly redisUsername?: undefined;
}

/** A Redis with a password, which is in a Secret. */
export interface RayGuardedRedis {
  /** `host:port`. */
  readonly redisAddress: string;
  /** Secret and key of the password. */
  readonly redisPassword: SecretKeyRef;
  /** User, by its name or the key of a Secret. @default - the default user of Redis */
  readonly redisUsername?: string | SecretKeyRef;
}

/** Redis in which a head keeps its state, so that it may start again. */
export type RayRedis = (RayOpenRedis | RayGuardedRedis) & {
  /** Part of Redis for this cluster. @default - one of its own, by its UID */
  readonly externalStorageNamespace?: string;
};

/** What all clusters say. */
export interface RayClusterCommon {
  /**
   * Version of Ray in the images, such as `2.46.0`.
   * @pattern ^\d+\.\d+\.\d+([.-]?\w+)*$
   * @form a version of Ray such as "2.46.0"
   */
  readonly rayVersion: string;
  /** Image of all pods that name none, such as `docker.io/rayproject/ray:2.46.0`. */
  readonly image: string;
  /** The pod that leads the others. @default - one core and 2Gi */
  readonly headGroupSpec?: RayHeadGroup;
  /** Redis in which the head keeps its state. @default - the cluster fails with its head */
  readonly gcsFaultToleranceOptions?: RayRedis;
  /** Annotations of the head's Service. @default {} */
  readonly headServiceAnnotations?: Readonly<Record<string, string>>;
  /** Whether the pods get a proxy of the mesh, which guards the ports that Services name; the others go past it. @default false */
  readonly mesh?: boolean;
}

/** A cluster of Ray: a head and its workers. */
export type RayClusterConfig = RayClusterCommon & (RayFixedCluster | RayOthersScale | RayScalingCluster);

/** Metadata of the objects. */
export interface RayMetadata extends WorkloadProps {
  /** Further labels of the object. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations of the object, such as `ray.io/overwrite-container-cmd`. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Where a cluster waits: what scales by itself does not, since a queue gives a place to all pods at once. */
export type RayQueue = (RayScalingCluster & {
  /** @default - it starts at once */
  readonly queue?: undefined;
}) | ((RayFixedCluster | RayOthersScale) & {
  /** Name of the `LocalQueue` that it waits in; the platform's Kueue must have this kind waiting. @default - it starts at once, or as the default queue of the team says */
  readonly queue?: ObjectName;
});

/** Properties of {@link RayCluster}. */
export type RayClusterProps = RayMetadata & RayClusterCommon & RayQueue & {
  /** Whether there are no pods. A cluster of a suspended profile has none in any case. @default false */
  readonly suspend?: boolean;
  /** Controller that works on it: Kueue for another cluster of Kubernetes. @default - the operator */
  readonly managedBy?: 'ray.io/kuberay-operator' | 'kueue.x-k8s.io/multikueue';
};
