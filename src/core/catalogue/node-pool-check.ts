import { IConstruct } from 'constructs';
import { Accelerator, isMigProfile } from './accelerators';
import { NodePool, NodePools, poolDevices, poolPlacement, ZONE_LABEL } from './node-pools';
import { ConfigError, listed, shown } from '../errors';
import { DNS_LABEL, isLabelKey, isLabelValue } from '../names';

/** A pool's name is part of the names of objects, and the value of labels. */
const LONGEST_NAME = 40;

/** A GPU that is cut has seven parts of its processors to give away. */
const SLICES = 7;

/**
 * Refuses pools that no cluster can have, and such that are not apart.
 *
 * @param at construct that errors name
 * @throws ConfigError `NodePoolName`, `NodePoolLabel`, `NodePoolTaint`, `NodePoolAccelerator`, `NodePoolOverlap`
 */
export function checkedNodePools(pools: NodePools, at: IConstruct): NodePools {
  for (const [name, pool] of Object.entries(pools)) {
    if (!DNS_LABEL.test(name) || name.length > LONGEST_NAME) {
      throw new ConfigError('NodePoolName', `nodePools must have names of at most ${LONGEST_NAME} lower-case letters, digits and "-", got ${shown(name)}; ` +
        'write e.g. "a100"', at);
    }
    checkLabels(name, pool, at);
    checkTaints(name, pool, at);
    checkDevices(name, pool, at);
  }
  checkApart(Object.entries(pools).filter(([, { accelerator }]) => accelerator !== undefined), at);
  return pools;
}

function checkLabels(name: string, pool: NodePool, at: IConstruct): void {
  const { nodeSelector } = poolPlacement(pool);
  const wrong = Object.entries(nodeSelector).find(([key, value]) => !isLabelKey(key) || !isLabelValue(value));
  if (wrong !== undefined || Object.keys(nodeSelector).length === 0) {
    throw new ConfigError('NodePoolLabel', `nodePools[${shown(name)}] must be known by labels as nodes can have them, got ${shown(wrong ? Object.fromEntries([wrong]) : nodeSelector)}; ` +
      'write at least one that its nodes have, e.g. { "example.com/pool": "a100" }, with at most 63 letters, digits, "-", "_" and "." in the value', at);
  }
  if (pool.zone !== undefined && pool.labels[ZONE_LABEL] !== undefined) {
    throw new ConfigError('NodePoolLabel', `nodePools[${shown(name)}] must say its zone once, got ${shown(pool.zone)} and the label ${shown(pool.labels[ZONE_LABEL])}; ` +
      'leave one of them out', at);
  }
}

function checkTaints(name: string, { taints = [] }: NodePool, at: IConstruct): void {
  const wrong = taints.find(({ key, value = '' }) => !isLabelKey(key) || !isLabelValue(value));
  if (wrong !== undefined) {
    throw new ConfigError('NodePoolTaint', `nodePools[${shown(name)}].taints must have keys and values of the form of labels, got ${shown(wrong)}; ` +
      'write e.g. { key: "nvidia.com/gpu", effect: "NoSchedule" }', at);
  }
}

