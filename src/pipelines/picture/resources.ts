/** Requests and limits in words. */
import { memoryQuantity } from '../../core/quantity';
import type { ResourceSpec } from '../ir/types';

/** What is reserved and what may be used of each: `500m to 2`, `at most 4Gi`, `1 nvidia.com/gpu`; empty where nothing is said. */
export interface Amounts {
  readonly cpu: string;
  readonly memory: string;
  readonly accelerator: string;
}

/** Requests and limits of a container; the numbers that old servers read count where the texts are absent. */
export function amountsOf(resources: ResourceSpec = {}): Amounts {
  const { accelerator, cpuRequest, cpuLimit, memoryRequest, memoryLimit } = resources;
  const count = accelerator?.resourceCount ?? accelerator?.count ?? '';
  const type = accelerator?.resourceType ?? accelerator?.type ?? '';
  return {
    cpu: range(resources.resourceCpuRequest ?? cores(cpuRequest), resources.resourceCpuLimit ?? cores(cpuLimit)),
    memory: range(resources.resourceMemoryRequest ?? bytes(memoryRequest), resources.resourceMemoryLimit ?? bytes(memoryLimit)),
    accelerator: `${count} ${type}`.trim(),
  };
}

function range(request: string | undefined, limit: string | undefined): string {
  return request === limit ? request ?? '' : request === undefined ? `at most ${limit}` : limit === undefined ? `at least ${request}` : `${request} to ${limit}`;
}

function cores(amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : String(amount);
}

/** From 10⁹ bytes. */
function bytes(amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : memoryQuantity(amount * 1e9);
}
