import type { CelInput } from '@bufbuild/cel';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { parsedDuration } from './durations';
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

/** A scalar as expressions see it, by what the schema says of it. */
export function scalar(value: string | number | boolean, { schema }: Node): CelInput {
  if (typeof value === 'number') {
    return schema.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
  }
  return typeof value === 'string' && schema.type === 'string' ? text(value, schema.format) : value;
}

function text(value: string, format: unknown): CelInput {
  if (format === 'byte') {
    return Buffer.from(value, 'base64');
  }
  if (format === 'date-time' || format === 'date') {
    const moment = new Date(value);
    return Number.isNaN(moment.getTime()) ? value : timestampFromDate(moment);
  }
  return format === 'duration' ? parsedDuration(value) ?? value : value;
}

/** What the API server puts where a field is left out: the default of its schema. */
export function given(value: unknown, node: Node | undefined): unknown {
  const isAbsent = value === undefined || value === null && node?.nullable !== true;
  return isAbsent ? node?.schema.default : value;
}

/** The fields of an object that expressions see: those of its schema, with its defaults; of a whole object also what it is. */
export function* fieldsOf(value: Readonly<Record<string, unknown>>, node: Node): Generator<readonly [name: string, value: unknown, node: Node]> {
  for (const [name, field] of node.properties ?? []) {
    const below = given(value[name], field);
    if (below !== undefined) {
      yield [name, below, field];
    }
  }
}

/** What a whole object inside another one is, though its schema does not say it. */
export function identity(value: Readonly<Record<string, unknown>>): [name: string, value: CelInput][] {
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const names = ['name', 'generateName'].filter(name => typeof metadata[name] === 'string').map(name => [name, metadata[name] as string] as const);
  const own = ['apiVersion', 'kind'].filter(name => typeof value[name] === 'string').map((name): [string, CelInput] => [name, value[name] as string]);
  return [...own, ['metadata', new Map(names)]];
}
