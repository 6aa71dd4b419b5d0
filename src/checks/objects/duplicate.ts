import { resolvedSchema, Schema, schemaOf } from '../../apis/schema';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf } from '../lookup';

/** `Objects/Duplicate`: nothing is there twice, neither an object nor an entry of a list with keys. */
export const objectsDuplicate: Rule = {
  id: 'Objects/Duplicate',
  why: 'Of two objects with one name the later overwrites the earlier at each apply; two list entries with one key make server-side apply refuse the object.',
  check: duplicates,
};

function* duplicates(set: ManifestSet): Generator<Violation> {
  const seen = new Map<string, Located>();
  for (const at of set.all) {
    const { apiVersion, kind, metadata } = at.manifest;
    const key = [groupOf(apiVersion), kind, metadata.namespace ?? '', metadata.name].join('/');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
    } else {
      yield {
        at,
        field: 'metadata.name',
        problem: `is made twice, got ${shown(metadata.name)} from ${first.path} and ${at.path}`,
        fix: 'remove one of the two or give it another name',
      };
    }
    const schema = schemaOf(apiVersion, kind);
    if (schema !== undefined) {
      yield* repeatedKeys(at, new Field(at.manifest), schema);
    }
  }
}

/** Walks the object along its schema and looks at the lists that the schema gives keys. */
function* repeatedKeys(at: Located, field: Field, compact: Schema): Generator<Violation> {
  if (typeof field.value !== 'object' || field.value === null) {
    return;
  }
  const schema = resolvedSchema(compact);
  if (Array.isArray(field.value)) {
    yield* repeatedIn(at, field, schema);
    for (const item of schema.items ? field.items() : []) {
      yield* repeatedKeys(at, item, schema.items!);
    }
    return;
  }
  for (const [name, below] of field.entries()) {
    const next = schema.properties?.[name] ?? schema.additionalProperties;
    if (next && mayRepeat(next)) {
      yield* repeatedKeys(at, below, next);
    }
  }
}

const worthwhile = new WeakMap<Schema, boolean>();

/** Whether a list whose entries must differ can be at or below a place; most places have none and are not walked. */
function mayRepeat(compact: Schema): boolean {
  const schema = resolvedSchema(compact);
  let known = worthwhile.get(schema);
  if (known === undefined) {
    worthwhile.set(schema, true); // a type that contains itself is walked
    const below = [...Object.values(schema.properties ?? {}), ...[schema.items, schema.additionalProperties].filter(one => one !== undefined)];
    known = schema['x-kubernetes-list-type'] === 'set' || schema['x-kubernetes-list-type'] === 'map' || below.some(mayRepeat);
    worthwhile.set(schema, known);
  }
  return known;
}

function* repeatedIn(at: Located, list: Field, schema: Schema): Generator<Violation> {
  const type = schema['x-kubernetes-list-type'];
  const keys = schema['x-kubernetes-list-map-keys'];
  if (type !== 'set' && (type !== 'map' || !Array.isArray(keys))) {
    return;
  }
  const seen = new Map<string, Field>();
  for (const item of list.items()) {
    const key = type === 'set' ? JSON.stringify(item.value) : keyOf(item, keys as readonly string[], schema.items);
    if (key === undefined) {
      continue;
    }
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, item);
    } else {
      yield { at, field: item.path, problem: `repeats ${first.path}, got ${key} twice`, fix: 'keep one of the two entries' };
    }
  }
}

/** The key of an entry, with defaults filled in; undefined if a part of it is missing. */
function keyOf(item: Field, names: readonly string[], schema: Schema = {}): string | undefined {
  const properties = resolvedSchema(schema).properties ?? {};
  const parts = names.map(name => item.at(name).value ?? (properties[name] && resolvedSchema(properties[name]).default));
  return parts.includes(undefined) ? undefined : names.map((name, index) => `${name} ${JSON.stringify(parts[index])}`).join(', ');
}
