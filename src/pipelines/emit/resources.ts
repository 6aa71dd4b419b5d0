/** CPU, memory and devices of a task's container: what is known is written, for the rest the executor has placeholders. */
import type { CpuAmount, MemoryAmount } from '../../core/amounts';
import type { Accelerator } from '../../core/catalogue';
import { ConfigError, shown } from '../../core/errors';
import { changedResources } from '../ir/resources';
import type { AcceleratorSpec, ResourceSpec } from '../ir/types';
import { Parameter } from '../references';
import type { ContainerTaskOptions, DynamicAccelerator } from '../task-options';
import { machineField } from './machine';
import { Settled } from './settled';

/**
 * @throws ConfigError `PipelineResources`, `TaskSetting`
 */
export function resourcesOf(at: Settled, { cpu, memory, gpu }: ContainerTaskOptions): ResourceSpec {
  const [cpus, memories] = [bounds<CpuAmount>(cpu), bounds<MemoryAmount>(memory)];
  const device = gpu !== undefined && 'resourceName' in gpu ? gpu : undefined;
  return {
    ...changedResources(undefined, { cpu: known(cpus), memory: known(memories), gpu: device }),
    ...dynamicField(at, 'cpu_limit', 'resourceCpuLimit', cpus.limit),
    ...dynamicField(at, 'memory_limit', 'resourceMemoryLimit', memories.limit),
    ...dynamicField(at, 'cpu_request', 'resourceCpuRequest', cpus.request),
    ...dynamicField(at, 'memory_request', 'resourceMemoryRequest', memories.request),
    ...gpu !== undefined && device === undefined && { accelerator: acceleratorOf(at, gpu as Exclude<typeof gpu, Accelerator>) },
  };
}

interface Bounds<T> {
  readonly request?: T | Parameter<'STRING'>;
  readonly limit?: T | Parameter<'STRING'>;
}

/** One amount is what is reserved and what may be used at most. */
function bounds<T extends CpuAmount | MemoryAmount>(amount: T | Parameter<'STRING'> | Bounds<T> | undefined): Bounds<T> {
  if (amount === undefined) {
    return {};
  }
  const isBounds = typeof amount === 'object' && Object.getPrototypeOf(amount) === Object.prototype;
  return isBounds ? amount as Bounds<T> : { request: amount as T, limit: amount as T };
}

function known<T>({ request, limit }: Bounds<T>): { readonly request?: T; readonly limit?: T } {
  return { ...!(request instanceof Parameter) && { request }, ...!(limit instanceof Parameter) && { limit } };
}

function dynamicField(at: Settled, input: string, field: string, amount: unknown): ResourceSpec {
  return amount instanceof Parameter ? { [field]: machineField(at, input, amount) } : {};
}

const DEVICE = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

function acceleratorOf(at: Settled, { type, count = 1 }: DynamicAccelerator): AcceleratorSpec {
  const isName = typeof type === 'string';
  const isNumber = typeof count === 'number' || typeof count === 'string';
  if (isName && !DEVICE.test(type) || isNumber && !/^\d+$/.test(String(count))) {
    throw new ConfigError('TaskSetting', `gpu of the task ${at.task.name} must name a resource and a whole number of it, got ${shown(type)} and ${shown(count)}; ` +
      'pass e.g. nvidia(1), or { type: "nvidia.com/gpu", count: 1 }');
  }
  return {
    resourceType: isName ? type : machineField(at, 'accelerator_type', type),
    resourceCount: isNumber ? String(count) : machineField(at, 'accelerator_count', count),
    ...isName && { type },
    ...isNumber && { count: String(count) },
  };
}
