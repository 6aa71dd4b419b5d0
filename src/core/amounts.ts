import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import { thousandths } from './quantity';

/**
 * CPU, as cdk8s-plus or Kubernetes writes it: `Cpu.millis(500)`, `'500m'`, `'2'`.
 * @pattern ^\d+(\.\d+)?m?$
 * @form a Cpu such as Cpu.millis(500), or a string such as "500m" or "2"
 */
export type CpuAmount = Cpu | string;

/**
 * Bytes, as cdk8s or Kubernetes writes them: `Size.gibibytes(16)`, `'16Gi'`, `'500M'`. A short number without a unit is a unit that was forgotten.
 * @pattern ^(\d+(\.\d+)?([kMGTPE]|[KMGTPE]i)|\d{7,}|0)$
 * @form a Size such as Size.gibibytes(16), or a string such as "16Gi"
 */
export type MemoryAmount = Size | string;

/**
 * A time, as cdk8s or Go writes it: `Duration.minutes(90)`, `'90m'`, `'1h30m'`.
 * @pattern ^(\d+(\.\d+)?(h|m|s|ms))+$
 * @form a Duration such as Duration.minutes(90), or a string such as "90m" or "1h30m"
 */
export type Time = Duration | string;

/** Cores; not a number where it is no amount of CPU. */
export function coresOf(amount: CpuAmount): number {
  return (thousandths(typeof amount === 'string' ? amount : amount.amount) ?? NaN) / 1000;
}

/** Bytes. */
export function bytesOf(amount: MemoryAmount): number {
  return typeof amount === 'string' ? (thousandths(amount) ?? NaN) / 1000 : amount.toKibibytes({ rounding: NO_ROUNDING }) * 1024;
}

/** Value of cdk8s' `SizeRoundingBehavior.NONE`. */
const NO_ROUNDING = 2;

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Seconds. */
export function secondsOf(time: Time): number {
  return typeof time === 'string'
    ? [...time.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * SECONDS[unit], 0)
    : time.toMilliseconds() / 1000;
}

/** A time in Go's notation, as the configuration of programs in Go has it: `12h`, or `90s` if it is not whole hours. */
export function goDuration(time: Time): string {
  const seconds = secondsOf(time);
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds}s`;
}

/** An amount as its author wrote it, for messages. */
export function amountText(amount: CpuAmount | MemoryAmount | Time): string {
  if (typeof amount === 'string') {
    return amount;
  }
  return 'asString' in amount ? amount.asString() : 'toHumanString' in amount ? amount.toHumanString() : amount.amount;
}
