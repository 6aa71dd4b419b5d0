/** A word, number, text or sign of an expression. */
export interface Token {
  readonly kind: 'name' | 'int' | 'double' | 'string' | 'bytes' | 'sign' | 'end';
  /** The sign or name, or the value of a number or text. */
  readonly text: string;
}

const SPACE = /(?:\s|\/\/[^\n]*)*/y;
const NUMBER = /0x[0-9a-fA-F]+u?|(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)|\d+u?/iy;
const NAME = /[A-Za-z_]\w*/y;
const SIGN = /&&|\|\||[<>=!]=|[-+*/%<>!?:.,()[\]{}]/y;
const TEXT = /([rRbB]{0,2})("""|'''|"|')/y;

const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The tokens of an expression, with one for its end. */
export function tokensOf(expression: string): Token[] {
  const found: Token[] = [];
  let position = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = position;
    return pattern.exec(expression);
  };
  for (;;) {
    position += match(SPACE)![0].length;
    if (position >= expression.length) {
      return [...found, { kind: 'end', text: '' }];
    }
    const text = match(TEXT);
    if (text !== null) {
      const [token, length] = textToken(expression, position, text[1].toLowerCase(), text[2]);
      found.push(token);
      position += length;
      continue;
    }
    const [kind, word] = ([['number', NUMBER], ['name', NAME], ['sign', SIGN]] as const)
      .map(([name, pattern]) => [name, match(pattern)?.[0]] as const).find(([, said]) => said !== undefined) ?? [];
    if (word === undefined || kind === undefined) {
      throw new SyntaxError(`unknown sign at ${position}`);
    }
    found.push({ kind: kind !== 'number' ? kind : /^0x/i.test(word) || !/[.e]/i.test(word) ? 'int' : 'double', text: kind === 'number' ? word.replace(/u$/i, '') : word });
    position += word.length;
  }
}

function textToken(expression: string, position: number, prefix: string, quote: string): [token: Token, length: number] {
  const isRaw = prefix.includes('r');
  const start = position + prefix.length + quote.length;
  let end = start;
  while (!expression.startsWith(quote, end)) {
    if (end >= expression.length || quote.length === 1 && expression[end] === '\n') {
      throw new SyntaxError('text without an end');
    }
    end += !isRaw && expression[end] === '\\' ? 2 : 1;
  }
  const inner = expression.slice(start, end);
  return [{ kind: prefix.includes('b') ? 'bytes' : 'string', text: isRaw ? inner : unescaped(inner) }, end + quote.length - position];
}

function unescaped(text: string): string {
  return text.replace(/\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|([^]))/g, (_, x, u, long, octal, letter: string) => {
    const code = x ?? u ?? long;
    if (code !== undefined || octal !== undefined) {
      return String.fromCodePoint(code === undefined ? parseInt(octal, 8) : parseInt(code, 16));
    }
    if (!/[abfnrtv\\"'`?]/.test(letter)) {
      throw new SyntaxError(`unknown notation \\${letter}`);
    }
    return LETTERS[letter] ?? letter;
  });
}
