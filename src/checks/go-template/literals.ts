/** Texts, letters and numbers as templates of Go write them. Source: Go 1.24, strconv and text/template/parse/node.go. */
import { TemplateFault } from './tokens';
import { shown } from '../../core';

/** What an expression gives: nothing (nil), or a value of one of Go's types; of a text or a number that takes much to work out, only its type. */
export type Value = undefined | { readonly type: 'bool'; readonly value: boolean } | { readonly type: 'int' | 'uint'; readonly value: bigint } |
  { readonly type: 'float'; readonly value: number } | {
    readonly type: 'string';
    /** @default - one that takes much to work out */
    readonly value?: string;
  };

/** A template of which nobody can say without Go whether it renders. */
export class Undecided extends Error {}

const ESCAPE = /^\\(?:([abfnrtv\\'"])|([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/;
const SHORT: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const [LEAST, MOST, MOST_UNSIGNED] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** What stands between quotes; undefined where it is no text of Unicode. */
export function unquoted(quoted: string): string | undefined {
  const [quote, inside] = [quoted[0], quoted.slice(1, -1)];
  if (quote === '`') {
    return inside.replace(/\r/g, '');
  }
  let text = '';
  let isText = true;
  for (let rest = inside; rest !== '';) {
    const letter = rest[0] === '\\' ? escaped(rest, quote) : { text: String.fromCodePoint(rest.codePointAt(0)!), length: rest.codePointAt(0)! > 0xffff ? 2 : 1, isByte: false };
    text += letter.text;
    isText &&= !letter.isByte;
    rest = rest.slice(letter.length);
  }
  return isText ? text : undefined;
}

function escaped(rest: string, quote: string) {
  const [all, short, octal, hex, ...unicode] = ESCAPE.exec(rest) ?? [];
  const code = octal !== undefined ? parseInt(octal, 8) : parseInt(hex ?? unicode.find(one => one !== undefined) ?? '0', 16);
  const isWrong = all === undefined || /['"]/.test(short ?? '') && short !== quote || octal !== undefined && code > 255 || code > 0x10ffff || code >= 0xd800 && code < 0xe000;
  if (isWrong) {
    throw new TemplateFault(`has a "\\" before what it cannot stand before: ${shown(rest.slice(0, 2))}`);
  }
  return { text: short === undefined ? String.fromCodePoint(code) : SHORT[short] ?? short, length: all.length, isByte: (octal ?? hex) !== undefined && code > 127 };
}

/** A letter between single quotes, which is a number. */
export function letter(quoted: string): Value {
  const inside = unquoted(quoted) ?? 'x'; // one that is no letter of Unicode is one byte
  if ([...inside].length !== 1) {
    throw new TemplateFault(`has ${shown(quoted)}, where single quotes are for one letter; put texts in double quotes`);
  }
  return { type: 'int', value: BigInt(inside.codePointAt(0)!) };
}

/** A number without an imaginary part; too large ones are a fault where they are used. */
export function numberOf(text: string): Value | 'too large' {
  const whole = wholeNumber(text);
  const isWritten = /[.eEpP]/.test(text);
  if (text.endsWith('i')) {
    throw new Undecided();
  }
  if (whole === undefined ? isWritten : isWritten && !/^0[xX][^pP]*$/.test(text)) {
    const value = whole === undefined ? fraction(text) : Number(whole);
    if (Number.isFinite(value)) {
      return { type: 'float', value };
    }
  }
  if (whole === undefined || whole < LEAST || whole > MOST_UNSIGNED) {
    throw new TemplateFault(`has a number that Go cannot read: ${shown(text)}`);
  }
  return whole > MOST ? 'too large' : { type: 'int', value: whole };
}

/** A whole number as Go writes it: `12`, `0x1f`, `0o17`, `017`, `0b1`, `1_000`. */
function wholeNumber(text: string): bigint | undefined {
  const [, sign, digits] = /^([+-]?)(.*)$/.exec(text) ?? [];
  if (!/^(0[xX](_?[0-9a-fA-F])+|0[oO]?(_?[0-7])+|0[bB](_?[01])+|0|[1-9](_?[0-9])*)$/.test(digits)) {
    return undefined;
  }
  const plain = digits.replace(/_/g, '').replace(/^0(?=[0-7])/, '0o').toLowerCase();
  return BigInt(plain) * (sign === '-' ? -1n : 1n);
}

function fraction(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
    return Number(text);
  }
  if (/^[+-]?0[xX]|_/.test(text)) {
    throw new Undecided();
  }
  return NaN;
}
