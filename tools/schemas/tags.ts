/** Reads the doc comments of the API types: their text becomes descriptions, their tags become schema keywords. */
import ts from 'typescript';
import { isObject, merged, Json, JsonObject } from './json';

/** Doc comment of a type or field, taken apart. */
export interface Doc {
  /** Text before the first tag, whitespace folded; empty if there is none. */
  readonly description: string;
  /** Tags in the order of the source. */
  readonly tags: readonly Tag[];
  /** `file:line` of what the comment belongs to, for messages. */
  readonly at: string;
}

/** One `@name text` of a doc comment. */
export interface Tag {
  readonly name: string;
  /** Raw text after the name; further lines are joined by a space. */
  readonly text: string;
}

/** Tags for readers of the source, which say nothing about the schema. */
const PROSE = new Set(['see', 'deprecated', 'throws', 'example', 'remarks', 'param', 'returns', 'internal']);

/** Doc comment directly before a declaration, or undefined. */
export function docOf(node: ts.Node): Doc | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (!comment) {
    return undefined;
  }
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const doc = { ...parseDoc(comment.getText(source)), at: `${source.fileName}:${line}` };
  // A tag inside a line would be read as text, and what it says would be lost.
  const lost = Object.keys(TAGS).find(name => name !== 'default' && new RegExp(`@${name}\\b`).test(doc.description));
  if (lost !== undefined) {
    throw new Error(`${doc.at}: @${lost} must be at the beginning of a line; write the comment in several lines`);
  }
  return doc;
}

/** Takes the text of a comment apart, from slash to slash. */
export function parseDoc(comment: string): Pick<Doc, 'description' | 'tags'> {
  const lines = comment.replace(/^\/\*\*/, '').replace(/\*\/$/, '').split('\n').map(line => line.replace(/^\s*\*(?= |$)/, '').trim());
  const text: string[] = [];
  const tags: Tag[] = [];
  for (const line of lines.filter(Boolean)) {
    const [, name, rest] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
    const last = tags.at(-1);
    if (name) {
      tags.push({ name, text: rest });
    } else if (last) {
      tags[tags.length - 1] = { name: last.name, text: `${last.text} ${line}`.trim() };
    } else {
      text.push(line);
    }
  }
  return { description: plain(text.join(' ')), tags };
}

/** Text without `{@link ...}`, whitespace folded. */
function plain(text: string): string {
  return text.replace(/\{@link\s+([^\s|}]+)\s*(?:\|?\s*([^}]+))?\}/g, (_, target: string, label?: string) => label?.trim() ?? target)
    .replace(/\s+/g, ' ').trim();
}

type Apply = (schema: JsonObject, tag: Tag) => JsonObject;

const text = (keyword: string): Apply => (schema, tag) => ({ ...schema, [keyword]: tag.text });
const flag = (keyword: string): Apply => schema => ({ ...schema, [keyword]: true });
const number = (keyword: string): Apply => (schema, tag) => {
  if (tag.text === '' || !Number.isFinite(Number(tag.text))) {
    throw new Error(`takes a number, got '${tag.text}'`);
  }
  return { ...schema, [keyword]: Number(tag.text) };
};
const json = (apply: (schema: JsonObject, value: JsonObject) => JsonObject): Apply => (schema, tag) => {
  const value = JSON.parse(tag.text) as Json;
  if (!isObject(value)) {
    throw new Error(`takes a JSON object, got '${tag.text}'`);
  }
  return apply(schema, value);
};
const below = (keyword: string): Apply => json((schema, value) => ({ ...schema, [keyword]: merged(object(schema[keyword]), value) }));

