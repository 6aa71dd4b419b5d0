/**
 * The functions that Kubernetes adds to the language, as far as they need no cluster.
 *
 * Source: k8s.io/apiserver, pkg/cel/library.
 */
import { isIP } from 'node:net';
import { matcher } from './patterns';
import { add, compare, Failure, isEqual, isList, isMap, isText, isWhole, Malformed, malformed, Span, Value, want } from './values';
import { nanoQuantity } from '../../core/quantity';
import { exactNanoseconds } from '../durations';

type Called = (...values: Value[]) => Value;

/** A duration as Go reads it; undefined if it is none. */
export function spanOf(text: string): Span | undefined {
  const nanos = exactNanoseconds(text);
  return nanos === undefined ? undefined : new Span(nanos);
}

/** Parts of an absolute URL or a path from the root, as Go's `url.ParseRequestURI` takes it. */
function urlOf(value: Value): ReadonlyMap<string, Value> | undefined {
  const text = want(value, isText);
  const isPath = text.startsWith('/');
  if (!isPath && !/^[A-Za-z][\w+.-]*:./.test(text) || !URL.canParse(text, isPath ? 'path://' : undefined) || /[\s\p{Cc}]/u.test(text)) {
    return undefined;
  }
  const url = new URL(text, isPath ? 'path://' : undefined);
  const [, host = ''] = isPath ? [] : /^[^:]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text) ?? [];
  const query = new Map([...new Set(url.searchParams.keys())].map(key => [key, url.searchParams.getAll(key)] as const));
  return new Map<string, Value>([
    ['getScheme', isPath ? '' : text.slice(0, text.indexOf(':')).toLowerCase()], ['getHost', host], ['getHostname', host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')],
    ['getPort', /:(\d+)$/.exec(host)?.[1] ?? ''], ['getEscapedPath', url.pathname], ['getQuery', query],
  ]);
}

/** What Kubernetes has a type for, which is a map with one entry here that nothing else makes. */
function part(value: Value, name: string): Value {
  const found = want(value, isMap).get(name);
  if (found === undefined) {
    throw new Failure('no such overload');
  }
  return found;
}

const ofUrl = Object.fromEntries(['getScheme', 'getHost', 'getHostname', 'getPort', 'getEscapedPath', 'getQuery'].map(name => [name, (url: Value) => part(url, name)]));

const ONE = 1_000_000_000n;
const quantity = (nano: bigint): Value => new Map([['quantity', nano]]);
const nano = (value: Value) => isWhole(value) ? value * ONE : want(part(value, 'quantity'), isWhole);
const sign = (difference: bigint) => difference < 0n ? -1n : difference > 0n ? 1n : 0n;

const ofQuantity: Readonly<Record<string, Called>> = {
  isGreaterThan: (a, b) => nano(a) > nano(b),
  isLessThan: (a, b) => nano(a) < nano(b),
  compareTo: (a, b) => sign(nano(a) - nano(b)),
  sign: value => sign(nano(value)),
  add: (a, b) => quantity(nano(a) + nano(b)),
  sub: (a, b) => quantity(nano(a) - nano(b)),
  isInteger: value => nano(value) % ONE === 0n,
  asInteger: value => nano(value) % ONE === 0n ? nano(value) / ONE : malformed('whole number', String(nano(value))),
  asApproximateFloat: value => Number(nano(value)) / 1e9,
};

/** The least of a list, or by the sign -1 the most. */
function extreme(value: Value, direction: 1 | -1): Value {
  const all = want(value, isList);
  if (all.length === 0) {
    throw new Malformed('the list is empty');
  }
  return all.reduce((best, one) => compare(one, best) * direction < 0 ? one : best);
}

/** The place of a value in a list, or of a part in a text. */
function placed(of: Value, wanted: Value, find: 'findIndex' | 'findLastIndex'): bigint {
  if (isText(of)) {
    const index = find === 'findIndex' ? of.indexOf(want(wanted, isText)) : of.lastIndexOf(want(wanted, isText));
    return BigInt(index < 0 ? -1 : [...of.slice(0, index)].length);
  }
  return BigInt(want(of, isList)[find](one => isEqual(one, wanted)));
}

const ofList: Readonly<Record<string, Called>> = {
  isSorted: list => want(list, isList).every((one, index, all) => index === 0 || compare(all[index - 1], one) <= 0),
  sum: list => want(list, isList).reduce((sum: Value | undefined, one) => sum === undefined ? one : add(sum, one), undefined) ?? 0n,
  min: list => extreme(list, 1),
  max: list => extreme(list, -1),
  indexOf: (of, wanted) => placed(of, wanted, 'findIndex'),
  lastIndexOf: (of, wanted) => placed(of, wanted, 'findLastIndex'),
};

const has = (all: Value, one: Value) => want(all, isList).some(other => isEqual(other, one));
const hasAll = (all: Value, some: Value) => want(some, isList).every(one => has(all, one));

function findAll(text: Value, pattern: Value, most: Value = -1n): readonly Value[] {
  const { source, flags } = matcher(want(pattern, isText));
  const found = [...want(text, isText).matchAll(new RegExp(source, `${flags}g`))].map(([match]) => match);
  return want(most, isWhole) < 0n ? found : found.slice(0, Number(most));
}

function isNetwork(value: Value): boolean {
  const [, address, bits] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(want(value, isText)) ?? [];
  return address !== undefined && isIP(address) !== 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

/** Functions by name. */
export const KUBERNETES_FUNCTIONS: Readonly<Record<string, Called>> = {
  isURL: text => urlOf(text) !== undefined,
  url: text => urlOf(text) ?? malformed('URL', String(text)),
  isQuantity: text => nanoQuantity(want(text, isText)) !== undefined,
  quantity: text => quantity(nanoQuantity(want(text, isText)) ?? malformed('quantity', String(text))),
  isIP: text => isIP(want(text, isText)) !== 0 && !String(text).includes('%'),
  isCIDR: isNetwork,
  ip: text => isIP(want(text, isText)) === 0 ? malformed('address', String(text)) : new Map([['ip', text]]),
  'sets.contains': hasAll,
  'sets.intersects': (all, some) => want(some, isList).some(one => has(all, one)),
  'sets.equivalent': (a, b) => hasAll(a, b) && hasAll(b, a),
};

/** Methods by name. */
export const KUBERNETES_METHODS: Readonly<Record<string, Called>> = {
  ...ofUrl,
  ...ofQuantity,
  ...ofList,
  find: (text, pattern) => findAll(text, pattern)[0] ?? '',
  findAll,
  family: address => BigInt(isIP(String(part(address, 'ip')))),
};
