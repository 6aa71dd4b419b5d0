import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { ConfigError, listed, shown } from '../../core';
import { Accelerator, amd, cpuQuantity, gaudi, mig, nvidia, timeSliced } from '../../core/catalogue';

/** How many accelerators a team may use at once; 0 forbids a kind, what is left out has no limit. */
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
  readonly cpu?: Cpu;
  /** Sum of the CPU limits of all containers, the mesh's proxies among them (`limits.cpu`). @default - no limit */
  readonly cpuLimit?: Cpu;
  /** Memory that containers request (`requests.memory`). @default - no limit */
  readonly memory?: Size;
  /** Sum of the memory limits of all containers, the mesh's proxies among them (`limits.memory`). @default - no limit */
  readonly memoryLimit?: Size;
  /** Size of all volume claims together (`requests.storage`). @default - no limit */
  readonly storage?: Size;
  /** Number of volume claims (`persistentvolumeclaims`). @default - no limit */
  readonly claims?: number;
  /** Number of pods that have not ended (`pods`). @default - no limit */
  readonly pods?: number;
  /** Accelerators of the catalogue. @default {} */
  readonly gpus?: GpuQuota;
  /** Accelerators that the catalogue lacks, each with its count. @default [] */
  readonly accelerators?: readonly Accelerator[];
}

/** Cores as a number. */
export function cores(cpu: Cpu): number {
  return cpu.amount?.endsWith('m') ? Number(cpu.amount.slice(0, -1)) / 1000 : Number(cpu.amount);
}

/** An amount of bytes in the largest binary unit that is exact. */
export function sizeQuantity(size: Size): string {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  const units: readonly [string, number][] = [['Ti', 1024 ** 3], ['Gi', 1024 ** 2], ['Mi', 1024]];
  const [unit, factor] = units.find(([, one]) => kibibytes > 0 && kibibytes % one === 0) ?? ['Ki', 1];
  return `${Math.ceil(kibibytes / factor)}${unit}`;
}

/**
 * `hard` of the team's ResourceQuota: only keys that Kubernetes counts.
 *
 * @throws ConfigError `QuotaAmount`, `QuotaKey`, `MigProfile`
 */
export function quotaHard(quota: ProfileQuota, at: IConstruct): Record<string, string> {
  checkKeys('QuotaKey', 'quota', quota, PROPS, at);
  checkKeys('QuotaKey', 'quota.gpus', quota.gpus ?? {}, GPU_PROPS, at);
  const hard: Record<string, string> = {};
  const set = (key: string, amount: string) => {
    if (key in hard) {
      throw new ConfigError('QuotaKey', `quota must limit each resource once, got ${shown(key)} twice; ` +
        'remove it from accelerators or from gpus', at);
    }
    hard[key] = amount;
  };
  for (const [key, prop] of CPU_KEYS) {
    const cpu = quota[prop];
    cpu !== undefined && set(key, cpuQuantity(positive(cores(cpu), `quota.${prop}`, 'Cpu.units(8)', at)));
  }
  for (const [key, prop] of SIZE_KEYS) {
    const size = quota[prop];
    if (size !== undefined) {
      positive(size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }), `quota.${prop}`, 'Size.gibibytes(64)', at);
      set(key, sizeQuantity(size));
    }
  }
  for (const [key, prop] of COUNT_KEYS) {
    const count = quota[prop];
    count !== undefined && set(key, whole(count, `quota.${prop}`, at));
  }
  for (const [key, count, prop] of gpuEntries(quota.gpus ?? {})) {
    set(key, whole(count, prop, at));
  }
  (quota.accelerators ?? []).forEach(one => set(one.quotaKey, whole(one.count, `quota.accelerators ${one.name}`, at)));
  return hard;
}

const CPU_KEYS = [['requests.cpu', 'cpu'], ['limits.cpu', 'cpuLimit']] as const;
const SIZE_KEYS = [['requests.memory', 'memory'], ['limits.memory', 'memoryLimit'], ['requests.storage', 'storage']] as const;
const COUNT_KEYS = [['persistentvolumeclaims', 'claims'], ['pods', 'pods']] as const;

/** All that a quota can have; the types make sure that none is forgotten. */
const PROPS: Readonly<Record<keyof ProfileQuota, true>> = {
  cpu: true, cpuLimit: true, memory: true, memoryLimit: true, storage: true, claims: true, pods: true, gpus: true, accelerators: true,
};
const GPU_PROPS: Readonly<Record<keyof GpuQuota, true>> = { nvidia: true, nvidiaShared: true, mig: true, amd: true, gaudi: true };

/**
 * Fails for a key that the type lacks, which callers without types, and casts, let through: it would limit nothing.
 *
 * @throws ConfigError `QuotaKey`, `LimitKey`
 */
export function checkKeys(code: 'QuotaKey' | 'LimitKey', prop: string, given: object, known: Readonly<Record<string, true>>, at: IConstruct): void {
  const unknown = Object.keys(given).find(key => !Object.hasOwn(known, key));
  if (unknown !== undefined) {
    throw new ConfigError(code, `${prop} has no key of that name, got ${shown(unknown)}; use one of ${listed(Object.keys(known))}`, at);
  }
}

function gpuEntries(gpus: GpuQuota): [key: string, count: number, prop: string][] {
  const kinds = [['nvidia', nvidia()], ['nvidiaShared', timeSliced()], ['amd', amd()], ['gaudi', gaudi()]] as const;
  return [
    ...kinds.flatMap(([name, one]) => gpus[name] === undefined ? [] : [[one.quotaKey, gpus[name], `quota.gpus.${name}`] as [string, number, string]]),
    ...Object.entries(gpus.mig ?? {}).map(([cut, count]): [string, number, string] => [mig(cut).quotaKey, count, `quota.gpus.mig["${cut}"]`]),
  ];
}

function positive(amount: number, prop: string, example: string, at: IConstruct): number {
  if (!(amount > 0)) {
    throw new ConfigError('QuotaAmount', `${prop} must be more than nothing, got ${shown(amount)}; ` +
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
