/** Sizes in the notation of Java, as Spark reads them (JavaUtils.byteStringAs). */

const MEBIBYTE = 2 ** 20;

const UNITS: Readonly<Record<string, number>> = { b: 1, k: 2 ** 10, m: MEBIBYTE, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/** What a size looks like: a whole number, and `b`, `k`, `m`, `g`, `t` or `p`, the last five also with a `b` behind them. */
export const JAVA_SIZE = /^(\d+)(b|[kmgtp]b?)?$/i;

/** Mebibytes of a size, in which a number without a unit is one of mebibytes; undefined if it is none. */
export function javaMebibytes(size: string): number | undefined {
  const [, digits, unit = 'm'] = JAVA_SIZE.exec(size.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits) * UNITS[unit[0].toLowerCase()] / MEBIBYTE;
}

/** Least memory beside the heap, in mebibytes. */
const LEAST_OVERHEAD = 384;

/** Languages whose programs run outside of the JVM. */
const OUTSIDE = new Set(['Python', 'R']);

/** Share of the heap that Spark adds for what is outside of it, where nobody says another. */
export function usualOverhead(language: unknown): number {
  return typeof language === 'string' && OUTSIDE.has(language) ? 0.4 : 0.1;
}

/** Memory beside the heap, in mebibytes, where only its share is known. */
export function overheadOf(heap: number, share: number): number {
  return Math.max(Math.floor(heap * share), LEAST_OVERHEAD);
}
