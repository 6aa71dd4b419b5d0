/** Requests and limits of a container, and where pods with its device run. */
import { amountText, bytesOf, coresOf, type CpuAmount, type MemoryAmount } from '../../core/amounts';
import type { Accelerator } from '../../core/catalogue/accelerators';
import { ConfigError, shown } from '../../core/errors';
import { memoryQuantity } from '../../core/quantity';
import { checkedProps } from '../../core/props';
import { isMap } from '../values';
import type { KubernetesExecutor, PipelineToleration, ResourceSpec } from './types';

/** What of CPU is reserved, and what may be used. */
export interface CpuChange {
  /** What is reserved. @default - as it was */
  readonly request?: CpuAmount;
  /** What may be used. @default - as it was */
  readonly limit?: CpuAmount;
}

/** What of memory is reserved, and what may be used. */
export interface MemoryChange {
  /** What is reserved. @default - as it was */
  readonly request?: MemoryAmount;
  /** What may be used. @default - as it was */
  readonly limit?: MemoryAmount;
}

/** Other requests and limits of a container. */
export interface ResourceChange {
  /** CPU; a single amount is reserved, and may be used. @default - as it was */
  readonly cpu?: CpuAmount | CpuChange;
  /** Memory; a single amount is reserved, and may be used. @default - as it was */
  readonly memory?: MemoryAmount | MemoryChange;
  /**
   * Device, with what leads its pods to nodes that have it; `none` takes a device away, not what led pods to its nodes.
   * @default - as it was
   */
  readonly gpu?: Accelerator | 'none';
}

/** Memory as the SDKs write it: whole, with a suffix that Kubernetes knows. */
const MEMORY = /^\d+([EPTGM]i?|Ki)?$/;

/**
 * Requests and limits with a change, each in the newer field and in the one that servers before 2.3 read.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`, `PipelineResources` if more is reserved than may be used
 */
export function changedResources(resources: ResourceSpec | undefined, change: ResourceChange): ResourceSpec {
  const { cpu, memory, gpu } = checkedProps(undefined, 'pipelines/ir#ResourceChange', change);
  const { accelerator, ...others } = resources ?? {};
  const device = gpu === undefined ? accelerator : gpu === 'none' ? undefined : acceleratorOf(gpu);
  const cpus = isMap(cpu) ? cpu as CpuChange : { request: cpu as CpuAmount, limit: cpu as CpuAmount };
  const memories = isMap(memory) ? memory as MemoryChange : { request: memory as MemoryAmount, limit: memory as MemoryAmount };
  const [memoryRequest, memoryLimit] = [memoryText(memories.request), memoryText(memories.limit)];
  const result: ResourceSpec = {
    ...others,
    ...cpus.request !== undefined && { resourceCpuRequest: amountText(cpus.request), cpuRequest: coresOf(cpus.request) },
    ...cpus.limit !== undefined && { resourceCpuLimit: amountText(cpus.limit), cpuLimit: coresOf(cpus.limit) },
    ...memoryRequest !== undefined && { resourceMemoryRequest: memoryRequest, memoryRequest: bytesOf(memoryRequest) / 1e9 },
    ...memoryLimit !== undefined && { resourceMemoryLimit: memoryLimit, memoryLimit: bytesOf(memoryLimit) / 1e9 },
    ...device !== undefined && { accelerator: device },
  };
  checkBounds('CPU', result.resourceCpuRequest, result.resourceCpuLimit, coresOf);
  checkBounds('memory', result.resourceMemoryRequest, result.resourceMemoryLimit, bytesOf);
  return result;
}

function memoryText(amount: MemoryAmount | undefined): string | undefined {
  const text = amount && amountText(amount);
  return amount === undefined || text === undefined || MEMORY.test(text) ? text : memoryQuantity(bytesOf(amount));
}

function acceleratorOf({ resourceName, count }: Accelerator): ResourceSpec['accelerator'] {
  return { resourceType: resourceName, resourceCount: String(count), type: resourceName, count: String(count) };
}

/** Kubernetes refuses a container that reserves more than it may use; what only a run knows is left to it. */
function checkBounds(what: string, request: string | undefined, limit: string | undefined, numberOf: (text: string) => number): void {
  if (request !== undefined && limit !== undefined && numberOf(request) > numberOf(limit)) {
    throw new ConfigError('PipelineResources', `the ${what} that is reserved must be no more than its limit, got ${shown(request)} and ${shown(limit)}; ` +
      'pass { request, limit }, or one amount for both');
  }
}

/**
 * Settings of a pod with what leads it to nodes that have a device.
 *
 * @throws ConfigError `PipelineResources` if its nodes are only known while the pipeline runs
 */
export function placed(executor: KubernetesExecutor, { tolerations = [], nodeSelector = {} }: Accelerator): KubernetesExecutor {
  const { nodeSelector: nodes, tolerations: borne = [] } = executor;
  const isLed = Object.keys(nodeSelector).length > 0;
  if (isLed && nodes?.nodeSelectorJson !== undefined) {
    throw new ConfigError('PipelineResources', `the nodes of a task with a device must be known before it runs, got a nodeSelectorJson and the device's ${shown(nodeSelector)}; ` +
      'pass a device without nodeSelector');
  }
  const written = tolerations.map(({ tolerationSeconds: seconds, ...rest }): PipelineToleration =>
    ({ ...rest, ...seconds !== undefined && { tolerationSeconds: String(seconds) } }));
  return {
    ...executor,
    ...written.length > 0 && { tolerations: [...borne, ...written] },
    ...isLed && { nodeSelector: { labels: { ...nodes?.labels, ...nodeSelector } } },
  };
}
