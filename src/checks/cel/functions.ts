import { KUBERNETES_FUNCTIONS, KUBERNETES_METHODS, spanOf } from './kubernetes';
import { matcher } from './patterns';
import { Failure, isList, isMap, isText, isWhole, malformed, Moment, Span, Type, typeOf, Value, want, whole } from './values';

/** A function; of a method, the first value is what it is called on. */
export type Called = (...values: Value[]) => Value;

/** Letters of a text: those beyond the first 65,536 count once. */
const letters = (value: Value) => [...want(value, isText)];

function size(value: Value): bigint {
  return BigInt(isText(value) ? letters(value).length : isMap(value) ? value.size : value instanceof Uint8Array ? value.length : want(value, isList).length);
}

const ofText = (act: (text: string, ...more: string[]) => Value): Called => (...values) => act(...values.map(value => want(value, isText)) as [string]);

function int(value: Value): bigint {
  if (value instanceof Moment) {
    return value.nanos / 1_000_000_000n;
  }
  if (typeof value === 'number' || isText(value) && /^[+-]?\d+$/.test(value)) {
    return whole(BigInt(typeof value === 'number' ? Math.trunc(value) : value.replace('+', '')));
  }
  return want(value, isWhole);
}

function double(value: Value): number {
  const number = isText(value) && value.trim() === '' ? NaN : Number(typeof value === 'bigint' || typeof value === 'number' || isText(value) ? value : NaN);
  if (Number.isNaN(number) && value !== 'NaN') {
    throw new Failure('no number');
  }
  return number;
}

function string(value: Value): string {
  if (value instanceof Span) {
    return `${Number(value.nanos) / 1e9}s`;
  }
  if (value instanceof Moment) {
    return new Date(Number(value.nanos / 1_000_000n)).toISOString().replace('.000Z', 'Z');
  }
  if (value === null || typeof value === 'object' && !(value instanceof Uint8Array)) {
    throw new Failure('no such overload');
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
}

function bool(value: Value): boolean {
  if (typeof value === 'boolean' || value === 'true' || value === 'false') {
    return value === true || value === 'true';
  }
  throw new Failure('no truth');
}

/** A point in time as `timestamp` reads it. */
export function momentOf(text: string): Moment | undefined {
  const time = /^\d{4}-\d\d-\d\d(?:[Tt]|$)/.test(text) ? new Date(text).getTime() : NaN;
  return Number.isNaN(time) ? undefined : new Moment(BigInt(time) * 1_000_000n);
}

function timestamp(value: Value): Value {
  return value instanceof Moment ? value : momentOf(want(value, isText)) ?? malformed('timestamp', String(value));
}

function substring(value: Value, from: Value, to?: Value): string {
  const all = letters(value);
  const [start, end] = [Number(want(from, isWhole)), to === undefined ? all.length : Number(want(to, isWhole))];
  if (start < 0 || end > all.length || start > end) {
    throw new Failure('index out of range');
  }
  return all.slice(start, end).join('');
}

/** `%s` and `%d` of a text. */
function format(value: Value, list: Value): string {
  const values = [...want(list, isList)];
  return want(value, isText).replace(/%(%|[a-z])/g, (all, kind) => {
    if (kind === '%') {
      return '%';
    }
    const next = values.shift();
    if (next === undefined || !/[sd]/.test(kind)) {
      throw new Failure(`cannot format ${all}`);
    }
    return string(next);
  });
}

const known = (all: Readonly<Record<string, Called>>): Readonly<Record<string, Called | undefined>> => Object.assign(Object.create(null), all);

/** Functions by name. */
export const FUNCTIONS = known({
  size, int, uint: int, double, string, bool, timestamp,
  ...KUBERNETES_FUNCTIONS,
  dyn: value => value,
  type: value => new Type(typeOf(value)),
  bytes: value => value instanceof Uint8Array ? value : Buffer.from(want(value, isText)),
  duration: value => value instanceof Span ? value : spanOf(want(value, isText)) ?? malformed('duration', String(value)),
  matches: ofText((text, pattern) => matcher(pattern).test(text)),
});

/** Methods by name. */
export const METHODS = known({
  size,
  ...KUBERNETES_METHODS,
  contains: ofText((text, part) => text.includes(part)),
  startsWith: ofText((text, part) => text.startsWith(part)),
  endsWith: ofText((text, part) => text.endsWith(part)),
  matches: ofText((text, pattern) => matcher(pattern).test(text)),
  lowerAscii: ofText(text => text.replace(/[A-Z]+/g, part => part.toLowerCase())),
  upperAscii: ofText(text => text.replace(/[a-z]+/g, part => part.toUpperCase())),
  trim: ofText(text => text.trim()),
  charAt: (text, index) => letters(text)[Number(want(index, isWhole))] ?? '',
  join: (list, separator = '') => want(list, isList).map(one => want(one, isText)).join(want(separator, isText)),
  split: (text, separator, most) => {
    const parts = want(text, isText).split(want(separator, isText));
    const count = most === undefined ? -1 : Number(want(most, isWhole));
    return count < 0 || parts.length <= count ? parts : count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(String(separator))];
  },
  replace: ofText((text, old, other) => text.replaceAll(old, () => other)),
  substring, format,
});
