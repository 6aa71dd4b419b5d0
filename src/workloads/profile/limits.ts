import { IConstruct } from 'constructs';
import { LimitRangeItem, LimitRangeSpec } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, coresOf, CpuAmount, MemoryAmount } from '../../core/amounts';
import { cpuQuantity, memoryQuantity } from '../../core/quantity';

/** What containers get that say nothing themselves, and the most that one container or claim may ask for. */
export interface ProfileLimits {
  /** CPU request of containers without one. @default - 100m, or less where that is more than a limit here */
  readonly cpu?: CpuAmount;
  /** Memory request of containers without one. @default - 128Mi, or less where that is more than a limit here */
  readonly memory?: MemoryAmount;
  /** CPU limit of containers without one. @default - none, or one core (`maxCpu` if that is less) if the quota counts limits */
  readonly cpuLimit?: CpuAmount;
  /** Memory limit of containers without one. @default - none, or 1 GiB (`maxMemory` if that is less) if the quota counts limits */
  readonly memoryLimit?: MemoryAmount;
  /** Highest CPU limit of one container, 2 cores or more where the mesh's proxy has its usual limit. @default - the quota alone decides */
  readonly maxCpu?: CpuAmount;
  /** Highest memory limit of one container, 1 GiB or more where the mesh's proxy has its usual limit. @default - the quota alone decides */
  readonly maxMemory?: MemoryAmount;
  /** Largest volume claim. @default - the quota alone decides */
  readonly maxClaim?: MemoryAmount;
}

const COMPUTE = /^(requests|limits)\.(cpu|memory)$/;

/**
 * The LimitRange that goes with a quota; undefined if the quota counts no CPU and no memory and nothing was asked for.
 * Kubernetes refuses pods that do not say what the quota counts, and the containers of pipelines do not say it.
 *
 * @throws ConfigError `LimitAmount`, `LimitOrder`
 */
export function limitRange(limits: ProfileLimits | undefined, hard: Readonly<Record<string, string>>, at: IConstruct): LimitRangeSpec | undefined {
  if (limits === undefined && !Object.keys(hard).some(key => COMPUTE.test(key))) {
    return undefined;
  }
  const given = limits ?? {};
  positive(given, at);
  const cpuLimit = given.cpuLimit ?? ('limits.cpu' in hard ? least(coresOf, '1', given.maxCpu) : given.maxCpu);
  const cpu = given.cpu ?? least(coresOf, '100m', cpuLimit);
  const memoryLimit = given.memoryLimit ?? ('limits.memory' in hard ? least(bytesOf, '1Gi', given.maxMemory) : given.maxMemory);
  const memory = given.memory ?? least(bytesOf, '128Mi', memoryLimit);
  ordered([['cpu', cpu], ['cpuLimit', cpuLimit], ['maxCpu', given.maxCpu]], coresOf, at);
  ordered([['memory', memory], ['memoryLimit', memoryLimit], ['maxMemory', given.maxMemory]], bytesOf, at);
  const container: LimitRangeItem = {
    type: 'Container',
    defaultRequest: amounts(cpu, memory),
    ...(cpuLimit || memoryLimit) && { default: amounts(cpuLimit, memoryLimit) },
    ...(given.maxCpu || given.maxMemory) && { max: amounts(given.maxCpu, given.maxMemory) },
  };
  return { limits: [container, ...given.maxClaim ? [{ type: 'PersistentVolumeClaim', max: { storage: memoryQuantity(bytesOf(given.maxClaim)) } } as const] : []] };
}

const CPU = ['cpu', 'cpuLimit', 'maxCpu'] as const;
const SIZES = ['memory', 'memoryLimit', 'maxMemory', 'maxClaim'] as const;

function positive(given: ProfileLimits, at: IConstruct): void {
  const amounts = [
    ...CPU.map(name => ({ name, given: given[name], amount: given[name] && coresOf(given[name]), example: 'Cpu.units(2)' })),
    ...SIZES.map(name => ({ name, given: given[name], amount: given[name] && bytesOf(given[name]), example: 'Size.gibibytes(4)' })),
  ];
  for (const { name, given: one, amount, example } of amounts) {
    if (one !== undefined && !(Number(amount) > 0)) {
      throw new ConfigError('LimitAmount', `limits.${name} must be more than nothing, got ${shown(amountText(one))}; pass e.g. ${example}, or leave it out`, at);
    }
  }
}

/** The default, or the bound if that is less. */
function least<T>(value: (one: T) => number, usual: T, bound: T | undefined): T {
  return bound !== undefined && value(bound) < value(usual) ? bound : usual;
}

function amounts(cpu: CpuAmount | undefined, memory: MemoryAmount | undefined): Record<string, string> {
  return { ...cpu !== undefined && { cpu: cpuQuantity(coresOf(cpu)) }, ...memory !== undefined && { memory: memoryQuantity(bytesOf(memory)) } };
}

/** Fails if an amount is larger than a later one. */
function ordered<T extends CpuAmount | MemoryAmount>(list: readonly [string, T | undefined][], value: (one: T) => number, at: IConstruct): void {
  const given = list.filter((entry): entry is [string, T] => entry[1] !== undefined);
  given.slice(1).forEach(([name, one], index) => {
    const [before, less] = given[index];
    if (value(less) > value(one)) {
      throw new ConfigError('LimitOrder', `limits.${before} must not be more than limits.${name}, got ${shown(amountText(less))} and ${shown(amountText(one))}; ` +
        `raise limits.${name} or lower limits.${before}`, at);
    }
  });
}
