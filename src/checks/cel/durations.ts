import { create } from '@bufbuild/protobuf';
import { Duration, DurationSchema } from '@bufbuild/protobuf/wkt';

/** Nanoseconds of each unit. */
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, 'µs': 1e3, 'μs': 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const SECOND = 1_000_000_000n;

/** A duration as Go reads it, such as `1h30m` or `1.5s`; undefined if it is none. */
export function parsedDuration(text: string): Duration | undefined {
  const [, sign, amounts] = /^([+-]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (amounts === undefined) {
    return undefined;
  }
  let nanos = 0n;
  for (const [, whole = '0', fraction = '', unit] of amounts.matchAll(/(\d*)\.?(\d*)([a-zµμ]+)/g)) {
    nanos += BigInt(`${whole || 0}${fraction}`) * BigInt(UNITS[unit]) / 10n ** BigInt(fraction.length);
  }
  const signed = sign === '-' ? -nanos : nanos;
  return nanos >= 2n ** 63n ? undefined : create(DurationSchema, { seconds: signed / SECOND, nanos: Number(signed % SECOND) });
}
