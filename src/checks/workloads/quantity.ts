/** What a suffix of a quantity stands for, in thousandths. */
const FACTORS: Readonly<Record<string, number>> = {
  '': 1e3, 'm': 1, 'u': 1e-3, 'n': 1e-6, 'k': 1e6, 'M': 1e9, 'G': 1e12, 'T': 1e15, 'P': 1e18, 'E': 1e21,
  'Ki': 1024e3, 'Mi': 1024 ** 2 * 1e3, 'Gi': 1024 ** 3 * 1e3, 'Ti': 1024 ** 4 * 1e3, 'Pi': 1024 ** 5 * 1e3, 'Ei': 1024 ** 6 * 1e3,
};

/** A quantity of Kubernetes in thousandths of its unit; undefined if the value is none. */
export function thousandths(quantity: unknown): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(quantity));
  return match === null || (typeof quantity !== 'string' && typeof quantity !== 'number') ? undefined : Math.round(Number(match[1]) * FACTORS[match[2] ?? '']);
}

/** Thousandths as text: `1200m` for CPU and counts, `1.5Gi` for bytes. */
export function quantityText(amount: number, bytes: boolean): string {
  if (!bytes) {
    return amount % 1000 === 0 ? String(amount / 1000) : `${amount}m`;
  }
  const unit = ['Ti', 'Gi', 'Mi', 'Ki'].find(one => amount >= FACTORS[one]) ?? '';
  return `${Number((amount / FACTORS[unit]).toFixed(2))}${unit}`;
}
