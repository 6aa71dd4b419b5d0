/**
 * The functions that Kubernetes adds to the language, as far as they need no cluster.
 *
 * Source: k8s.io/apiserver, pkg/cel/library.
 */
import { isIP } from 'node:net';
import { CelFunc, celFunc, CelInput, CelList, celMethod, CelScalar, CelValue, listType, mapType, objectType } from '@bufbuild/cel';
import { DurationSchema } from '@bufbuild/protobuf/wkt';
import { RE2JS } from 're2js';
import { parsedDuration } from './durations';
import { canonicalQuantity } from '../../core/quantity';

const { BOOL, DYN, INT, STRING, DOUBLE } = CelScalar;
const LIST = listType(DYN);
/** URLs and quantities are maps here, which nothing else makes. */
const OBJECT = mapType(STRING, DYN);

/** A text is not of the form that a function reads: to the API server the rule is broken then. */
export class Malformed extends Error {}

const duration = celFunc('duration', [STRING], objectType(DurationSchema), text => parsedDuration(text) ?? malformed('duration', text));

function malformed(form: string, text: string): never {
  throw new Malformed(`${JSON.stringify(text)} is no ${form}`);
}

/** Parts of an absolute URL or a path from the root, as Go's `url.ParseRequestURI` takes it. */
function urlOf(text: string): Map<string, CelInput> | undefined {
  const isPath = text.startsWith('/');
  if (!isPath && !/^[A-Za-z][\w+.-]*:./.test(text) || !URL.canParse(text, isPath ? 'path://' : undefined) || /[\s\p{Cc}]/u.test(text)) {
    return undefined;
  }
  const url = new URL(text, isPath ? 'path://' : undefined);
  const [, host = ''] = isPath ? [] : /^[^:]+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text) ?? [];
  const hostname = host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  const query = new Map([...new Set(url.searchParams.keys())].map(key => [key, url.searchParams.getAll(key)] as const));
  return new Map<string, CelInput>([
    ['scheme', isPath ? '' : text.slice(0, text.indexOf(':')).toLowerCase()], ['host', host], ['hostname', hostname], ['port', /:(\d+)$/.exec(host)?.[1] ?? ''],
    ['path', url.pathname], ['query', query],
  ]);
}

const urls: CelFunc[] = [
  celFunc('isURL', [STRING], BOOL, text => urlOf(text) !== undefined),
  celFunc('url', [STRING], OBJECT, text => urlOf(text) ?? malformed('URL', text)),
  ...[['getScheme', 'scheme'], ['getHost', 'host'], ['getHostname', 'hostname'], ['getPort', 'port'], ['getEscapedPath', 'path']].map(([name, part]) =>
    celMethod(name, OBJECT, [], STRING, function () {
      return this.get(part) as string;
    })),
  celMethod('getQuery', OBJECT, [], OBJECT, function () {
    return this.get('query') as unknown as ReadonlyMap<string, CelInput>;
  }),
];

/** Billionths of a quantity. */
function nanoOf(text: string): bigint | undefined {
  const canonical = canonicalQuantity(text);
  const [, sign, whole, fraction = '', suffix = ''] = /^([+-]?)(\d*)\.?(\d*)(.*)$/.exec(canonical ?? '') ?? [];
  if (canonical === undefined) {
    return undefined;
  }
  const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix);
  const power = /^[eE]/.test(suffix) ? Number(suffix.slice(1)) : ({ n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 } as Record<string, number>)[suffix] ?? 0;
  const exponent = 9 + power - fraction.length;
  const digits = BigInt(`${whole}${fraction}`) * 1024n ** BigInt(Math.max(0, binary));
  const nano = exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(-exponent);
  return sign === '-' ? -nano : nano;
}

const ONE = 1_000_000_000n;
const quantity = (nano: bigint) => new Map([['quantity', nano]]);
const nano = (value: CelValue<typeof OBJECT>) => value.get('quantity') as bigint;

function compared(name: string, compare: (a: bigint, b: bigint) => boolean): CelFunc {
  return celMethod(name, OBJECT, [OBJECT], BOOL, function (other) {
    return compare(nano(this), nano(other));
  });
}

function changed(name: string, change: (a: bigint, b: bigint) => bigint): CelFunc[] {
  return [
    celMethod(name, OBJECT, [OBJECT], OBJECT, function (other) {
      return quantity(change(nano(this), nano(other)));
    }),
    celMethod(name, OBJECT, [INT], OBJECT, function (other) {
      return quantity(change(nano(this), other * ONE));
    }),
  ];
}

