import { RE2JS, RE2JSSyntaxException } from 're2js';
import { shown } from './errors';

/** A regular expression as Go reads it (RE2: no look-around, no references back), or what is wrong with it, in the words of a finding. */
export function re2(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) {
      throw error;
    }
    const { error: problem, input } = error;
    return `must be a regular expression that Go reads (RE2): ${problem}${input ? ` ${shown(input)}` : ''}`;
  }
}

/** What is wrong with a regular expression of Go, in the words of a finding; undefined if nothing is. */
export function re2Fault(pattern: string): string | undefined {
  const read = re2(pattern);
  return typeof read === 'string' ? read : undefined;
}
