import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { cores, sizeQuantity } from './quota';
import { LimitRangeItem, LimitRangeSpec } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { cpuQuantity } from '../../core/catalogue';

/** What containers get that say nothing themselves, and the most that one container or claim may ask for. */
export interface ProfileLimits {
  /** CPU request of containers without one. @default Cpu.millis(100) */
  readonly cpu?: Cpu;
  /** Memory request of containers without one. @default Size.mebibytes(128) */
  readonly memory?: Size;
  /** CPU limit of containers without one. @default - none, or one core if the quota counts limits */
  readonly cpuLimit?: Cpu;
  /** Memory limit of containers without one. @default - none, or 1 GiB if the quota counts limits */
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
 * @throws ConfigError `LimitOrder`
 */
export function limitRange(limits: ProfileLimits | undefined, hard: Readonly<Record<string, string>>, at: IConstruct): LimitRangeSpec | undefined {
  if (limits === undefined && !Object.keys(hard).some(key => COMPUTE.test(key))) {
    return undefined;
  }
  const given = limits ?? {};
  const cpu = given.cpu ?? Cpu.millis(100);
  const memory = given.memory ?? Size.mebibytes(128);
  const cpuLimit = given.cpuLimit ?? ('limits.cpu' in hard ? Cpu.units(1) : undefined) ?? given.maxCpu;
  const memoryLimit = given.memoryLimit ?? ('limits.memory' in hard ? Size.gibibytes(1) : undefined) ?? given.maxMemory;
  ordered([['cpu', cpu], ['cpuLimit', cpuLimit], ['maxCpu', given.maxCpu]], one => cores(one) * 1000, one => cpuQuantity(cores(one)), at);
  ordered([['memory', memory], ['memoryLimit', memoryLimit], ['maxMemory', given.maxMemory]], one => one.toKibibytes(), sizeQuantity, at);
  const container: LimitRangeItem = {
    type: 'Container',
    defaultRequest: amounts(cpu, memory),
    ...(cpuLimit || memoryLimit) && { default: amounts(cpuLimit, memoryLimit) },
    ...(given.maxCpu || given.maxMemory) && { max: amounts(given.maxCpu, given.maxMemory) },
  };
  return { limits: [container, ...given.maxClaim ? [{ type: 'PersistentVolumeClaim', max: { storage: sizeQuantity(given.maxClaim) } } as const] : []] };
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
