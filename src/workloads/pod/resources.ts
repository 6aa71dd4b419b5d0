import { Construct } from 'constructs';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, coresOf, CpuAmount, MemoryAmount } from '../../core/amounts';
import { Accelerator, acceleratorLimits } from '../../core/catalogue';
import { canonicalQuantity, cpuQuantity, memoryQuantity } from '../../core/quantity';

/** What a container of a workload asks for; what it leaves out the LimitRange of the namespace fills in, where there is one. */
export interface ComputeResources {
  /** CPU that is reserved. @default - as much as `cpuLimit` */
  readonly cpu?: CpuAmount;
  /** Most CPU. @default - no limit of its own */
  readonly cpuLimit?: CpuAmount;
  /** Memory that is reserved. @default - as much as `memoryLimit` */
  readonly memory?: MemoryAmount;
  /** Most memory; beyond it the container is killed. @default - no limit of its own */
  readonly memoryLimit?: MemoryAmount;
  /** Disk of the node that is reserved, for files outside of volumes. @default - as much as `ephemeralStorageLimit` */
  readonly ephemeralStorage?: MemoryAmount;
  /** Most disk of the node. @default - no limit of its own */
  readonly ephemeralStorageLimit?: MemoryAmount;
  /**
   * Devices: `nvidia(1)`, `mig('1g.10gb')`, `timeSliced(1)`, `amd(1)`, `gaudi(1)` or `accelerator(...)`. Their tolerations and node labels become
   * those of the pod.
   * @default - no device
   */
  readonly gpu?: Accelerator;
}

/**
 * Requests and limits as Kubernetes writes them; undefined if nothing is asked for.
 *
 * @throws ConfigError `ComputeAmount`
 */
export function computeResources(scope: Construct, props: ComputeResources): ResourceRequirements | undefined {
  const cpu = pair(scope, 'cpu', props.cpu, props.cpuLimit, coresOf, cpuQuantity);
  const memory = pair(scope, 'memory', props.memory, props.memoryLimit, bytesOf, memoryQuantity);
  const disk = pair(scope, 'ephemeralStorage', props.ephemeralStorage, props.ephemeralStorageLimit, bytesOf, memoryQuantity);
  const requests = defined({ 'cpu': cpu.request, 'memory': memory.request, 'ephemeral-storage': disk.request });
  const limits = defined({ 'cpu': cpu.limit, 'memory': memory.limit, 'ephemeral-storage': disk.limit, ...props.gpu && acceleratorLimits(props.gpu) });
  const isEmpty = Object.keys({ ...requests, ...limits }).length === 0;
  return isEmpty ? undefined : { ...Object.keys(limits).length > 0 && { limits }, ...Object.keys(requests).length > 0 && { requests } };
}

/** Request and limit of one resource, each as Kubernetes writes it. */
function pair<T extends CpuAmount | MemoryAmount>(
  scope: Construct, name: string, request: T | undefined, limit: T | undefined, amountOf: (amount: T) => number, written: (amount: number) => string,
): { readonly request?: string; readonly limit?: string } {
  for (const [field, amount] of [[name, request], [`${name}Limit`, limit]] as const) {
    if (amount !== undefined && !(amountOf(amount) > 0)) {
      throw new ConfigError('ComputeAmount', `${field} must be more than 0, got ${shown(amountText(amount))}; pass e.g. ${name === 'cpu' ? '"500m"' : '"1Gi"'}`, scope);
    }
  }
  if (request !== undefined && limit !== undefined && amountOf(request) > amountOf(limit)) {
    throw new ConfigError('ComputeAmount', `${name} must not be more than ${name}Limit, ${amountText(limit)}, got ${shown(amountText(request))}; lower it, or raise the limit`, scope);
  }
  // What is written as Kubernetes does stays as it is: `2G` is no whole number of mebibytes.
  const quantity = (amount: T) => typeof amount === 'string' ? canonicalQuantity(amount) ?? amount : written(amountOf(amount));
  return { ...request !== undefined && { request: quantity(request) }, ...limit !== undefined && { limit: quantity(limit) } };
}

function defined(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
