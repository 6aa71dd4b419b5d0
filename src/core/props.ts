import { IConstruct } from 'constructs';
import { ConfigError, got, kindOf, listed, nearest } from './errors';
import { Schema } from './schema/store';
import { Fault, Mistake, walk } from './schema/walk';

const schemas = new Map<string, Schema>();

/** What an object's form in the cluster is about is no matter of props. */
const OF_OBJECTS: readonly Fault[] = ['form', 'empty', 'repeated'];

/**
 * Props as their type says them: fails for what no caller with types could pass, as those without types, and casts, can.
 * What is `undefined` is absent.
 *
 * @param type name of the props' type, `<folder below src>#<type>`
 * @returns the props without what is `undefined`, at any depth
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`
 */
export function checkedProps<T>(at: IConstruct | undefined, type: string, given: T): T {
  let schema = schemas.get(type);
  if (schema === undefined) {
    schemas.set(type, schema = { $ref: type });
  }
  const mistake = walk(given, schema, { nulls: true }).find(({ fault }) => !OF_OBJECTS.includes(fault));
  if (mistake !== undefined) {
    throw errorOf(mistake, at);
  }
  return defined(given);
}

function errorOf({ path, fault, problem, value, hidden, known = [], form, instead }: Mistake, at: IConstruct | undefined): ConfigError {
  // Nobody knows what a text under a name that is no property is; it may be a password under a misspelt one.
  const what = hidden || fault === 'unknown' && !['number', 'boolean'].includes(typeof value) ? `got ${kindOf(value)}` : got(value, path);
  const place = path === '' ? 'the properties' : path;
  switch (fault) {
    case 'unknown': return new ConfigError('UnknownProp', `${place} is no known property, ${what}; ${insteadOf(lastName(path), known)}`, at);
    case 'required': return new ConfigError('MissingProp', `${place} must be given, ${what}; pass ${form ?? 'it'}`, at);
    default: return new ConfigError('WrongProp', `${place} ${problem}, ${what}; ${instead ?? remedy(problem, value)}`, at);
  }
}

/** How a value is written that is nearly right. */
function remedy(problem: string, value: unknown): string {
  const wanted = problem.replace(/^must be /, '');
  if (typeof value === 'string') {
    const isNumber = /^(a whole number|a number)$/.test(wanted) && value.trim() !== '' && Number.isFinite(Number(value));
    const isOther = isNumber || wanted === 'true or false' && /^(true|false)$/.test(value);
    const meant = nearest(value, wanted.startsWith('one of ') ? (wanted.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map(one => JSON.parse(one) as string) : []);
    if (isOther || meant !== undefined) {
      return isOther ? 'write it without quotes' : `write ${JSON.stringify(meant)}`;
    }
  }
  if ((typeof value === 'number' || typeof value === 'boolean') && /(^|or )a string$/.test(wanted)) {
    return 'write it in quotes';
  }
  if (Array.isArray(value) ? wanted === 'an object' : wanted === 'a list') {
    return wanted === 'a list' ? 'write a list, [...]' : 'write an object, { name: value }';
  }
  if (problem === 'must be left out') {
    return 'leave it out';
  }
  return problem.startsWith('does not go with ') ? 'leave it out, or change the other one' : 'pass another value, or leave it out where it has a default';
}

/** What to write instead of a name that is not known. */
function insteadOf(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant !== undefined ? `use ${JSON.stringify(meant)}` : known.length > 0 ? `there are ${listed(known)}` : 'remove it';
}

/** The last name of a path; one with odd characters stands in brackets. */
function lastName(path: string): string {
  const [, quoted] = /\[("(?:[^"\\]|\\.)*")\]$/.exec(path) ?? [];
  return quoted === undefined ? path.slice(path.lastIndexOf('.') + 1) : JSON.parse(quoted) as string;
}

/** A value without what is undefined in its plain objects; the same value where there is no such thing. */
function defined<T>(value: T): T {
  if (Array.isArray(value)) {
    const list = value.map(defined);
    return list.some((one, index) => one !== value[index]) ? list as T : value;
  }
  if (typeof value !== 'object' || value === null || !isPlain(value)) {
    return value;
  }
  let changed = false;
  const result: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) {
    const below = defined(one);
    changed ||= below !== one || below === undefined;
    if (below !== undefined) {
      result[key] = below;
    }
  }
  return changed ? result as T : value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
