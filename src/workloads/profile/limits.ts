import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { checkKeys, cores, sizeQuantity } from './quota';
import { LimitRangeItem, LimitRangeSpec } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { cpuQuantity } from '../../core/catalogue';

/** What containers get that say nothing themselves, and the most that one container or claim may ask for. */
export interface ProfileLimits {
  /** CPU request of containers without one. @default - 100m, or less where that is more than a limit here */
  readonly cpu?: Cpu;
  /** Memory request of containers without one. @default - 128Mi, or less where that is more than a limit here */
  readonly memory?: Size;
  /** CPU limit of containers without one. @default - none, or one core (`maxCpu` if that is less) if the quota counts limits */
  readonly cpuLimit?: Cpu;
  /** Memory limit of containers without one. @default - none, or 1 GiB (`maxMemory` if that is less) if the quota counts limits */
  readonly memoryLimit?: Size;
  /** Highest CPU limit of one container, 2 cores or more where the mesh's proxy has its usual limit. @default - the quota alone decides */
  readonly maxCpu?: Cpu;
  /** Highest memory limit of one container, 1 GiB or more where the mesh's proxy has its usual limit. @default - the quota alone decides */
  readonly maxMemory?: Size;
  /** Largest volume claim. @default - the quota alone decides */
  readonly maxClaim?: Size;
}

const COMPUTE = /^(requests|limits)\.(cpu|memory)$/;

/**
 * The LimitRange that goes with a quota; undefined if the quota counts no CPU and no memory and nothing was asked for.
 * Kubernetes refuses pods that do not say what the quota counts, and the containers of pipelines do not say it.
 *
 * @throws ConfigError `LimitAmount`, `LimitKey`, `LimitOrder`
 */
export function limitRange(limits: ProfileLimits | undefined, hard: Readonly<Record<string, string>>, at: IConstruct): LimitRangeSpec | undefined {
  if (limits === undefined && !Object.keys(hard).some(key => COMPUTE.test(key))) {
    return undefined;
  }
  const given = limits ?? {};
  checkKeys('LimitKey', 'limits', given, PROPS, at);
  positive(given, at);
  const cpuLimit = given.cpuLimit ?? ('limits.cpu' in hard ? least(millis, Cpu.units(1), given.maxCpu) : given.maxCpu);
  const cpu = given.cpu ?? least(millis, Cpu.millis(100), cpuLimit);
  const memoryLimit = given.memoryLimit ?? ('limits.memory' in hard ? least(kibibytes, Size.gibibytes(1), given.maxMemory) : given.maxMemory);
  const memory = given.memory ?? least(kibibytes, Size.mebibytes(128), memoryLimit);
  ordered([['cpu', cpu], ['cpuLimit', cpuLimit], ['maxCpu', given.maxCpu]], millis, one => cpuQuantity(cores(one)), at);
  ordered([['memory', memory], ['memoryLimit', memoryLimit], ['maxMemory', given.maxMemory]], kibibytes, sizeQuantity, at);
  const container: LimitRangeItem = {
    type: 'Container',
    defaultRequest: amounts(cpu, memory),
    ...(cpuLimit || memoryLimit) && { default: amounts(cpuLimit, memoryLimit) },
    ...(given.maxCpu || given.maxMemory) && { max: amounts(given.maxCpu, given.maxMemory) },
  };
  return { limits: [container, ...given.maxClaim ? [{ type: 'PersistentVolumeClaim', max: { storage: sizeQuantity(given.maxClaim) } } as const] : []] };
}

/** All that limits can have; the type makes sure that none is forgotten. */
const PROPS: Readonly<Record<keyof ProfileLimits, true>> = {
  cpu: true, memory: true, cpuLimit: true, memoryLimit: true, maxCpu: true, maxMemory: true, maxClaim: true,
};

const millis = (one: Cpu) => cores(one) * 1000;
const kibibytes = (one: Size) => one.toKibibytes({ rounding: SizeRoundingBehavior.NONE });

function positive(given: ProfileLimits, at: IConstruct): void {
  const { cpu, cpuLimit, maxCpu, ...sizes } = given;
  const amounts = [
    ...Object.entries({ cpu, cpuLimit, maxCpu }).map(([name, one]) => ({ name, amount: one && cores(one), example: 'Cpu.units(2)' })),
    ...Object.entries(sizes).map(([name, one]) => ({ name, amount: one && kibibytes(one), example: 'Size.gibibytes(4)' })),
  ];
  for (const { name, amount, example } of amounts) {
    if (amount !== undefined && !(amount > 0)) {
      throw new ConfigError('LimitAmount', `limits.${name} must be more than nothing, got ${shown(amount)}; pass e.g. ${example}, or leave it out`, at);
    }
  }
}

/** The default, or the bound if that is less. */
function least<T>(value: (one: T) => number, usual: T, bound: T | undefined): T {
  return bound !== undefined && value(bound) < value(usual) ? bound : usual;
}

function amounts(cpu: Cpu | undefined, memory: Size | undefined): Record<string, string> {
  return { ...cpu && { cpu: cpuQuantity(cores(cpu)) }, ...memory && { memory: sizeQuantity(memory) } };
}

/** Fails if an amount is larger than a later one. */
function ordered<T>(list: readonly [string, T | undefined][], value: (one: T) => number, text: (one: T) => string, at: IConstruct): void {
  const given = list.filter((entry): entry is [string, T] => entry[1] !== undefined);
  given.slice(1).forEach(([name, one], index) => {
    const [before, less] = given[index];
    if (value(less) > value(one)) {
      throw new ConfigError('LimitOrder', `limits.${before} must not be more than limits.${name}, got ${shown(text(less))} and ${shown(text(one))}; ` +
        `raise limits.${name} or lower limits.${before}`, at);
    }
  });
}
