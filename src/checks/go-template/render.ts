/** Whether templates of Go render, where they are given no data. Source: Go 1.24, text/template/exec.go. */
import { FUNCTIONS, isTrue, Taken, TemplateFunction, typeOf } from './functions';
import { Undecided, Value } from './literals';
import { Branch, Command, Node, Operand, Pipe, Templates } from './nodes';
import { parsed, WHOLE } from './parse';
import { TemplateFault } from './tokens';
import { shown } from '../../core';

/** How many parts are worked out at most, and how deep templates call each other: loops may go on for ever. */
const [MOST_STEPS, DEEPEST] = [10_000, 100];

/**
 * What keeps a template of Go from being rendered without data, as the end of a sentence about it; undefined if nothing does, or only Go itself could say.
 *
 * @param functions those that it has beside Go's own
 */
export function templateFault(template: string, functions: Readonly<Record<string, TemplateFunction>> = {}): string | undefined {
  const all = new Map(Object.entries({ ...FUNCTIONS, ...functions }));
  try {
    const templates = parsed(template, name => all.has(name));
    new Rendering(templates, all).template(WHOLE, undefined);
    return undefined;
  } catch (error) {
    if (error instanceof TemplateFault) {
      return error.message;
    }
    if (error instanceof Undecided) {
      return undefined;
    }
    throw error;
  }
}

/** What a command gets from the one before it. */
interface Piped { readonly value: Value }

/** Variables with their values; the last of a name counts. */
interface Scope {
  readonly dot: Value;
  readonly variables: { readonly name: string; value: Value }[];
}

class Rendering {
  private steps = 0;
  private readonly calls: { readonly name: string; readonly dot: Value }[] = [];

  constructor(private readonly templates: Templates, private readonly functions: ReadonlyMap<string, TemplateFunction>) {}

  public template(name: string, dot: Value): void {
    const nodes = this.templates.get(name);
    if (nodes === undefined) {
      throw new TemplateFault(`uses a template that it does not define: ${shown(name)}`);
    }
    // What a template does depends on its data alone.
    if (this.calls.some(call => call.name === name && isSame(call.dot, dot))) {
      throw new TemplateFault(`has templates that use themselves without end: ${shown(name)}`);
    }
    if (this.calls.length > DEEPEST) {
      throw new Undecided();
    }
    this.calls.push({ name, dot });
    this.nodes(nodes, { dot, variables: [{ name: '$', value: dot }] });
    this.calls.pop();
  }

  private step(): void {
    if (++this.steps > MOST_STEPS) {
      throw new Undecided();
    }
  }

  private nodes(nodes: readonly Node[], scope: Scope): 'break' | 'continue' | undefined {
    for (const node of nodes) {
      const left = this.node(node, scope);
      if (left !== undefined) {
        return left;
      }
    }
    return undefined;
  }

  private node(node: Node, scope: Scope): 'break' | 'continue' | undefined {
    this.step();
    switch (node.is) {
      case 'text': return undefined;
      case 'break': case 'continue': return node.is;
      case 'action': return void this.pipe(node.pipe, scope);
      case 'template': {
        this.templates.has(node.name) || this.template(node.name, undefined);
        return void this.template(node.name, node.pipe && this.pipe(node.pipe, scope));
      }
      default: {
        const before = scope.variables.length;
        const left = this.branch(node, scope);
        scope.variables.length = before;
        return left;
      }
    }
  }

  private branch(node: Branch, scope: Scope): 'break' | 'continue' | undefined {
    const value = this.pipe(node.pipe, scope);
    if (node.is === 'range') {
      return this.loop(node, value, scope) ? undefined : this.nodes(node.otherwise, scope);
    }
    if (!isTrue(value)) {
      return this.nodes(node.otherwise, scope);
    }
    return this.nodes(node.then, node.is === 'with' ? { ...scope, dot: value } : scope);
  }

