/** What a suffix stands for, in powers of 10 or of 1024. */
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 };
const BINARY_SUFFIXES = ['', ...Object.keys(BINARY)];
const DECIMAL_SUFFIXES = Object.fromEntries(Object.entries(DECIMAL).map(([suffix, power]) => [power, suffix]));

const FORM = /^([+-]?)(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** A quantity as a whole number of nano units, exactly, with the family of its suffix. */
interface Parsed {
  readonly nano: bigint;
  readonly family: 'binary' | 'decimal' | 'exponent';
  /** Whether Go takes the text for canonical at first sight, so that it keeps it as it is. */
  readonly kept: boolean;
}

const known = new Map<string, Parsed | undefined>();

/** The few amounts that objects write are read once. */
function parsed(text: string): Parsed | undefined {
  if (!known.has(text)) {
    known.set(text, read(text));
  }
  return known.get(text);
}

function read(text: string): Parsed | undefined {
  const [, sign, digits, suffix = ''] = FORM.exec(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const [whole, fraction = ''] = digits.split('.');
  const mantissa = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = 9 - fraction.length;
  const significant = (whole.replace(/^0+/, '') || '0') + fraction;
  if (Object.hasOwn(BINARY, suffix)) {
    const factors = BINARY[suffix];
    return {
      nano: capped(scaled(mantissa * 1024n ** BigInt(factors), scale)),
      family: 'binary',
      kept: fraction === '' && significant.length + 3 * factors < 15 && mantissa % 8n !== 0n,
    };
  }
  const isDecimal = Object.hasOwn(DECIMAL, suffix);
  const exponent = isDecimal ? DECIMAL[suffix] : Math.max(-400, Math.min(400, Number(suffix.slice(1))));
  const power = exponent - fraction.length;
  return {
    nano: scaled(mantissa, scale + exponent),
    family: isDecimal ? 'decimal' : 'exponent',
    kept: significant.length <= 18 && power >= -9 && power % 3 === 0 && !significant.endsWith('000') && !significant.startsWith('0'),
  };
}

/** Times a power of ten; what is smaller than a nano unit is rounded away from zero, as Kubernetes does. */
function scaled(value: bigint, power: number): bigint {
  if (power >= 0) {
    return value * 10n ** BigInt(power);
  }
  const divisor = 10n ** BigInt(-power);
  const rest = value % divisor;
  return value / divisor + (rest === 0n ? 0n : value > 0n ? 1n : -1n);
}

/** No more than fits into 64 bits, to which Kubernetes cuts bytes. */
function capped(nano: bigint): bigint {
  const most = (2n ** 63n - 1n) * NANO;
  return nano > most ? most : nano < -most ? -most : nano;
}

const NANO = 10n ** 9n;

/**
 * A quantity in the form in which Kubernetes' own programs write it: `2Gi` for `2048Mi`, `1` for `1000m`, `500m` for `0.5`.
 * A controller that writes an object back writes this, so another form in Git differs from it for ever.
 *
 * Source: k8s.io/apimachinery, pkg/api/resource/quantity.go.
 *
 * @returns undefined if the value is no quantity
 */
export function canonicalQuantity(value: unknown): string | undefined {
  const text = textOf(value);
  const quantity = parsed(text);
  if (quantity === undefined || quantity.kept) {
    return quantity && text;
  }
  const { nano, family } = quantity;
  const isWhole = nano % NANO === 0n;
  const amount = nano / NANO;
  if (family === 'binary' && isWhole && (amount >= 1024n || amount <= -1024n)) {
    const [left, times] = reduced(amount, 1024n, BINARY_SUFFIXES.length - 1);
    return `${left}${BINARY_SUFFIXES[times]}`;
  }
  if (nano === 0n) {
    return '0';
  }
  const [left, times] = reduced(nano, 1000n, family === 'exponent' ? Infinity : 9);
  const power = times * 3 - 9;
  return family === 'exponent' ? `${left}${power === 0 ? '' : `e${power}`}` : `${left}${DECIMAL_SUFFIXES[power]}`;
}

/** A number other than 0 without its factors, and how many there were. */
function reduced(value: bigint, factor: bigint, most: number): [left: bigint, times: number] {
  let [left, times] = [value, 0];
  while (left % factor === 0n && times < most) {
    left /= factor;
    times++;
  }
  return [left, times];
}

/** A quantity in thousandths of its unit, rounded; undefined if the value is none. */
export function thousandths(value: unknown): number | undefined {
  const quantity = parsed(textOf(value));
  return quantity && Number(quantity.nano) / 1e6;
}

/** A quantity in billionths of its unit, exactly; undefined if the text is none. */
export function nanoQuantity(text: string): bigint | undefined {
  return parsed(text)?.nano;
}

/** Empty where the value cannot be a quantity. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : Number.isFinite(value) ? String(value) : '';
}

/** Thousandths as people read them: `1200m` for CPU and counts, `1.5Gi` for bytes. */
export function quantityText(amount: number, bytes: boolean): string {
  if (!bytes) {
    return amount % 1000 === 0 ? String(amount / 1000) : `${amount}m`;
  }
  const [unit, factor] = [['Ti', 1024 ** 4], ['Gi', 1024 ** 3], ['Mi', 1024 ** 2], ['Ki', 1024]].find(([, one]) => amount >= Number(one) * 1000) ?? ['', 1];
  return `${Number((amount / Number(factor) / 1000).toFixed(2))}${unit}`;
}

/** Cores as a quantity: whole cores, or thousandths with `m`, rounded up. */
export function cpuQuantity(cores: number): string {
  return canonicalQuantity(`${Math.ceil(Number((cores * 1000).toFixed(3)))}m`)!;
}

/** Bytes as a quantity in whole mebibytes, rounded up, or in the larger unit that is exact: `1229Mi`, `2Gi`. */
export function memoryQuantity(bytes: number): string {
  const mebibyte = 1024 ** 2;
  return bytes % 1024 === 0 && bytes < mebibyte ? canonicalQuantity(`${bytes / 1024}Ki`)!
    : canonicalQuantity(`${Math.ceil(Number((bytes / mebibyte).toFixed(6)))}Mi`)!;
}
