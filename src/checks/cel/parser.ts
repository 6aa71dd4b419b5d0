import { FUNCTIONS, METHODS } from './functions';
import { MACROS } from './macros';
import { Token, tokensOf } from './tokens';
import { add, compare, counted, Failure, isEqual, isList, isMap, isTruth, isWhole, subtract, Type, Value, want, whole } from './values';

/** The variables that an expression sees. */
export type Scope = ReadonlyMap<string, Value>;

/** A part of an expression, ready to be evaluated. */
export type Run = (scope: Scope) => Value;

/** A part of an expression with what it was written as, as far as others must know it. */
interface Part {
  readonly run: Run;
  /** It is this name alone. */
  readonly name?: string;
  /** It is a field of another part. */
  readonly field?: { readonly of: Run; readonly name: string };
}

/** Names that stand for types. */
const TYPES: Readonly<Record<string, string>> = Object.fromEntries(['int', 'double', 'string', 'bool', 'bytes', 'list', 'map', 'null_type', 'type'].map(name => [name, name]));
const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': order => order < 0, '<=': order => order <= 0, '>': order => order > 0, '>=': order => order >= 0,
};

/**
 * An expression, ready to be evaluated.
 *
 * @throws SyntaxError if it is none, or calls what nobody knows
 */
export function parsed(text: string): Run {
  return new Parser(tokensOf(text)).whole();
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  public whole(): Run {
    const { run } = this.choice();
    if (this.next.kind !== 'end') {
      throw new SyntaxError(`unexpected ${this.next.text}`);
    }
    return run;
  }

  private get next(): Token {
    return this.tokens[this.position];
  }

  private take(): Token {
    return this.tokens[this.position++];
  }

  /** Goes on where one of the signs follows, and says which. */
  private sign(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.next;
    const isOne = (kind === 'sign' || kind === 'name' && text === 'in') && signs.includes(text);
    return isOne ? this.take().text : undefined;
  }

  private expect(sign: string): void {
    if (this.sign(sign) === undefined) {
      throw new SyntaxError(`expected ${sign}, got ${this.next.text}`);
    }
  }

  private choice(): Part {
    const condition = this.any();
    if (this.sign('?') === undefined) {
      return condition;
    }
    const { run: yes } = this.any();
    this.expect(':');
    const { run: no } = this.choice();
    return { run: scope => want(condition.run(scope), isTruth) ? yes(scope) : no(scope) };
  }

  private any(): Part {
    return this.chain(['||'], () => this.all(), (_, a, b) => decided(true, a, b));
  }

  private all(): Part {
    return this.chain(['&&'], () => this.relation(), (_, a, b) => decided(false, a, b));
  }

  private relation(): Part {
    return this.chain(['==', '!=', '<', '<=', '>', '>=', 'in'], () => this.sum(), (operator, a, b) => {
      switch (operator) {
        case '==': return scope => isEqual(a(scope), b(scope));
        case '!=': return scope => !isEqual(a(scope), b(scope));
        case 'in': return scope => isIn(a(scope), b(scope));
        default: return scope => COMPARISONS[operator](compare(a(scope), b(scope)));
      }
    });
  }

  private sum(): Part {
    return this.chain(['+', '-'], () => this.product(), (operator, a, b) => {
      const count = operator === '+' ? add : subtract;
      return scope => count(a(scope), b(scope));
    });
  }

  private product(): Part {
    return this.chain(['*', '/', '%'], () => this.unary(), (operator, a, b) => scope => counted(operator as '*', a(scope), b(scope)));
  }

  /** Parts with operators of one rank between them, from left to right. */
  private chain(signs: readonly string[], part: () => Part, joined: (operator: string, a: Run, b: Run) => Run): Part {
    let left = part();
    for (let operator = this.sign(...signs); operator !== undefined; operator = this.sign(...signs)) {
      left = { run: joined(operator, left.run, part().run) };
    }
    return left;
  }

  private unary(): Part {
    const operator = this.sign('!', '-');
    if (operator === undefined) {
      return this.member();
    }
    const { run } = this.unary();
    return {
      run: operator === '!' ? scope => !want(run(scope), isTruth) : scope => {
        const value = run(scope);
        return typeof value === 'number' ? -value : whole(-want(value, isWhole));
      },
    };
  }

  private member(): Part {
    let part = this.primary();
    for (let sign = this.sign('.', '['); sign !== undefined; sign = this.sign('.', '[')) {
      part = sign === '.' ? this.named(part) : { run: this.indexed(part.run) };
    }
    return part;
  }

  private indexed(of: Run): Run {
    const { run } = this.choice();
    this.expect(']');
    return scope => at(of(scope), run(scope));
  }

  /** A field or a method. */
  private named(part: Part): Part {
    const { kind, text: name } = this.take();
    if (kind !== 'name') {
      throw new SyntaxError(`expected a name, got ${name}`);
    }
    if (this.sign('(') === undefined) {
      return { run: scope => at(part.run(scope), name), field: { of: part.run, name } };
    }
    const parts = this.list(')');
    const known = part.name === undefined ? undefined : FUNCTIONS[`${part.name}.${name}`];
    if (known !== undefined) {
      return { run: called(known, parts) };
    }
    const macro = MACROS[name];
    const variable = parts[0]?.name;
    if (macro !== undefined && variable !== undefined && parts.length > 1) {
      return { run: macro(part.run, variable, parts.slice(1).map(({ run }) => run)) };
    }
    const method = METHODS[name];
    if (method === undefined) {
      throw new SyntaxError(`nobody knows ${name}`);
    }
    return { run: called(method, [part, ...parts]) };
  }

  private primary(): Part {
    const { kind, text } = this.take();
    switch (kind) {
      case 'int': return constant(whole(BigInt(text)));
      case 'double': return constant(Number(text));
      case 'string': return constant(text);
      case 'bytes': return constant(Buffer.from(text));
      case 'name': return this.word(text);
      default: return this.brackets(text);
    }
  }

  private word(name: string): Part {
    if (name === 'true' || name === 'false' || name === 'null') {
      return constant(name === 'null' ? null : name === 'true');
    }
    if (this.sign('(') === undefined) {
      return { name, run: scope => scope.get(name) ?? (scope.has(name) ? null : typeNamed(name)) };
    }
    const parts = this.list(')');
    if (name === 'has') {
      return { run: hasField(parts) };
    }
    const known = FUNCTIONS[name];
    if (known === undefined) {
      throw new SyntaxError(`nobody knows ${name}`);
    }
    return { run: called(known, parts) };
  }

  private brackets(sign: string): Part {
    switch (sign) {
      case '(': {
        const { run } = this.choice();
        this.expect(')');
        return { run };
      }
      case '[': {
        const parts = this.list(']');
        return { run: scope => parts.map(({ run }) => run(scope)) };
      }
      case '{': {
        const entries: (readonly [key: Run, value: Run])[] = [];
        while (this.sign('}') === undefined) {
          const { run: key } = this.choice();
          this.expect(':');
          entries.push([key, this.choice().run]);
          this.sign(',') ?? this.before('}');
        }
        return { run: scope => new Map(entries.map(([key, value]) => [key(scope), value(scope)])) };
      }
      default: throw new SyntaxError(`unexpected ${sign}`);
    }
  }

  /** Parts between commas, up to a sign that is taken too. */
  private list(end: string): Part[] {
    const parts: Part[] = [];
    while (this.sign(end) === undefined) {
      parts.push(this.choice());
      this.sign(',') ?? this.before(end);
    }
    return parts;
  }

  private before(end: string): void {
    if (this.next.text !== end) {
      throw new SyntaxError(`expected ${end}, got ${this.next.text}`);
    }
  }
}

