/**
 * Regular expressions as Go reads them (RE2): no look-around, no references back, no repetition of a repetition.
 *
 * Source: Go, regexp/syntax/parse.go with the flags of regexp.Compile.
 */

/** What is wrong with a regular expression, in the words of a finding; undefined if nothing is, or where only Go can tell. */
export function re2Fault(pattern: string): string | undefined {
  const reader = new Reader(pattern);
  return reader.fault();
}

/** Most times that a repetition may say. */
const MOST = 1000;

/** Letters that may follow a backslash outside of brackets; digits and signs are looked at apart. */
const ESCAPES = /^[AzbBdDsSwWpPQECafnrtvx]$/;
const CLASS_ESCAPES = /^[dDsSwWpPafnrtvx]$/;

class Reader {
  private position = 0;
  private depth = 0;
  /** Whether something stands before that can be repeated, and whether it is a repetition. */
  private before: 'nothing' | 'one' | 'repeated' = 'nothing';

  constructor(private readonly pattern: string) {}

  public fault(): string | undefined {
    while (this.position < this.pattern.length) {
      const fault = this.next();
      if (fault !== undefined) {
        return fault;
      }
    }
    return this.depth > 0 ? 'must close all its "("' : undefined;
  }

  private get rest(): string {
    return this.pattern.slice(this.position);
  }

  private next(): string | undefined {
    switch (this.pattern[this.position]) {
      case '(': return this.group();
      case ')': return this.close();
      case '[': return this.brackets();
      case '\\': return this.escape();
      case '*': case '+': case '?': return this.repeat(1);
      case '{': return this.count();
      case '|': return this.take(1, 'nothing');
      default: return this.take(1, 'one');
    }
  }

  private take(length: number, before: 'nothing' | 'one' | 'repeated'): undefined {
    this.position += length;
    this.before = before;
    return undefined;
  }

  private group(): string | undefined {
    this.depth++;
    if (!this.rest.startsWith('(?')) {
      return this.take(1, 'nothing');
    }
    const [named] = /^\(\?P?<\w+>/.exec(this.rest) ?? [];
    const [flags] = /^\(\?(?:[imsU]+(?:-[imsU]+)?|-[imsU]+)?:/.exec(this.rest) ?? [];
    const [alone] = /^\(\?(?:[imsU]+(?:-[imsU]+)?|-[imsU]+)\)/.exec(this.rest) ?? [];
    if (alone !== undefined) {
      this.depth--;
      // As Go has it, the flags are nothing that could be repeated, but hide nothing either.
      this.position += alone.length;
      return undefined;
    }
    const start = named ?? flags;
    return start === undefined ? `must not use ${JSON.stringify(this.rest.slice(0, 4))}, which Istio's and Go's reader (RE2) does not know` : this.take(start.length, 'nothing');
  }

  private close(): string | undefined {
    this.depth--;
    return this.depth < 0 ? 'must not close a ")" that is not open' : this.take(1, 'one');
  }

  private repeat(length: number): string | undefined {
    if (this.before !== 'one') {
      return this.before === 'nothing' ? `must name what is repeated before ${JSON.stringify(this.rest.slice(0, length))}` : 'must not repeat a repetition';
    }
    const lazy = this.pattern[this.position + length] === '?' ? 1 : 0;
    return this.take(length + lazy, 'repeated');
  }

  private count(): string | undefined {
    const [all, least, , most] = /^\{(\d+)(,(\d*))?\}/.exec(this.rest) ?? [];
    if (all === undefined || /^0\d/.test(least) || /^0\d/.test(most ?? '')) {
      return this.take(1, 'one'); // a brace like other signs
    }
    if (Number(least) > MOST || Number(most ?? 0) > MOST || most && Number(most) < Number(least)) {
      return `must repeat at most ${MOST} times, and at least as often as it says first, got ${JSON.stringify(all)}`;
    }
    return this.repeat(all.length);
  }

  private escape(): string | undefined {
    const sign = this.pattern[this.position + 1];
    if (sign === undefined) {
      return 'must not end with a single backslash';
    }
    if (sign === 'Q') {
      const end = this.pattern.indexOf('\\E', this.position);
      return this.take((end < 0 ? this.pattern.length : end + 2) - this.position, 'one');
    }
    const length = escapeLength(this.rest);
    if (length === 0 || !ESCAPES.test(sign) && /^[\w]$/.test(sign) && !/^[0-7]$/.test(sign)) {
      return `must not use ${JSON.stringify(this.rest.slice(0, 2))}, which Go's reader (RE2) does not know`;
    }
    return this.take(length, 'one');
  }

  private brackets(): string | undefined {
    this.position += this.rest.startsWith('[^') ? 2 : 1;
    for (let isFirst = true; ; isFirst = false) {
      if (this.position >= this.pattern.length) {
        return 'must close all its "["';
      }
      if (this.pattern[this.position] === ']' && !isFirst) {
        return this.take(1, 'one');
      }
      const fault = this.range();
      if (fault !== undefined) {
        return fault;
      }
    }
  }

  /** One sign, class or range within brackets. */
  private range(): string | undefined {
    const [named, name] = /^\[:\^?(\w*):\]/.exec(this.rest) ?? [];
    if (named !== undefined) {
      this.position += named.length;
      return CLASSES.has(name) ? undefined : `must not use ${JSON.stringify(named)}, which is no class of signs`;
    }
    const low = this.sign();
    if (low === undefined) {
      return `must not use ${JSON.stringify(this.rest.slice(0, 2))} between brackets, which Go's reader (RE2) does not know`;
    }
    const [dash, after] = this.rest;
    if (low === '' || dash !== '-' || after === undefined || after === ']') {
      return undefined;
    }
    this.position++;
    const high = this.sign();
    const isTurned = high !== undefined && low.length === 1 && high.length === 1 && high < low;
    return isTurned ? `must not have the range ${JSON.stringify(`${low}-${high}`)}, which ends before it begins` : undefined;
  }

  /** The next sign within brackets: itself, empty where it is a class or another notation, undefined where it is nothing that Go knows. */
  private sign(): string | undefined {
    const [first, second] = this.rest;
    if (first !== '\\') {
      const whole = String.fromCodePoint(this.pattern.codePointAt(this.position) ?? 0);
      this.position += whole.length;
      return whole;
    }
    const length = escapeLength(this.rest);
    if (second === undefined || length === 0 || !CLASS_ESCAPES.test(second) && /^\w$/.test(second) && !/^[0-7]$/.test(second)) {
      return undefined;
    }
    this.position += length;
    return /^\W$/.test(second) ? second : '';
  }
}

const CLASSES = new Set(['alnum', 'alpha', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'word', 'xdigit']);

/** Length of the notation that begins with a backslash; 0 if it is none. */
function escapeLength(text: string): number {
  const [x] = /^\\x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})/.exec(text) ?? [];
  const [p] = /^\\[pP](?:[A-Za-z]|\{\^?\w+\})/.exec(text) ?? [];
  const [octal] = /^\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(text) ?? [];
  switch (text[1]) {
    case 'x': return x?.length ?? 0;
    case 'p': case 'P': return p?.length ?? 0;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': return octal?.length ?? 0;
    default: return 2;
  }
}