const TAGS: Readonly<Record<string, Apply>> = {
  // A closed set in the types may be open in the API: the union of literals gives way.
  asType: ({ enum: _enum, const: _const, anyOf: _anyOf, ...rest }, tag) => ({ ...rest, type: tag.text }),
  format: text('format'),
  form: text('x-form'),
  hidden: flag('x-hidden'),
  // What to pass in the place of a prop that this form of the props has no place for.
  instead: text('x-instead'),
  pattern: text('pattern'),
  listType: text('x-kubernetes-list-type'),
  mapType: text('x-kubernetes-map-type'),
  minimum: number('minimum'),
  maximum: number('maximum'),
  minLength: number('minLength'),
  maxLength: number('maxLength'),
  minItems: number('minItems'),
  maxItems: number('maxItems'),
  minProperties: number('minProperties'),
  maxProperties: number('maxProperties'),
  nullable: flag('nullable'),
  // Checked at synthesis by its type; in the definition it is any object.
  open: flag('x-open'),
  // The definition keeps fields that it does not know, those that are named here among them; synthesis knows all, as do the programs behind the API.
  loose: (schema, tag) => ({ ...schema, 'x-loose': tag.text.split(/[\s,]+/).filter(Boolean) }),
  // The types name the keys, the API takes a map with any; of all keys the value has the named type.
  mapOf: text('x-map'),
  preserveUnknownFields: flag('x-kubernetes-preserve-unknown-fields'),
  embeddedResource: flag('x-kubernetes-embedded-resource'),
  listMapKeys: (schema, tag) => ({ ...schema, 'x-kubernetes-list-map-keys': tag.text.split(',').map(key => key.trim()) }),
  default: (schema, tag) => tag.text.startsWith('- ') ? schema : { ...schema, default: JSON.parse(tag.text) as Json },
  validation: json((schema, rule) => ({ ...schema, 'x-kubernetes-validations': [...list(schema['x-kubernetes-validations']), rule] })),
  // What programs behind the API refuse although the definition's schema takes it.
  check: json((schema, value) => ({ ...schema, 'x-check': merged(object(schema['x-check']), value) })),
  // The definition asks for the field, but a webhook gives it before the API server looks.
  filled: (schema, tag) => ({ ...schema, 'required': [...list(schema.required), tag.text], 'x-filled': [...list(schema['x-filled']), tag.text] }),
  items: below('items'),
  values: below('additionalProperties'),
  oneOf: (schema, tag) => addOneOf(schema, tag.text.split(/[\s,]+/).filter(Boolean)),
  schema: json(mergeSchema),
};

/** The schema with the keywords that the doc comment adds; the argument stays as it is. */
export function withDoc(schema: JsonObject, doc: Doc): JsonObject {
  let result: JsonObject = doc.description ? { ...schema, description: doc.description } : schema;
  // `@schema` has the last word wherever it stands.
  const ordered = [...doc.tags.filter(tag => tag.name !== 'schema'), ...doc.tags.filter(tag => tag.name === 'schema')];
  for (const tag of ordered.filter(each => !PROSE.has(each.name))) {
    const apply = TAGS[tag.name];
    if (!apply) {
      throw new Error(`${doc.at}: there is no tag @${tag.name}; known are ${Object.keys(TAGS).sort().join(', ')}`);
    }
    try {
      result = apply(result, tag);
    } catch (error) {
      throw new Error(`${doc.at}: @${tag.name}: ${(error as Error).message}`, { cause: error });
    }
  }
  return result;
}

/** At most one of the fields, in the form that protobuf's generators give it. */
function addOneOf(schema: JsonObject, fields: readonly string[]): JsonObject {
  if (fields.length === 0) {
    throw new Error('takes the names of fields');
  }
  const required = fields.map(field => ({ required: [field] }));
  const choice = { oneOf: [{ not: { anyOf: required } }, ...required] };
  if (schema.oneOf) {
    const { oneOf, ...rest } = schema;
    return { ...rest, allOf: [{ oneOf }, choice] };
  }
  return schema.allOf ? { ...schema, allOf: [...list(schema.allOf), choice] } : { ...schema, ...choice };
}

/** The escape hatch; for scalars of several types and open objects it takes the place of what TypeScript's type says. */
function mergeSchema(schema: JsonObject, value: JsonObject): JsonObject {
  const base = { ...schema };
  if (value['x-kubernetes-int-or-string'] || value['x-kubernetes-preserve-unknown-fields']) {
    if (base.type !== 'object' && base.type !== 'array') {
      delete base.type;
    }
    delete base.anyOf;
    delete base.enum;
  }
  return merged(base, value);
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