  /** Goes through numbers below another one; whether there were any. */
  private loop({ pipe: { variables, assigns }, then }: Branch, value: Value, scope: Scope): boolean {
    if (value === undefined) {
      return false;
    }
    if (value.type !== 'int' && value.type !== 'uint') {
      throw new TemplateFault(`goes through ${typeOf(value)} with {{range}}, which takes whole numbers`);
    }
    if (variables.length > 1) {
      throw new TemplateFault('goes through a number with two variables, where {{range}} has one');
    }
    const before = scope.variables.length;
    for (let number = 0n; number < value.value; number++) {
      this.step();
      const dot: Value = { ...value, value: number };
      variables.forEach(name => this.set(assigns ? name : scope.variables[before - 1].name, dot, scope));
      const left = this.nodes(then, { ...scope, dot });
      scope.variables.length = before;
      if (left === 'break') {
        break;
      }
    }
    return value.value > 0n;
  }

  private set(name: string, value: Value, { variables }: Scope): void {
    this.variable(name, variables).value = value;
  }

  private variable(name: string, variables: Scope['variables']) {
    const found = [...variables].reverse().find(one => one.name === name);
    if (found === undefined) {
      throw new TemplateFault(`uses a variable before it has a value: ${shown(name)}`);
    }
    return found;
  }

  private pipe({ commands, variables, assigns }: Pipe, scope: Scope): Value {
    const value = commands.reduce<Piped | undefined>((before, command) => ({ value: this.command(command, before, scope) }), undefined)?.value;
    for (const name of variables) {
      assigns ? this.set(name, value, scope) : scope.variables.push({ name, value });
    }
    return value;
  }

  private command([first, ...args]: Command, piped: Piped | undefined, scope: Scope): Value {
    if (first.is === 'function') {
      return this.call(first.name, args, piped, scope);
    }
    // Fields of nothing are nothing, whatever is given to them.
    if (first.is !== 'fields' && (args.length > 0 || piped !== undefined)) {
      throw new TemplateFault('gives something to a value, where only functions take something');
    }
    if (first.is === 'nil') {
      throw new TemplateFault('has nil alone, which is no value');
    }
    return this.value(first, scope);
  }

  private value(operand: Operand, scope: Scope): Value {
    switch (operand.is) {
      case 'dot': return scope.dot;
      case 'nil': return undefined;
      case 'variable': return this.variable(operand.name, scope.variables).value;
      case 'function': return this.call(operand.name, [], undefined, scope);
      case 'pipe': return this.pipe(operand.pipe, scope);
      case 'literal':
        if (operand.value === 'too large') {
          throw new TemplateFault('has a number above 9223372036854775807');
        }
        return operand.value;
      case 'fields': {
        const value = this.value(operand.of, scope);
        if (value !== undefined) {
          throw new TemplateFault(`asks for a field of ${typeOf(value)}`);
        }
        return undefined;
      }
    }
  }

  private call(name: string, args: readonly Operand[], piped: Piped | undefined, scope: Scope): Value {
    const { takes, more, give } = this.functions.get(name)!;
    const count = args.length + (piped ? 1 : 0);
    if (count < takes.length || more !== true && count > takes.length) {
      throw new TemplateFault(`gives ${count} values to ${name}, which takes ${takes.length}${more ? ' or more' : ''}`);
    }
    if (name === 'and' || name === 'or') {
      return this.firstThatDecides(name === 'or', args, piped, scope);
    }
    const values = args.map((arg, index) => this.argument(name, arg, takes[index] ?? 'any', scope));
    const last = takes[count - 1] ?? 'any';
    return give([...values, ...piped ? [fitting(name, piped.value, last)] : []]);
  }

  private firstThatDecides(decides: boolean, args: readonly Operand[], piped: Piped | undefined, scope: Scope): Value {
    let value: Value;
    for (const arg of args) {
      value = this.value(arg, scope);
      if (isTrue(value) === decides) {
        return value;
      }
    }
    return piped ? piped.value : value;
  }

  private argument(name: string, operand: Operand, taken: Taken, scope: Scope): Value {
    const value = this.value(operand, scope);
    const isQuoted = operand.is === 'literal' && value?.type === 'string';
    return isQuoted ? value : fitting(name, value, taken);
  }
}

function fitting(name: string, value: Value, taken: Taken): Value {
  if (taken === 'quoted text' || taken === 'text' && value?.type !== 'string') {
    throw new TemplateFault(`gives ${typeOf(value)} to ${name}, which takes a text${taken === 'text' ? '' : ' in double quotes alone'}`);
  }
  return value;
}

function isSame(one: Value, other: Value): boolean {
  if (one?.type === 'string' && one.value === undefined) {
    throw new Undecided();
  }
  return one?.type === other?.type && one?.value === other?.value;
}
