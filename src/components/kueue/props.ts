import { KueueFramework } from './frameworks';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ResourceFlavorSpec } from '../../apis/kueue.x-k8s.io/flavor';
import { Time } from '../../core/amounts';
import { NodePools, poolPlacement } from '../../core/catalogue';
import { ConfigError, isRecord, shown } from '../../core';
import { ObjectName } from '../../core/names';
import { ClientConnection, ManagerOptions } from '../../kit';

/** Nodes of one kind, as quotas count them. */
export interface Flavor extends ResourceFlavorSpec {
  /** Name of the `ResourceFlavor`. */
  readonly name: ObjectName;
}

/** How a workload waits again whose pods were not ready in time. */
export interface Requeuing {
  /** Its place: by the moment when it lost its place, or by that when it was made. @default 'Eviction' */
  readonly timestamp?: 'Eviction' | 'Creation';
  /**
   * How often it is tried before it is given up.
   * @minimum 0
   * @asType integer
   * @default - without limit
   */
  readonly backoffLimitCount?: number;
  /**
   * Seconds until the second turn; each further one takes twice as long.
   * @minimum 0
   * @asType integer
   * @default 60
   */
  readonly backoffBaseSeconds?: number;
  /**
   * Most seconds until a turn.
   * @minimum 0
   * @asType integer
   * @default 3600
   */
  readonly backoffMaxSeconds?: number;
}

/** How long the pods of a workload may take. */
export interface WaitForPodsReady {
  /** Time within which all pods must be ready, else the workload loses its place. */
  readonly timeout: Time;
  /** Time within which a pod that failed must be replaced; `0s` without limit. @default - that of `timeout` */
  readonly recoveryTimeout?: Time;
  /** Whether nothing else gets a place meanwhile. @default false */
  readonly blockAdmission?: boolean;
  /** How it waits again. @default {} */
  readonly requeuingStrategy?: Requeuing;
}

/** When a workload may take the place of one of another queue, by the shares of both queues. */
export type FairSharingStrategy = 'LessThanOrEqualToFinalShare' | 'LessThanInitialShare';

/** Queues of a cohort get what is free by their shares rather than by age. */
export interface FairSharing {
  /**
   * What preemption must satisfy, the second where the first finds no place.
   * @minItems 1
   * @default ['LessThanOrEqualToFinalShare', 'LessThanInitialShare']
   */
  readonly preemptionStrategies?: readonly FairSharingStrategy[];
}

/** Which resources are counted. */
export interface KueueResources {
  /**
   * First parts of the names of resources that are not counted, such as `ephemeral-storage`.
   * @minItems 1
   */
  readonly excludeResourcePrefixes: readonly string[];
}

/** Properties of {@link Kueue}. */
export interface KueueProps extends Omit<ManagerOptions, 'clientConnection'> {
  /**
   * Kinds of jobs that wait in queues. Those of kinds that are not installed do no harm.
   * @minItems 1
   * @default ['batch/job', 'pod']
   */
  readonly frameworks?: readonly KueueFramework[];
  /**
   * Namespaces whose objects the webhooks of jobs and pods look at; must match neither `kube-system` nor that of the controller. In others
   * pods never wait.
   * @default - those of profiles
   */
  readonly managedJobsNamespaceSelector?: LabelSelector;
  /**
   * Whether jobs that name no queue wait too, RayServices among them, so that they run only once they name one. Pods, Deployments, StatefulSets and
   * LeaderWorkerSets never do.
   * @default false
   */
  readonly manageJobsWithoutQueueName?: boolean;
  /** How long the pods of a workload may take until all are ready. @default - without limit */
  readonly waitForPodsReady?: WaitForPodsReady;
  /** Has queues of a cohort share what is free by their weights. @default - the oldest workload comes first */
  readonly fairSharing?: FairSharing;
  /** Which resources are counted. @default - all that pods ask for */
  readonly resources?: KueueResources;
  /**
   * Kinds of nodes that quotas are given for. The first is the one of queues that name none.
   * @minItems 1
   * @default [{ name: 'default-flavor' }]
   */
  readonly flavors?: readonly Flavor[];
  /** Whether the API tells which workloads wait, and at which place: `visibility.kueue.x-k8s.io`. @default true */
  readonly visibility?: boolean;
  /**
   * Load on the API server that the controller may make.
   * @default { qps: 50, burst: 100 }
   */
  readonly clientConnection?: ClientConnection;
}

/** Kinds of nodes that quotas are given for, after the default. */
export function flavorsOf({ flavors = [{ name: 'default-flavor' }] }: Pick<KueueProps, 'flavors'>): readonly Flavor[] {
  return flavors;
}

/**
 * A flavor for each node pool, of its name: what waits in its quota goes to the nodes of the pool, and tolerates their taints.
 *
 * A pod gets the labels of all flavors that it has quota of. Where CPU is of another flavor than devices, that one must have no labels.
 *
 * @throws ConfigError `UnknownNodePool`
 */
export function poolFlavors(pools: NodePools): readonly Flavor[] {
  if (!isRecord(pools)) {
    throw new ConfigError('UnknownNodePool', `poolFlavors takes node pools by their names, got ${shown(pools)}; pass the nodePools of the platform`);
  }
  return Object.entries(pools).map(([name, pool]) => {
    const { nodeSelector, tolerations } = poolPlacement(pool);
    return { name, nodeLabels: nodeSelector, ...tolerations.length > 0 && { tolerations } };
  });
}
