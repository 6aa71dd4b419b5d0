/** Nanoseconds of each unit. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};
const FORM = /^([+-]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Nanoseconds of a duration as Go reads it, such as `1h30m` or `-1.5s`; undefined if it is none. */
export function exactNanoseconds(text: string): bigint | undefined {
  const [, sign, amounts] = FORM.exec(text) ?? [];
  if (amounts === undefined) {
    return undefined;
  }
  let sum = 0n;
  for (const [, whole, fraction = '', unit] of amounts.matchAll(/(\d*)\.?(\d*)([a-zµμ]+)/g)) {
    sum += BigInt(`${whole || 0}${fraction}`) * UNITS[unit] / 10n ** BigInt(fraction.length);
  }
  return sum >= 2n ** 63n ? undefined : sign === '-' ? -sum : sum;
}

/** The same as a number, which is exact up to a hundred days. */
export function nanoseconds(text: string): number | undefined {
  const nanos = exactNanoseconds(text);
  return nanos === undefined ? undefined : Number(nanos);
}
