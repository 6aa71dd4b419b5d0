/**
 * The form of expressions in CEL, with what the language's macros ask of their arguments. What names and types mean is left to Envoy.
 *
 * Source: the language definition of the Common Expression Language, and cel-go, parser.
 */

/** What is wrong with the form of an expression, in the words of a finding; undefined if nothing is. */
export function expressionFault(text: string): string | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) {
    return 'must have no signs that CEL does not know';
  }
  return new Reader(tokens).whole() ? undefined : 'must be an expression of CEL';
}

/** A letter of a text, or what stands for one; bytes have no letters of Unicode. */
const ESCAPE = String.raw`\\(?:[abfnrtv"'\\?\x60]|[xX][0-9a-fA-F]{2}|[0-3][0-7]{2})`;
const UNICODE = String.raw`\\(?:u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000(?!0[dD][89a-fA-F])[0-9a-fA-F]{5}|U0010[0-9a-fA-F]{4})`;
const quoted = (prefix: string, letter: string) =>
  `${prefix}(?:"""(?:${letter}|\\n)*?"""|'''(?:${letter}|\\n)*?'''|"(?:(?!")${letter})*"|'(?:(?!')${letter})*')`;
const RAW = quoted('[bB]?[rR]', '[^\\n]');
const STRING = [RAW, quoted('[bB]', String.raw`(?:[^\\\n]|${ESCAPE})`), quoted('', String.raw`(?:[^\\\n]|${ESCAPE}|${UNICODE})`)].join('|');
const NUMBER = String.raw`0x[0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+(?:[eE][+-]?\d+|[uU])?`;
const NAME = /[A-Za-z_]\w*|`[\w./ -]+`/.source;
const SIGN = /&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}]/.source;
const TOKEN = new RegExp([String.raw`[ \t\r\n\f]+|//[^\n]*`, STRING, NUMBER, NAME, SIGN].join('|'), 'y');

function tokensOf(text: string): string[] | undefined {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (let position = 0; position < text.length; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) {
      return undefined;
    }
    if (!/^(?:\s|\/\/)/.test(token)) {
      found.push(token);
    }
  }
  return found;
}