function checkDevices(name: string, pool: NodePool, at: IConstruct): void {
  const refuse = (problem: string, remedy: string): never => {
    throw new ConfigError('NodePoolAccelerator', `nodePools[${shown(name)}] ${problem}; ${remedy}`, at);
  };
  const { accelerator } = pool;
  if (accelerator === undefined) {
    return;
  }
  if (/^nvidia\.com\/(mig-|.*\.shared$)/.test(accelerator.resourceName)) {
    refuse(`.accelerator must be the device as a whole, got ${shown(accelerator.resourceName)}`,
      'write nvidia(<GPUs on each node>), and beside it how they are shared: mig: { "1g.10gb": 7 } or timeSlicing: { replicas: 4 }');
  }
  if (accelerator.nodeSelector !== undefined || accelerator.tolerations !== undefined) {
    refuse('.accelerator must leave its nodes to the pool, got a device with node labels or tolerations', 'move them to labels and taints of the pool');
  }
  if (pool.mig === undefined) {
    return;
  }
  const cuts = Object.entries(pool.mig);
  const slices = cuts.reduce((sum, [cut, count]) => sum + Number(cut[0]) * count, 0);
  if (cuts.some(([cut, count]) => !isMigProfile(cut) || !Number.isSafeInteger(count) || count < 1)) {
    refuse(`.mig must hold cuts with how many of each a GPU has, got ${shown(pool.mig)}`, 'write e.g. { "1g.10gb": 7 }, as nvidia-smi mig -lgip lists them');
  }
  if (cuts.length === 0 || slices > SLICES) {
    refuse(`.mig must cut a GPU into 1 to ${SLICES} parts of its processors, got ${slices} in ${shown(pool.mig)}`, 'write e.g. { "1g.10gb": 7 } or { "3g.40gb": 2 }');
  }
}

/** A node in two pools would have two device plugins. */
function checkApart(pools: readonly (readonly [name: string, pool: NodePool])[], at: IConstruct): void {
  for (const [index, [name, pool]] of pools.entries()) {
    const { nodeSelector } = poolPlacement(pool);
    const other = pools.slice(0, index).find(([, one]) => !Object.entries(poolPlacement(one).nodeSelector).some(([key, value]) => (nodeSelector[key] ?? value) !== value));
    if (other !== undefined) {
      throw new ConfigError('NodePoolOverlap', `nodePools ${shown(other[0])} and ${shown(name)} may have nodes in common, since no label tells them apart, got ${shown(nodeSelector)}; ` +
        'give both one label with different values', at);
    }
  }
}

/**
 * A pool by its name.
 *
 * @throws ConfigError `UnknownNodePool`
 */
export function nodePoolNamed(pools: NodePools, name: string, at: IConstruct): NodePool {
  if (!Object.hasOwn(pools, name)) {
    throw new ConfigError('UnknownNodePool', `there is no node pool of that name, got ${shown(name)}; the platform has ${listed(Object.keys(pools))}`, at);
  }
  return pools[name];
}

/**
 * Refuses a device that no node of a pool has, or that none gives so many of.
 *
 * @param name the pool's name, or a word for it
 * @throws ConfigError `NodePoolDevice`
 */
export function checkOnPool(device: Accelerator, name: string, pool: NodePool, at?: IConstruct): void {
  const offered = poolDevices(pool);
  const found = offered.find(({ resourceName }) => resourceName === device.resourceName);
  if (found === undefined) {
    throw new ConfigError('NodePoolDevice', `the node pool ${name} has no such device, got ${shown(device.resourceName)}; ` +
      `it has ${listed(offered.map(one => one.resourceName))}`, at);
  }
  if (device.count > found.count) {
    throw new ConfigError('NodePoolDevice', `no node of the pool ${name} has so many devices, got ${device.count} ${device.resourceName} where each has ${found.count}; ` +
      'ask for fewer, or say in the pool how many each node has', at);
  }
  if (device.count > 1 && pool.timeSlicing !== undefined && pool.timeSlicing.failRequestsGreaterThanOne !== false) {
    throw new ConfigError('NodePoolDevice', `the node pool ${name} gives a container one share of a GPU, got ${device.count} ${device.resourceName}; ` +
      'ask for one: two are no faster, and may be of one GPU; or set failRequestsGreaterThanOne: false in timeSlicing of the pool', at);
  }
}

/**
 * A device of a pool, with the labels and tolerations that bring a pod to it: for what takes a device but no pool, such as the
 * tasks of pipelines.
 *
 * @throws ConfigError `NodePoolDevice`, `UnknownNodePool`
 */
export function onNodePool(pool: NodePool, device: Accelerator): Accelerator {
  const placement = poolPlacement(pool);
  checkOnPool(device, pool.displayName ?? shown(pool.labels), pool);
  return { ...device, ...placement };
}
