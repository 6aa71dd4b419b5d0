import { Accelerator, AcceleratorPlacement, mig, NvidiaGpu, timeSliced } from './accelerators';
import { Toleration } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../errors';

/** Label of the zone that a node is in. */
export const ZONE_LABEL = 'topology.kubernetes.io/zone';

/** Taint that all nodes of a pool have. */
export interface NodeTaint {
  /** Of the form of a label's key. */
  readonly key: string;
  /** @default - none: the key says it all */
  readonly value?: string;
  /** What becomes of pods that do not tolerate it: not placed, rather not placed, or evicted too. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Nodes that belong together, whatever devices they have. */
export interface PoolNodes {
  /** Labels that all nodes of the pool have, and no others. */
  readonly labels: Readonly<Record<string, string>>;
  /** Zone that all its nodes are in; one more label, `topology.kubernetes.io/zone`. @default - any zone */
  readonly zone?: string;
  /** Taints of all its nodes, which pods that are placed here tolerate. @default [] */
  readonly taints?: readonly NodeTaint[];
  /** Further tolerations of pods that are placed here, for taints that come and go. @default [] */
  readonly tolerations?: readonly Toleration[];
  /** What people see in forms. @default - the name of the pool */
  readonly displayName?: string;
}

/** Nodes whose devices, if they have any, are given to pods as a whole. */
export interface WholeDevicePool extends PoolNodes {
  /** Device of all its nodes, with the number on each: `nvidia(8)`, `amd(4)`. @default - none that is known */
  readonly accelerator?: Accelerator;
  /** @default - not cut */
  readonly mig?: undefined;
  /** @default - not shared */
  readonly timeSlicing?: undefined;
}

/** Nodes whose NVIDIA GPUs are cut by MIG: each cut has memory and processors of its own. */
export interface MigPool extends PoolNodes {
  /** GPUs on each node: `nvidia(8)`. */
  readonly accelerator: NvidiaGpu;
  /** How many of each cut every GPU has: `{ '1g.10gb': 7 }`. Each kind of GPU has its own cuts; `nvidia-smi mig -lgip` lists them. */
  readonly mig: Readonly<Record<string, number>>;
  /** @default - not shared: a cut belongs to one pod */
  readonly timeSlicing?: undefined;
}

/** How pods take turns on a GPU. */
export interface TimeSlicing {
  /**
   * Pods at most that share a GPU.
   * @minimum 2
   * @asType integer
   */
  readonly replicas: number;
  /** Whether a container gets one share at most: two would not be twice as fast, and may be of one GPU. @default true */
  readonly failRequestsGreaterThanOne?: boolean;
}

/** Nodes whose NVIDIA GPUs are used by several pods by turns: they see all of its memory, and none of it is theirs. */
export interface TimeSlicedPool extends PoolNodes {
  /** GPUs on each node: `nvidia(8)`. */
  readonly accelerator: NvidiaGpu;
  /** How they are shared. */
  readonly timeSlicing: TimeSlicing;
  /** @default - not cut */
  readonly mig?: undefined;
}

/** Nodes that belong together, and the devices on them. */
export type NodePool = WholeDevicePool | MigPool | TimeSlicedPool;

/** Pools by their names: at most 40 lower-case letters, digits and `-`. */
export type NodePools = Readonly<Record<string, NodePool>>;

/** Labels and tolerations that bring a pod to the nodes of a pool, as a pod's spec has them. */
export interface PoolPlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
}

/**
 * What brings pods to the nodes of a pool: its labels, and a toleration for each of its taints.
 *
 * @throws ConfigError `UnknownNodePool`
 */
export function poolPlacement(pool: NodePool): PoolPlacement {
  const { labels, zone, taints = [], tolerations = [] } = givenPool(pool);
  return {
    nodeSelector: { ...labels, ...zone !== undefined && { [ZONE_LABEL]: zone } },
    tolerations: [...taints.map(tolerationOf), ...tolerations],
  };
}

/** A pool that callers without types, or by a name that none has, did not leave out. */
function givenPool(pool: NodePool): NodePool {
  const given: unknown = pool;
  if (typeof given !== 'object' || given === null || !('labels' in given)) {
    throw new ConfigError('UnknownNodePool', `a node pool must be an object with its labels, got ${shown(given)}; pass one of the pools by a name that there is, e.g. nodePools.a100`);
  }
  return pool;
}

function tolerationOf({ key, value, effect }: NodeTaint): Toleration {
  return value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect };
}

/** What pods can ask for on each node of a pool, with the number that a node has: whole devices, cuts, or shares. */
export function poolDevices(pool: NodePool): readonly Accelerator[] {
  const { accelerator } = pool;
  if (accelerator === undefined) {
    return [];
  }
  const placement: AcceleratorPlacement = poolPlacement(pool);
  if (pool.mig !== undefined) {
    return Object.entries(pool.mig).map(([cut, count]) => mig(cut, count * accelerator.count, placement));
  }
  if (pool.timeSlicing !== undefined) {
    return [timeSliced(pool.timeSlicing.replicas * accelerator.count, placement)];
  }
  return [{ ...accelerator, ...placement }];
}

/** Names of the resources that pools offer, each once. */
export function poolResources(pools: NodePools): readonly string[] {
  return [...new Set(Object.values(pools).flatMap(poolDevices).map(device => device.resourceName))];
}

/** Whether the nodes of a pool have NVIDIA's GPUs. */
export function hasNvidiaGpus(pool: NodePool): boolean {
  return pool.accelerator?.resourceName === 'nvidia.com/gpu';
}