const constant = (value: Value): Part => ({ run: () => value });

function called(known: (...values: Value[]) => Value, parts: readonly Part[]): Run {
  return scope => known(...parts.map(({ run }) => run(scope)));
}

/** `||` (a truth decides) or `&&` (an untruth): what decides does so wherever it stands, also beside a part that fails. */
function decided(by: boolean, a: Run, b: Run): Run {
  return scope => {
    let failure: Failure | undefined;
    for (const run of [a, b]) {
      try {
        if (want(run(scope), isTruth) === by) {
          return by;
        }
      } catch (error) {
        failure ??= error as Failure;
      }
    }
    if (failure !== undefined) {
      throw failure;
    }
    return !by;
  };
}

function at(of: Value, key: Value): Value {
  const found = isMap(of) ? of.get(key) : isList(of) ? of[Number(want(key, isWhole))] : undefined;
  if (found === undefined) {
    throw new Failure('no such key');
  }
  return found;
}

function isIn(value: Value, all: Value): boolean {
  return isMap(all) ? all.has(value) : want(all, isList).some(one => isEqual(one, value));
}

function hasField([part]: readonly Part[]): Run {
  const field = part?.field;
  if (field === undefined) {
    throw new SyntaxError('has takes a field');
  }
  return scope => want(field.of(scope), isMap).has(field.name);
}

function typeNamed(name: string): Value {
  if (!Object.hasOwn(TYPES, name)) {
    throw new Failure(`no variable ${name}`);
  }
  return new Type(name);
}
