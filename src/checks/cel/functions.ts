/**
 * The functions that Kubernetes adds to the language, as far as they need no cluster.
 *
 * Source: k8s.io/apiserver, pkg/cel/library.
 */
import { isIP } from 'node:net';
import {
  CelFunc, celFunc, CelInput, CelList, celMethod, CelScalar, celUint, CelValue, isCelList, isCelMap, isCelUint, listType, mapType, objectType,
} from '@bufbuild/cel';
import { isReflectMessage, ReflectMessage } from '@bufbuild/protobuf/reflect';
import { Duration, DurationSchema, Timestamp } from '@bufbuild/protobuf/wkt';
import { RE2JS } from 're2js';
import { durationOf, parsedDuration } from './durations';
import { malformed } from './malformed';
import { QUANTITIES } from './quantities';
import { URLS } from './urls';

const { BOOL, DYN, INT, STRING } = CelScalar;
const LIST = listType(DYN);
/** Addresses are maps here, as URLs and quantities are. */
const OBJECT = mapType(STRING, DYN);
const DURATION = objectType(DurationSchema);

const durations: CelFunc[] = [
  celFunc('duration', [STRING], DURATION, text => parsedDuration(text) ?? malformed('duration', text)),
  // The language takes the milliseconds within the second; the API server's library all of them, as of hours and minutes.
  celMethod('getMilliseconds', DURATION, [], INT, function () {
    return nanoseconds(this) / 1_000_000n;
  }),
];

/** Whole nanoseconds of a duration or moment. */
function nanoseconds({ message }: ReflectMessage): bigint {
  const { seconds, nanos } = message as Duration | Timestamp;
  return seconds * 1_000_000_000n + BigInt(nanos);
}

/** A value as one that JavaScript puts in order. */
function comparable(value: CelValue): string | number | bigint | boolean {
  return isCelUint(value) ? value.value : isReflectMessage(value) ? nanoseconds(value) : value as string | number | bigint | boolean;
}

function best(list: CelList, isBetter: (one: CelValue, best: CelValue) => boolean): CelValue {
  const all = [...list];
  return all.length === 0 ? malformed('list with entries', '[]') : all.reduce((first, one) => isBetter(one, first) ? one : first);
}

function sum(list: CelList): CelInput {
  const [first, ...others] = [...list];
  if (first === undefined) {
    return 0n;
  }
  if (typeof first === 'number') {
    return others.reduce<number>((all, one) => all + Number(one), first);
  }
  const all = others.reduce<bigint>((total, one) => total + BigInt(comparable(one)), BigInt(comparable(first)));
  if (isReflectMessage(first)) {
    return durationOf(all);
  }
  const isWhole = isCelUint(first) ? BigInt.asUintN(64, all) === all : BigInt.asIntN(64, all) === all;
  return isWhole ? isCelUint(first) ? celUint(all) : all : malformed('number of 64 bits', String(all));
}

const same = (a: CelValue, b: CelValue) => plain(a) === plain(b);

/** A value as text that is equal for equal values. */
function plain(value: unknown): string {
  if (isCelMap(value)) {
    return `{${[...value].map(plain).sort().join()}}`;
  }
  if (isCelList(value) || Array.isArray(value)) {
    return `[${[...value].map(plain).join()}]`;
  }
  const inner = isCelUint(value) || isReflectMessage(value) ? comparable(value) : value;
  return typeof inner === 'bigint' ? String(inner) : JSON.stringify(inner);
}

const lists: CelFunc[] = [
  celMethod('isSorted', LIST, [], BOOL, function () {
    const all = [...this].map(comparable);
    return all.every((one, index) => index === 0 || all[index - 1] <= one);
  }),
  celMethod('sum', LIST, [], DYN, function () {
    return sum(this);
  }),
  celMethod('min', LIST, [], DYN, function () {
    return best(this, (a, b) => comparable(a) < comparable(b));
  }),
  celMethod('max', LIST, [], DYN, function () {
    return best(this, (a, b) => comparable(a) > comparable(b));
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
  let end = -1;
  while (matcher.find()) {
    // Go finds nothing empty right behind what it has found.
    if (matcher.start() !== end || matcher.end() !== end) {
      all.push(matcher.group() ?? '');
    }
    end = matcher.end();
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

const splitting = celMethod('split', STRING, [STRING, INT], LIST, function (separator, most) {
  const parts = [...separator === '' ? this : this.split(separator)];
  return most < 0n || parts.length <= most ? parts : most === 0n ? [] : [...parts.slice(0, Number(most) - 1), parts.slice(Number(most) - 1).join(separator)];
});

/** An address in its shortest form, by which equal ones are equal; IPv4 within IPv6, and zones, are no addresses to the API server. */
function address(text: string): string | undefined {
  const canonical = isIP(text) === 0 || text.includes('%') ? undefined : isIP(text) === 4 ? text : new URL(`http://[${text}]`).hostname.slice(1, -1);
  return canonical?.startsWith('::ffff:') ? undefined : canonical;
}

function isNetwork(text: string): boolean {
  const [, from, bits] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  return from !== undefined && address(from) !== undefined && Number(bits) <= (isIP(from) === 4 ? 32 : 128);
}

const addresses: CelFunc[] = [
  celFunc('isIP', [STRING], BOOL, text => address(text) !== undefined),
  celFunc('isCIDR', [STRING], BOOL, isNetwork),
  celFunc('ip', [STRING], OBJECT, text => new Map([['ip', address(text) ?? malformed('address', text)]])),
  celMethod('family', OBJECT, [], INT, function () {
    return BigInt(isIP(String(this.get('ip'))));
  }),
];

/** All of them; those that the language has too replace its own. */
export const KUBERNETES_FUNCTIONS: readonly CelFunc[] = [...durations, ...URLS, ...QUANTITIES, ...lists, splitting, ...patterns, ...addresses];
