/**
 * Documents with holes: a tree of plain values, choices and loops, written as YAML for Go's text/template.
 *
 * A control line starts with `{{-`, which takes away its own line break, so that every content line stands alone
 * whichever branch is taken.
 */

/** A scalar that a Go expression makes, written without quotes: numbers, booleans, JSON. */
export class Value {
  constructor(
    /** Go expression without its braces. */
    public readonly expression: string,
  ) {}
}

/** A double-quoted string with Go expressions in it. */
export class Text {
  constructor(
    /** Text as it stands between the quotes, with its expressions in braces. */
    public readonly content: string,
  ) {}
}

/** A node that is there under a condition; in a list, all elements of an array are. */
export class Choice {
  constructor(
    /** Go expression that decides. */
    public readonly condition: string,
    /** What stands there if the condition holds. */
    public readonly then: Node,
    /** What stands there if it does not; nothing if left out. */
    public readonly otherwise?: Node,
  ) {}
}

/** Elements of a list, once for each element of a Go collection. */
export class Loop {
  constructor(
    /** What follows Go's `range`: the collection, with variables if they are needed. */
    public readonly range: string,
    /** What is written for each of its elements. */
    public readonly items: readonly Node[],
  ) {}
}

/** Elements of a list, from a block that {@link block} has defined. */
export class Call {
  constructor(
    /** Name of the block. */
    public readonly name: string,
  ) {}
}

/** Key of further fields of a map, which a Go expression yields as a map. */
export const SPREAD = '...';

/** What can stand at a place of a document. */
export type Node = string | number | boolean | null | Value | Text | Choice | Loop | Call | readonly Node[] | Fields;

/** A map; a field whose value is a {@link Choice} is there under its condition. */
export interface Fields { readonly [key: string]: Node }

/** The result of a Go expression, without quotes. */
export function value(expression: string): Value {
  return new Value(expression);
}

/** A Go value as JSON, which is YAML on one line; `null` for nothing. */
export function json(expression: string): Value {
  return new Value(`${expression} | toJson`);
}

/** A double-quoted string; what is interpolated are Go expressions. */
export function text(parts: TemplateStringsArray, ...expressions: readonly string[]): Text {
  const literal = (part: string): string => JSON.stringify(part).slice(1, -1);
  return new Text(parts.map((part, at) => literal(part) + (at < expressions.length ? `{{ ${expressions[at]} }}` : '')).join(''));
}

/** A node under a condition. */
export function when(condition: string, then: Node, otherwise?: Node): Choice {
  return new Choice(condition, then, otherwise);
}

/** Elements for each element of a Go collection, for example `$key, $value := .Map`. */
export function each(range: string, ...items: readonly Node[]): Loop {
  return new Loop(range, items);
}

/** The elements of a defined block. */
export function call(name: string): Call {
  return new Call(name);
}

/** The document, its lines without a break at the end. */
export function render(document: Fields): string {
  return fields(document, 0).join('\n');
}

/** Defines elements of a list for {@link call}, at the depth at which they are going to stand. */
export function block(name: string, prelude: readonly string[], items: readonly Node[], depth: number): string {
  return [`{{- define ${JSON.stringify(name)} }}`, ...prelude, ...elements(items, depth), '{{- end }}'].join('\n');
}

function fields(map: Fields, depth: number): string[] {
  return Object.entries(map).flatMap(([key, node]) => field(key, node, depth));
}

function field(key: string, node: Node, depth: number): string[] {
  const start = `${' '.repeat(depth)}${key}:`;
  if (node instanceof Choice) {
    return branches(node, one => field(key, one, depth));
  }
  if (key === SPREAD && node instanceof Value) {
    return [`${' '.repeat(depth)}{{- ${node.expression} | toYaml | nindent ${depth} }}`];
  }
  if (Array.isArray(node)) {
    return node.length === 0 ? [`${start} []`] : [start, ...elements(node, depth)];
  }
  if (isFields(node)) {
    return Object.keys(node).length === 0 ? [`${start} {}`] : [start, ...fields(node, depth + 2)];
  }
  return [`${start} ${scalar(node)}`];
}

function elements(items: readonly Node[], depth: number): string[] {
  return items.flatMap(item => element(item, depth));
}

function element(item: Node, depth: number): string[] {
  const start = `${' '.repeat(depth)}- `;
  if (item instanceof Choice) {
    return branches(item, one => elements(Array.isArray(one) ? one : [one], depth));
  }
  if (item instanceof Loop) {
    return [`{{- range ${item.range} }}`, ...elements(item.items, depth), '{{- end }}'];
  }
  if (item instanceof Call) {
    return [`{{- template ${JSON.stringify(item.name)} . }}`];
  }
  if (isFields(item)) {
    const [first, ...rest] = fields(item, depth + 2);
    return [start + first.trimStart(), ...rest];
  }
  return [start + scalar(item)];
}

function branches(choice: Choice, lines: (node: Node) => string[]): string[] {
  return [
    `{{- if ${choice.condition} }}`,
    ...lines(choice.then),
    ...choice.otherwise === undefined ? [] : ['{{- else }}', ...lines(choice.otherwise)],
    '{{- end }}',
  ];
}

function isFields(node: Node): node is Fields {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
    && ![Value, Text, Choice, Loop, Call].some(type => node instanceof type);
}

/** Strings that YAML reads as themselves without quotes. */
const PLAIN = /^(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z/][\w./-]*$/i;

function scalar(node: Node): string {
  if (node instanceof Value) {
    return `{{ ${node.expression} }}`;
  }
  if (node instanceof Text) {
    return `"${node.content}"`;
  }
  return typeof node === 'string' && PLAIN.test(node) ? node : JSON.stringify(node);
}