/** How deep expressions may stand in each other. */
const DEPTH = 250;
const BETWEEN = new Set(['&&', '||', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', 'in']);
const WORDS = new Set(['true', 'false', 'null', 'in']);
const RESERVED = new Set([
  'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'namespace', 'package', 'return', 'var', 'void', 'while',
]);
/** Macros of which the first argument names a variable, by the numbers of their arguments. */
const LOOPS: Readonly<Record<string, readonly number[]>> = { all: [2], exists: [2], exists_one: [2], filter: [2], map: [2, 3] };

/** What an operand is, as far as it matters: a name, alone or in brackets, names with dots between them, a field of another thing, or anything else. */
type Shape = 'name' | 'bracketed' | 'names' | 'field' | 'other';
const IN_BRACKETS: Readonly<Record<Shape, Shape>> = { name: 'bracketed', bracketed: 'bracketed', names: 'field', field: 'field', other: 'other' };

/** Methods give the shape of what they have read; nothing where it has not the form. */
class Reader {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  public whole(): boolean {
    return this.expression() !== undefined && this.position === this.tokens.length;
  }

  private get next(): string {
    return this.tokens[this.position] ?? '';
  }

  private take(token: string): boolean {
    const isNext = this.next === token;
    this.position += isNext ? 1 : 0;
    return isNext;
  }

  private expression(): Shape | undefined {
    this.depth++;
    const shape = this.depth > DEPTH ? undefined : this.choice();
    this.depth--;
    return shape;
  }

  private choice(): Shape | undefined {
    const shape = this.chain();
    if (shape === undefined || !this.take('?')) {
      return shape;
    }
    return this.chain() !== undefined && this.take(':') && this.expression() !== undefined ? 'other' : undefined;
  }

  private chain(): Shape | undefined {
    let shape = this.operand();
    while (shape !== undefined && BETWEEN.has(this.next)) {
      this.position++;
      shape = this.operand() && 'other';
    }
    return shape;
  }

  private operand(): Shape | undefined {
    const sign = ['!', '-'].find(one => one === this.next);
    if (sign === undefined) {
      return this.member();
    }
    while (this.take(sign)) {
      // any number of one of them
    }
    return this.member(sign === '-') && 'other';
  }

  private member(isNegative = false): Shape | undefined {
    let shape = this.primary(isNegative);
    while (shape !== undefined) {
      if (this.take('.')) {
        shape = this.selection(shape);
      } else if (this.take('[')) {
        shape = this.expression() && this.take(']') ? 'other' : undefined;
      } else if (shape.startsWith('name') && this.take('{')) {
        shape = this.list('}', () => this.name(true) !== undefined && this.entry()) ? 'other' : undefined;
      } else {
        return shape;
      }
    }
    return undefined;
  }

  private primary(isNegative: boolean): Shape | undefined {
    if (this.take('(')) {
      const shape = this.expression();
      return shape !== undefined && this.take(')') ? IN_BRACKETS[shape] : undefined;
    }
    if (this.take('[')) {
      return this.list(']', () => this.expression() !== undefined) ? 'other' : undefined;
    }
    if (this.take('{')) {
      return this.list('}', () => this.expression() !== undefined && this.entry()) ? 'other' : undefined;
    }
    if (this.take('.') || /^[A-Za-z_]\w*$/.test(this.next) && !WORDS.has(this.next)) {
      const name = this.name(false);
      return name === undefined || RESERVED.has(name) ? undefined : this.take('(') ? this.call(name, false) : 'name';
    }
    const literal = this.next;
    this.position++;
    return /["']$/.test(literal) || ['true', 'false', 'null'].includes(literal) || /^\.?\d/.test(literal) && isInRange(literal, isNegative) ? 'other' : undefined;
  }

  /** What follows a dot: a field, or a method with its arguments. */
  private selection(of: Shape): Shape | undefined {
    const name = this.name(true);
    if (name === undefined) {
      return undefined;
    }
    if (!name.startsWith('`') && this.take('(')) {
      return this.call(name, true);
    }
    return of.startsWith('name') && !name.startsWith('`') ? 'names' : 'field';
  }

  private name(mayBeQuoted: boolean): string | undefined {
    const name = this.next;
    this.position++;
    return (mayBeQuoted ? /^[A-Za-z_`]/ : /^[A-Za-z_]\w*$/).test(name) && !/["']$/.test(name) && !WORDS.has(name) ? name : undefined;
  }

  /** The arguments of a function or method. */
  private call(name: string, isMethod: boolean): Shape | undefined {
    const first = this.next;
    const shapes: (Shape | undefined)[] = [];
    while (shapes.length === 0 ? !this.take(')') : this.take(',')) {
      shapes.push(this.expression());
    }
    if (shapes.includes(undefined) || shapes.length > 0 && !this.take(')')) {
      return undefined;
    }
    const [shape] = shapes;
    const isLoop = isMethod && Object.hasOwn(LOOPS, name) && LOOPS[name].includes(shapes.length);
    const isNoVariable = isLoop && (shape !== 'name' && shape !== 'bracketed' || first === '__result__');
    const isNoField = !isMethod && name === 'has' && shapes.length === 1 && shape !== 'names' && shape !== 'field';
    return isNoVariable || isNoField ? undefined : 'other';
  }

  private entry(): boolean {
    return this.take(':') && this.expression() !== undefined;
  }

  /** Entries with commas between them, and one after the last if need be. */
  private list(end: string, entry: () => boolean): boolean {
    if (this.take(',')) {
      return this.take(end);
    }
    while (!this.take(end)) {
      if (!entry() || !this.take(',') && this.next !== end) {
        return false;
      }
    }
    return true;
  }
}

/** Whether a number has 64 bits. */
function isInRange(literal: string, isNegative: boolean): boolean {
  if (/^(?!0x).*[.e]/i.test(literal)) {
    return Number.isFinite(Number(literal));
  }
  const most = /u$/i.test(literal) ? 2n ** 64n - 1n : isNegative ? 2n ** 63n : 2n ** 63n - 1n;
  return BigInt(literal.replace(/u$/i, '')) <= most;
}
