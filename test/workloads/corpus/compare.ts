import { Chart } from 'cdk8s';
import { PlainManifest } from '../../../src/core';

/** How the constructs say one of the documents. */
export interface Case {
  /** File and position of the document in it. */
  readonly document: readonly [file: string, index: number];
  readonly build: (scope: Chart) => void;
  /** Paths that the constructs fill in though the document leaves them to defaults. */
  readonly added?: readonly string[];
}

/** Where a value for quantities stands, so that `0.6` and `600m` are one amount. */
const QUANTITY = /\.(requests|limits|hard)\.[^.]*(cpu|memory|storage|gpu|pods)[^.]*$/;

const UNITS: Readonly<Record<string, number>> = { '': 1, 'm': 1e-3, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40 };

const MEBIBYTE = 2 ** 20;

/** A quantity in thousandths. Where it is no whole number of bytes, which Kubernetes' programs write in another form, the next whole mebibyte. */
export function amount(quantity: unknown): number {
  const [, digits, unit = ''] = /^([\d.]+)(m|Mi|Gi|Ti)?$/.exec(String(quantity)) ?? [];
  expect({ quantity, digits }).not.toEqual({ quantity, digits: undefined });
  const value = Number(digits) * UNITS[unit];
  return Math.round(1000 * (unit.endsWith('i') && !Number.isInteger(value) ? Math.ceil(value / MEBIBYTE) * MEBIBYTE : value));
}

/** All values of an object by their path; empty maps and lists say nothing. */
function leaves(value: unknown, at = ''): [string, unknown][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => leaves(each, `${at}.${key}`));
  }
  return [[at, QUANTITY.test(at) ? amount(value) : value]];
}

/** Entries of the API server, not of the author. */
const IGNORED = new Set(['.metadata.generation']);

/** Fails unless the object says all that the document says, and nothing else but what was added. */
export function compare(document: unknown, object: PlainManifest, added: readonly string[]): void {
  const wanted = new Map(leaves(document).filter(([at]) => !IGNORED.has(at)));
  const made = new Map(leaves(object));
  const common = [...made].filter(([at]) => wanted.has(at));
  expect(Object.fromEntries(common)).toEqual(Object.fromEntries(wanted));
  const more = [...made.keys()].filter(at => !wanted.has(at) && !added.some(prefix => at === prefix || at.startsWith(`${prefix}.`)));
  expect(more).toEqual([]);
}
