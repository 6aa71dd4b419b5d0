import { IConstruct } from 'constructs';
import { whereMade, whereNow } from './where';

/** Further facts of a {@link ConfigError}. */
export interface ConfigErrorOptions {
  /**
   * What was caught before, when this error wraps another one.
   * @default - the error is the first cause
   */
  readonly cause?: unknown;
  /** Lines below the message. @default - none */
  readonly details?: string;
}

const MARK = Symbol.for('cdk8s-kubeflow.config-error');

/**
 * A mistake in what the caller wrote.
 *
 * Reads `<construct path>: <what is wrong>, got <value>; <what to do> (<Code>) at <file>:<line>`: lower case, no full stop.
 * All codes are listed in docs/errors.md of this package.
 */
export class ConfigError extends Error {
  /** Whether a value is such an error, also one of another copy of this package. */
  public static is(value: unknown): value is ConfigError {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /** Stable PascalCase name of the mistake; renaming one is a breaking change. */
  public declare readonly code: string;
  /** Path of the construct that was given the bad input; empty when there is none. */
  public declare readonly path: string;
  /** `<file>:<line>` of the caller's code that made the construct or called the function; undefined if it is not known. */
  public declare readonly where: string | undefined;

  /**
   * @param code stable PascalCase name of the mistake
   * @param message what is wrong, the value by {@link shown}, and what to do
   * @param at the construct that was given the bad input
   */
  constructor(code: string, message: string, at?: IConstruct, options: ConfigErrorOptions = {}) {
    const path = at?.node.path ?? '';
    const where = at && whereMade(at) || whereNow();
    const line = `${path ? `${path}: ` : ''}${message} (${code})${where === undefined ? '' : ` at ${where}`}`;
    super(options.details === undefined ? line : `${line}\n\n${options.details}`, options.cause === undefined ? undefined : { cause: options.cause });
    // Not enumerable, so that Node does not repeat them below the message of an error that nobody catches.
    Object.defineProperties(this, {
      name: { value: 'ConfigError' }, code: { value: code }, path: { value: path }, where: { value: where }, [MARK]: { value: true },
    });
    sayMistakesAlone();
  }
}

const ALONE = Symbol.for('cdk8s-kubeflow.mistakes-alone');

/**
 * Has a program that ends by a mistake in its input say the mistake alone, where Node would print it inside an excerpt of our
 * code with a stack. All other errors, and programs that handle their own, are left to themselves.
 */
function sayMistakesAlone(): void {
  if (ALONE in process) {
    return;
  }
  Object.defineProperty(process, ALONE, { value: true });
  process.on('uncaughtExceptionMonitor', error => {
    if (ConfigError.is(error) && process.listenerCount('uncaughtException') === 0) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  });
}

/** A value as an error message shows it: JSON, `undefined` by name, cut at 120 characters, passwords in URLs left out. */
export function shown(value: unknown): string {
  const text = plain(value).replace(/:\/\/[^\s/?#"]*@/g, '://***@');
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function plain(value: unknown): string {
  if (typeof value === 'function') {
    return 'a function';
  }
  if (typeof value === 'number' && !Number.isFinite(value) || typeof value === 'bigint') {
    return String(value);
  }
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  const name = (prototype as { readonly constructor?: { readonly name?: string } } | null | undefined)?.constructor?.name;
  if (name !== undefined && name !== 'Object' && name !== 'Array') {
    return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'an object that contains itself';
  }
}

/** Places whose values may be secret: environment, data and arguments. */
const SECRET_PLACE = /(^|\.|\[")(env|data|stringData|binaryData|args|command|annotations)(\[|\.|"\]|$)/;

/** `got <value>` for a message about a place; where it may be secret only what kind of value it is. */
export function got(value: unknown, path = ''): string {
  return `got ${SECRET_PLACE.test(path) ? kindOf(value) : shown(value)}`;
}

/** What kind of value it is, in words. */
export function kindOf(value: unknown): string {
  return value === null ? 'null' : value === undefined ? 'undefined' : Array.isArray(value) ? 'a list' :
    typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The names for the end of a sentence: `a, b`, or `none`. */
export function listed(names: Iterable<string>): string {
  return [...names].sort().join(', ') || 'none';
}

/** The name that was probably meant; undefined if none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plainName = simple(name);
  // Of several that begin alike, the one that differs least was meant.
  const close = known.map(one => ({ one, cost: cost(plainName, simple(one)), letters: distance(plainName, simple(one)) }))
    .sort((a, b) => a.cost - b.cost || a.letters - b.letters)[0];
  return close !== undefined && close.cost <= Math.max(1, Math.floor(name.length / 3)) ? close.one : undefined;
}

function simple(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Nothing between names that differ in case, punctuation or a plural, little where one goes on where the other ends; else how many letters differ. */
function cost(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || `${short}s` === long ? 0 : short.length > 3 && long.startsWith(short) ? 1 : distance(a, b);
}

/** Letters to insert, remove or change on the way from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
