import { Field } from '../../core';
import { quantityText, thousandths } from '../../core/quantity';

/** Amounts by resource, in thousandths. */
export type Amounts = Readonly<Record<string, number>>;

/** Requests and limits, in thousandths. */
export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Neither requests nor limits. */
export const NOTHING: Resources = { requests: {}, limits: {} };

/** The quantities of a map that can be read. */
export function amountsAt(map: Field): Amounts {
  return Object.fromEntries(map.entries().flatMap(([key, { value }]) => {
    const amount = thousandths(value);
    return amount === undefined ? [] : [[key, amount]];
  }));
}

/** Requests and limits of a container after a limit became its own request, and the defaults filled the rest. */
export function effective(resources: Field, defaults: Resources = NOTHING): Resources {
  const limits = amountsAt(resources.at('limits'));
  const requests = { ...limits, ...amountsAt(resources.at('requests')) };
  return { requests: { ...defaults.requests, ...requests }, limits: { ...defaults.limits, ...limits } };
}

/** Amounts together. */
export function sum(all: readonly Amounts[]): Amounts {
  const total = new Map<string, number>();
  all.forEach(amounts => Object.entries(amounts).forEach(([key, amount]) => total.set(key, (total.get(key) ?? 0) + amount)));
  return Object.fromEntries(total);
}

/** The larger amount of each resource. */
export function larger(all: readonly Amounts[]): Amounts {
  const most = new Map<string, number>();
  all.forEach(amounts => Object.entries(amounts).forEach(([key, amount]) => most.set(key, Math.max(most.get(key) ?? 0, amount))));
  return Object.fromEntries(most);
}

/** An amount of a resource, or of a quota's key, as people read it: `1200m`, `1.5Gi`. */
export function worded(amount: number, resource: string): string {
  return quantityText(amount, /(^|\.|-)(memory|storage)$|hugepages-/.test(resource));
}