const quantities: CelFunc[] = [
  celFunc('isQuantity', [STRING], BOOL, text => nanoOf(text) !== undefined),
  celFunc('quantity', [STRING], OBJECT, text => quantity(nanoOf(text) ?? malformed('quantity', text))),
  compared('isGreaterThan', (a, b) => a > b),
  compared('isLessThan', (a, b) => a < b),
  ...changed('add', (a, b) => a + b),
  ...changed('sub', (a, b) => a - b),
  celMethod('compareTo', OBJECT, [OBJECT], INT, function (other) {
    return BigInt(Math.sign(Number(nano(this) - nano(other))));
  }),
  celMethod('sign', OBJECT, [], INT, function () {
    return BigInt(Math.sign(Number(nano(this))));
  }),
  celMethod('isInteger', OBJECT, [], BOOL, function () {
    return nano(this) % ONE === 0n;
  }),
  celMethod('asInteger', OBJECT, [], INT, function () {
    return nano(this) % ONE === 0n ? nano(this) / ONE : malformed('whole number', String(nano(this)));
  }),
  celMethod('asApproximateFloat', OBJECT, [], DOUBLE, function () {
    return Number(nano(this)) / 1e9;
  }),
];

/** The elements of a list that can be compared. */
type Comparable = string | number | bigint | boolean;

function least(list: CelList, isLess: (a: Comparable, b: Comparable) => boolean): Comparable {
  const all = [...list] as Comparable[];
  if (all.length === 0) {
    throw new Malformed('the list is empty');
  }
  return all.reduce((best, one) => isLess(one, best) ? one : best);
}

const same = (a: CelValue, b: CelValue) => a === b || plain(a) === plain(b);

/** A value as text that is equal for equal values. */
function plain(value: unknown): string {
  const inner = value instanceof Map || isIterable(value) ? [...value].map(plain) : value;
  return typeof inner === 'bigint' ? String(inner) : JSON.stringify(inner);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

const lists: CelFunc[] = [
  celMethod('isSorted', LIST, [], BOOL, function () {
    const all = [...this] as Comparable[];
    return all.every((one, index) => index === 0 || all[index - 1] <= one);
  }),
  celMethod('sum', LIST, [], DYN, function () {
    const all = [...this] as (number | bigint)[];
    return all.length === 0 ? 0n : all.reduce((sum, one) => (sum as bigint) + (one as bigint));
  }),
  celMethod('min', LIST, [], DYN, function () {
    return least(this, (a, b) => a < b);
  }),
  celMethod('max', LIST, [], DYN, function () {
    return least(this, (a, b) => a > b);
  }),
  celMethod('indexOf', LIST, [DYN], INT, function (wanted) {
    return BigInt([...this].findIndex(one => same(one, wanted)));
  }),
  celMethod('lastIndexOf', LIST, [DYN], INT, function (wanted) {
    return BigInt([...this].findLastIndex(one => same(one, wanted)));
  }),
  celFunc('sets.contains', [LIST, LIST], BOOL, (all, some) => [...some].every(one => [...all].some(other => same(one, other)))),
  celFunc('sets.intersects', [LIST, LIST], BOOL, (all, some) => [...some].some(one => [...all].some(other => same(one, other)))),
  celFunc('sets.equivalent', [LIST, LIST], BOOL, (a, b) => [[a, b], [b, a]].every(([all, some]) => [...some].every(one => [...all].some(other => same(one, other))))),
];

const found = (text: string, pattern: string): string[] => {
  const matcher = RE2JS.compile(pattern).matcher(text);
  const all: string[] = [];
  while (matcher.find()) {
    all.push(matcher.group() ?? '');
  }
  return all;
};

const patterns: CelFunc[] = [
  celMethod('find', STRING, [STRING], STRING, function (pattern) {
    return found(String(this), pattern)[0] ?? '';
  }),
  celMethod('findAll', STRING, [STRING], LIST, function (pattern) {
    return found(String(this), pattern);
  }),
  celMethod('findAll', STRING, [STRING, INT], LIST, function (pattern, most) {
    return most < 0n ? found(String(this), pattern) : found(String(this), pattern).slice(0, Number(most));
  }),
];

const isNetwork = (text: string) => {
  const [, address, bits] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  return address !== undefined && isIP(address) !== 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
};

const addresses: CelFunc[] = [
  celFunc('isIP', [STRING], BOOL, text => isIP(text) !== 0 && !text.includes('%')),
  celFunc('isCIDR', [STRING], BOOL, isNetwork),
  celFunc('ip', [STRING], OBJECT, text => isIP(text) === 0 ? malformed('address', text) : new Map([['ip', text]])),
  celMethod('family', OBJECT, [], INT, function () {
    return BigInt(isIP(String(this.get('ip'))));
  }),
];

/** All of them. */
export const KUBERNETES_FUNCTIONS: readonly CelFunc[] = [duration, ...urls, ...quantities, ...lists, ...patterns, ...addresses];
