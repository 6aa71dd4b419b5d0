import { momentOf } from './functions';
import { spanOf } from './kubernetes';
import { Value } from './values';
import { isRecord } from '../../core';
import { Node } from '../../core/schema/node';

/** Words of the language, which no field can be named by. */
const RESERVED = new Set([
  'true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var',
  'void', 'while',
]);
const SIGNS: Readonly<Record<string, string>> = { '__': '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/** The name by which expressions know a field; undefined if they cannot name it. Keys of maps are not changed. */
export function escaped(name: string): string | undefined {
  if (RESERVED.has(name)) {
    return `__${name}__`;
  }
  return /^[A-Za-z_./-][\w./-]*$/.test(name) ? name.replace(/__|[./-]/g, sign => SIGNS[sign]) : undefined;
}

/** A value as expressions see it: the fields that its schema has, with their defaults. */
export function seen(value: unknown, node: Node): Value {
  if (Array.isArray(value)) {
    return value.map(entry => node.items === undefined ? null : seen(entry, node.items));
  }
  if (!isRecord(value)) {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? scalar(value, node) : null;
  }
  const found = new Map<string, Value>(node.embedded ? identity(value) : []);
  for (const [name, field, below] of fieldsOf(value, node)) {
    const known = node.properties?.has(name) === true ? escaped(name) : name;
    if (known !== undefined) {
      found.set(known, seen(field, below));
    }
  }
  return found;
}

const withDefault = new WeakMap<Node, readonly string[]>();

/** Fields that the API server fills in where they are left out. */
function defaulted(node: Node): readonly string[] {
  let known = withDefault.get(node);
  if (known === undefined) {
    withDefault.set(node, known = [...node.properties ?? []].filter(([, { schema }]) => schema.default !== undefined).map(([name]) => name));
  }
  return known;
}

/** The fields of an object with their schemas, as the API server sees them: with defaults, without those that nobody describes. */
export function* fieldsOf(value: Readonly<Record<string, unknown>>, node: Node): Generator<readonly [name: string, value: unknown, node: Node]> {
  const { properties, additional } = node;
  for (const name of [...Object.keys(value), ...defaulted(node).filter(field => !Object.hasOwn(value, field))]) {
    const field = properties?.get(name) ?? additional;
    const isAbsent = value[name] === undefined || value[name] === null && field?.nullable !== true;
    const given = isAbsent ? field?.schema.default : value[name];
    if (field !== undefined && given !== undefined) {
      yield [name, given, field];
    }
  }
}

/** A scalar by what the schema says of it. */
function scalar(value: string | number | boolean, { schema }: Node): Value {
  if (typeof value === 'number') {
    return schema.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
  }
  return typeof value === 'string' && schema.type === 'string' ? text(value, schema.format) : value;
}

function text(value: string, format: unknown): Value {
  switch (format) {
    case 'byte': return Buffer.from(value, 'base64');
    case 'date-time': case 'date': return momentOf(value) ?? value;
    case 'duration': return spanOf(value) ?? value;
    default: return value;
  }
}

/** What a whole object inside another one is, though its schema does not say it. */
function identity(value: Readonly<Record<string, unknown>>): [name: string, value: Value][] {
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const names = ['name', 'generateName'].filter(name => typeof metadata[name] === 'string').map(name => [name, metadata[name] as string] as const);
  const own = ['apiVersion', 'kind'].filter(name => typeof value[name] === 'string').map((name): [string, Value] => [name, value[name] as string]);
  return [...own, ['metadata', new Map(names)]];
}
