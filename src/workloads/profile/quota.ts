import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, coresOf, CpuAmount, MemoryAmount } from '../../core/amounts';
import { Accelerator, amd, gaudi, mig, nvidia, timeSliced } from '../../core/catalogue';
import { cpuQuantity, memoryQuantity } from '../../core/quantity';

/**
 * How many accelerators a team may use at once; 0 forbids a kind, what is left out has no limit.
 * @form an object such as { nvidia: 4 }
 */
export interface GpuQuota {
  /** Whole NVIDIA GPUs. @default - no limit */
  readonly nvidia?: number;
  /** Shares of NVIDIA GPUs by time-slicing. @default - no limit */
  readonly nvidiaShared?: number;
  /** Slices of NVIDIA GPUs by the name of the MIG cut, such as `1g.10gb`. @default {} */
  readonly mig?: Readonly<Record<string, number>>;
  /** Whole AMD GPUs. @default - no limit */
  readonly amd?: number;
  /** Intel Gaudi cards. @default - no limit */
  readonly gaudi?: number;
}

/** What all pods and claims of a team may use together; what is left out has no limit. */
export interface ProfileQuota {
  /** CPU that containers request (`requests.cpu`). @default - no limit */
  readonly cpu?: CpuAmount;
  /** Sum of the CPU limits of all containers, the mesh's proxies among them (`limits.cpu`). @default - no limit */
  readonly cpuLimit?: CpuAmount;
  /** Memory that containers request (`requests.memory`). @default - no limit */
  readonly memory?: MemoryAmount;
  /** Sum of the memory limits of all containers, the mesh's proxies among them (`limits.memory`). @default - no limit */
  readonly memoryLimit?: MemoryAmount;
  /** Size of all volume claims together (`requests.storage`). @default - no limit */
  readonly storage?: MemoryAmount;
  /** Number of volume claims (`persistentvolumeclaims`). @default - no limit */
  readonly claims?: number;
  /** Number of pods that have not ended (`pods`). @default - no limit */
  readonly pods?: number;
  /** Accelerators of the catalogue. @default {} */
  readonly gpus?: GpuQuota;
  /** Accelerators that the catalogue lacks, each with its count. @default [] */
  readonly accelerators?: readonly Accelerator[];
}

/**
 * `hard` of the team's ResourceQuota: only keys that Kubernetes counts.
 *
 * @param where name of the property, for messages
 * @throws ConfigError `QuotaAmount`, `QuotaKey`, `MigProfile`
 */
export function quotaHard(quota: ProfileQuota, at: IConstruct, where = 'quota'): Record<string, string> {
  const hard: Record<string, string> = {};
  const set = (key: string, amount: string) => {
    if (key in hard) {
      throw new ConfigError('QuotaKey', `${where} must limit each resource once, got ${shown(key)} twice; ` +
        'remove it from accelerators or from gpus', at);
    }
    hard[key] = amount;
  };
  for (const [key, prop] of CPU_KEYS) {
    const cpu = quota[prop];
    cpu !== undefined && set(key, cpuQuantity(positive(coresOf(cpu), cpu, `${where}.${prop}`, 'Cpu.units(8)', at)));
  }
  for (const [key, prop] of SIZE_KEYS) {
    const size = quota[prop];
    size !== undefined && set(key, memoryQuantity(positive(bytesOf(size), size, `${where}.${prop}`, 'Size.gibibytes(64)', at)));
  }
  for (const [key, prop] of COUNT_KEYS) {
    const count = quota[prop];
    count !== undefined && set(key, whole(count, `${where}.${prop}`, at));
  }
  for (const [key, count, prop] of gpuEntries(quota.gpus ?? {}, where)) {
    set(key, whole(count, prop, at));
  }
  (quota.accelerators ?? []).forEach(one => set(one.quotaKey, whole(one.count, `${where}.accelerators ${one.name}`, at)));
  return hard;
}

const CPU_KEYS = [['requests.cpu', 'cpu'], ['limits.cpu', 'cpuLimit']] as const;
const SIZE_KEYS = [['requests.memory', 'memory'], ['limits.memory', 'memoryLimit'], ['requests.storage', 'storage']] as const;
const COUNT_KEYS = [['persistentvolumeclaims', 'claims'], ['pods', 'pods']] as const;

function gpuEntries(gpus: GpuQuota, where: string): [key: string, count: number, prop: string][] {
  const kinds = [['nvidia', nvidia()], ['nvidiaShared', timeSliced()], ['amd', amd()], ['gaudi', gaudi()]] as const;
  return [
    ...kinds.flatMap(([name, one]) => gpus[name] === undefined ? [] : [[one.quotaKey, gpus[name], `${where}.gpus.${name}`] as [string, number, string]]),
    ...Object.entries(gpus.mig ?? {}).map(([cut, count]): [string, number, string] => [mig(cut).quotaKey, count, `${where}.gpus.mig["${cut}"]`]),
  ];
}

function positive(amount: number, given: CpuAmount | MemoryAmount, prop: string, example: string, at: IConstruct): number {
  if (!(amount > 0)) {
    throw new ConfigError('QuotaAmount', `${prop} must be more than nothing, got ${shown(amountText(given))}; ` +
      `pass e.g. ${example}, or leave it out for no limit`, at);
  }
  return amount;
}

function whole(count: number, prop: string, at: IConstruct): string {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new ConfigError('QuotaAmount', `${prop} must be a whole number, 0 or more, got ${shown(count)}; ` +
      'pass e.g. 4, or leave it out for no limit', at);
  }
  return String(count);
}
