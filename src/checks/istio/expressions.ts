/**
 * The form of expressions in CEL: signs, brackets, and that operands and operators take turns. What names and types mean is left to Envoy.
 *
 * Source: the language definition of the Common Expression Language.
 */

/** What is wrong with the form of an expression, in the words of a finding; undefined if nothing is. */
export function expressionFault(text: string): string | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) {
    return 'must have no signs that CEL does not know';
  }
  return new Reader(tokens).whole() ? undefined : 'must be an expression of CEL';
}

const STRING = /[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/;
const NUMBER = /0x[0-9a-fA-F]+u?|(?:\d+\.\d+|\d+|\.\d+)(?:[eE][+-]?\d+)?[uU]?/;
const SIGN = /&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}]/;
const TOKEN = new RegExp([/\s+|\/\/[^\n]*/, STRING, NUMBER, /[A-Za-z_]\w*|`[^`]+`/, SIGN].map(({ source }) => source).join('|'), 'y');

function tokensOf(text: string): string[] | undefined {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (let position = 0; position < text.length; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) {
      return undefined;
    }
    if (!/^(\s|\/\/)/.test(token)) {
      found.push(token);
    }
  }
  return found;
}

const BETWEEN = new Set(['&&', '||', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', 'in']);

class Reader {
  private position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  public whole(): boolean {
    return this.expression() && this.position === this.tokens.length;
  }

  private take(token: string): boolean {
    const isNext = this.tokens[this.position] === token;
    this.position += isNext ? 1 : 0;
    return isNext;
  }

  private expression(): boolean {
    if (!this.chain()) {
      return false;
    }
    return !this.take('?') || this.chain() && this.take(':') && this.expression();
  }

  private chain(): boolean {
    if (!this.operand()) {
      return false;
    }
    while (BETWEEN.has(this.tokens[this.position])) {
      this.position++;
      if (!this.operand()) {
        return false;
      }
    }
    return true;
  }

  private operand(): boolean {
    while (this.take('!') || this.take('-')) {
      // any number of them
    }
    return this.primary() && this.selections();
  }

  private primary(): boolean {
    if (this.take('(')) {
      return this.expression() && this.take(')');
    }
    if (this.take('[')) {
      return this.list(']', () => this.expression());
    }
    if (this.take('{')) {
      return this.list('}', () => this.expression() && this.take(':') && this.expression());
    }
    this.take('.');
    const token = this.tokens[this.position] ?? '';
    this.position++;
    return /^[\w"'`]|^\.\d/.test(token) && token !== 'in';
  }

  private selections(): boolean {
    for (;;) {
      if (this.take('.')) {
        this.position++;
        if (!/^[A-Za-z_`]/.test(this.tokens[this.position - 1] ?? '')) {
          return false;
        }
      } else if (this.take('[')) {
        if (!this.expression() || !this.take(']')) {
          return false;
        }
      } else if (this.take('(')) {
        if (!this.list(')', () => this.expression())) {
          return false;
        }
      } else if (this.take('{')) {
        if (!this.list('}', () => this.expression() && this.take(':') && this.expression())) {
          return false;
        }
      } else {
        return true;
      }
    }
  }

  /** Entries with commas between them, and one after the last if need be. */
  private list(end: string, entry: () => boolean): boolean {
    while (!this.take(end)) {
      if (!entry() || !this.take(',') && this.tokens[this.position] !== end) {
        return false;
      }
    }
    return true;
  }
}
