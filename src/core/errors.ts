import { IConstruct } from 'constructs';

/** Further facts of a {@link ConfigError}. */
export interface ConfigErrorOptions {
  /**
   * What was caught before, when this error wraps another one.
   * @default - the error is the first cause
   */
  readonly cause?: unknown;
}

/**
 * A mistake in what the caller wrote.
 *
 * Reads `<construct path>: <what is wrong>, got <value>; <what to do> (<Code>)`: lower case, no full stop.
 * All codes are listed in docs/errors.md.
 */
export class ConfigError extends Error {
  /** Stable PascalCase name of the mistake; renaming one is a breaking change. */
  public declare readonly code: string;
  /** Path of the construct that was given the bad input; empty when there is none. */
  public declare readonly path: string;

  /**
   * @param code stable PascalCase name of the mistake
   * @param message what is wrong, the value by {@link shown}, and what to do
   * @param at the construct that was given the bad input
   */
  constructor(code: string, message: string, at?: IConstruct, options: ConfigErrorOptions = {}) {
    const path = at?.node.path ?? '';
    super(`${path ? `${path}: ` : ''}${message} (${code})`, options.cause === undefined ? undefined : { cause: options.cause });
    // Not enumerable, so that Node does not repeat them below the message of an error that nobody catches.
    Object.defineProperties(this, { name: { value: 'ConfigError' }, code: { value: code }, path: { value: path } });
  }
}

/** A value as an error message shows it: JSON, `undefined` by name, cut at 120 characters. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** The names for the end of a sentence: `a, b`, or `none`. */
export function listed(names: Iterable<string>): string {
  return [...names].sort().join(', ') || 'none';
}
