/** A whole number as Python reads it; undefined if the text is none. */
export function wholeNumber(text: string): number | undefined {
  return /^\s*[-+]?\d+(_\d+)*\s*$/.test(text) ? Number(text.replace(/_/g, '')) : undefined;
}

/** A number as Python reads it; undefined if the text is none. */
export function realNumber(text: string): number | undefined {
  const plain = text.trim().replace(/(?<=\d)_(?=\d)/g, '');
  if (/^[-+]?(inf|infinity|nan)$/i.test(plain)) {
    return /nan/i.test(plain) ? NaN : plain.startsWith('-') ? -Infinity : Infinity;
  }
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** What a setting must be, in words, and whether a text is that. */
export interface Value {
  readonly words: string;
  fits(text: string): boolean;
}

/** A whole number that is not below another. */
export function whole(least: number): Value {
  return { words: `a whole number, ${least} or more`, fits: text => (wholeNumber(text) ?? -Infinity) >= least };
}

/** Any whole number. */
export const ANY_WHOLE: Value = { words: 'a whole number', fits: text => wholeNumber(text) !== undefined };

/** Any number. */
export const ANY_REAL: Value = { words: 'a number', fits: text => realNumber(text) !== undefined };

/** A number that is not below another. */
export function real(least: number): Value {
  return { words: `a number, ${least} or more`, fits: text => (realNumber(text) ?? NaN) >= least };
}

/** A number above one and, where it is given, not above another. */
export function above(least: number, most = Infinity): Value {
  return {
    words: `a number above ${least}${most === Infinity ? '' : `, at most ${most}`}`,
    fits: text => {
      const number = realNumber(text) ?? NaN;
      return number > least && number <= most;
    },
  };
}

/** One of some words. */
export function word(...words: readonly string[]): Value {
  return { words: `one of ${words.join(', ')}`, fits: text => words.includes(text) };
}

/** What another value is, or the word `None`. */
export function orNone({ words, fits }: Value): Value {
  return { words: `${words}, or None`, fits: text => text === 'None' || fits(text) };
}
