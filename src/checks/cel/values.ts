import type { CelInput } from '@bufbuild/cel';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate, TimestampSchema } from '@bufbuild/protobuf/wkt';
import { parsedDuration } from './durations';
import { isRecord } from '../../core';
import { Node } from '../../core/schema/node';

/** Words of the language, which no field can be named by. */
const WORDS = new Set(['true', 'false', 'null', 'in']);
/** Words that the language keeps for later; fields can be named by them, and by the name that Kubernetes gave them before. */
const RESERVED = new Set([
  'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while',
]);
const SIGNS: Readonly<Record<string, string>> = { '__': '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/** The names by which expressions know a field; none if they cannot name it. Keys of maps are not changed. */
export function knownAs(name: string): readonly string[] {
  if (WORDS.has(name) || RESERVED.has(name)) {
    return [`__${name}__`, ...WORDS.has(name) ? [] : [name]];
  }
  return /^[A-Za-z_./-][\w./-]*$/.test(name) ? [name.replace(/__|[./-]/g, sign => SIGNS[sign])] : [];
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
    const [, fraction = ''] = /\.(\d+)/.exec(value) ?? []; // a Date ends with milliseconds
    return Number.isNaN(moment.getTime()) ? value
      : create(TimestampSchema, { seconds: timestampFromDate(moment).seconds, nanos: Number(fraction.slice(0, 9).padEnd(9, '0')) });
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
  const { metadata } = value;
  return [...texts(value, ['apiVersion', 'kind']), ...isRecord(metadata) ? [['metadata', new Map(texts(metadata, ['name', 'generateName']))] as [string, CelInput]] : []];
}

function texts(value: Readonly<Record<string, unknown>>, names: readonly string[]): [name: string, text: string][] {
  return names.flatMap((name): [string, string][] => {
    const text = value[name];
    return typeof text === 'string' ? [[name, text]] : [];
  });
}
