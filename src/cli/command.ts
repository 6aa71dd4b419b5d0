/** What a command of the package's program is. */
import type { ParseArgsConfig } from 'node:util';

/** Where a command writes. */
export interface Output {
  /** What was asked for. */
  out(text: string): void;
  /** What went wrong, and what is told beside. */
  err(text: string): void;
}

/** Values of options by name. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** A command. */
export interface Command {
  /** Its words, `component fetch`. */
  readonly name: string;
  /** What stands behind its words, `URL [FILE]`. */
  readonly takes: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What else to know: lines for its help. */
  readonly help: string;
  /** Its options, as Node reads them. @default {} */
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  /**
   * Runs it.
   *
   * @returns the exit code: 0, or 1 if it found something
   * @throws UsageError, ConfigError
   */
  run(words: readonly string[], options: Options, output: Output): number | Promise<number>;
}

/** A command was called wrongly. */
export class UsageError extends Error {}
