/** Examples of custom resources, made from the schema of their definition. The same schema gives the same examples. */

interface Schema {
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'enum'?: readonly unknown[];
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'required'?: readonly string[];
  readonly 'properties'?: Readonly<Record<string, Schema>>;
  readonly 'items'?: Schema;
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** A value in an example, by the keys that lead to it. */
type Place = readonly (string | number)[];

/** An example to be sent to a server. */
export interface Sample {
  /** What is special about it, such as `spec.dnsNames is 7`. */
  readonly name: string;
  readonly object: any;
}

/** Texts that fit most patterns and formats. */
const TEXTS = [
  'a', '1', '10s', '1h', '10m', '100', '1.5', 'example.com', 'https://example.com', 'a/b', '/a', 'A', 'Always', '10.0.0.1', '10.0.0.0/8', 'True', 'ns/name', '*', 'TCP',
  'sha256:0000000000000000000000000000000000000000000000000000000000000000', 'a.b/c', 'aaaa', 'aaaaaaaa', '2026-01-01T00:00:00Z', '00:00', 'http',
  'env(A)', '0 0 * * *', 'spiffe://a/b',
];

/** Deepest level whose optional fields are filled in. */
const DEEPEST = 7;

/**
 * The least that a schema allows; then this with each optional field of its upper levels filled in alone; then those with
 * single values that break a rule: another type, a value outside the enum, the bounds or the pattern, an unknown field.
 *
 * @param most how many of the last there are; if there could be more, they are taken evenly
 */
export function samples(version: { readonly schema: { readonly openAPIV3Schema: Schema } }, head: { readonly apiVersion: string; readonly kind: string }, most: number): Sample[] {
  const schema = version.schema.openAPIV3Schema;
  const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => !['metadata', 'apiVersion', 'kind', 'status'].includes(key)));
  const root: Schema = { ...schema, properties: fields, required: [...new Set([...schema.required ?? [], 'spec'])].filter(one => one in fields) };
  const whole = (value: any) => ({ ...head, metadata: { name: 'sample', namespace: 'default' }, ...value });
  const least = leastOf(root);
  const filled = optionalPlaces(root, [], 3)
    .map(({ place, schema: field }) => ({ name: `with ${place.join('.')}`, object: whole(put(least, root, place, value(field, place.length, true))) }));
  const wrong = [{ base: least, at: 'least' }, ...filled.map(one => ({ base: one.object, at: one.name }))].flatMap(({ base, at }) => faults(base, root, []).map(fault => ({
    name: `${at}, ${fault.place.join('.')} is ${JSON.stringify(fault.value)}`, object: whole(put(base, root, fault.place, fault.value)),
  })));
  const unique = [...new Map(wrong.map(one => [JSON.stringify(one.object), one])).values()];
  return [{ name: 'least', object: whole(least) }, ...evenly(filled, most), ...evenly(unique, most)];
}

function evenly<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.floor(list.length / step) }, (_, index) => list[Math.floor(index * step)]);
}

function leastOf(schema: Schema): any {
  return value(schema, 0, false);
}

function value(schema: Schema, depth: number, all: boolean): any {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return schema.pattern === undefined || new RegExp(schema.pattern).test('1') ? '1' : 1;
  }
  if (schema.enum !== undefined) {
    return schema.enum.find(one => one !== '') ?? schema.enum[0];
  }
  switch (schema.type) {
    case 'string': return textOf(schema);
    case 'integer': case 'number': return schema.minimum ?? Math.min(1, schema.maximum ?? 1);
    case 'boolean': return true;
    case 'array': return depth > DEEPEST && schema.minItems === undefined ? [] : [value(schema.items ?? {}, depth + 1, all)];
    case 'object': return objectOf(schema, depth, all);
    default: return { any: 'thing' };
  }
}

function objectOf(schema: Schema, depth: number, all: boolean): any {
  const result: Record<string, any> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || all && depth < DEEPEST) {
      result[name] = value(field, depth + 1, all && depth < DEEPEST - 2);
    }
  }
  if (typeof schema.additionalProperties === 'object' && all) {
    result['a-key'] = value(schema.additionalProperties, depth + 1, all);
  }
  return result;
}

function textOf(schema: Schema): string {
  const long = (text: string) => text.padEnd(schema.minLength ?? 0, 'a').slice(0, schema.maxLength);
  const fits = (text: string) => schema.pattern === undefined || safe(schema.pattern, text);
  return schema.format === 'date-time' ? '2026-01-01T00:00:00Z' : schema.format === 'byte' ? 'YQ==' : TEXTS.map(long).find(fits) ?? 'a';
}

/** Whether a pattern of another dialect matches; what cannot be read matches nothing. */
function safe(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

/** Fields that may be left out, down to a level. */
function optionalPlaces(schema: Schema, place: Place, levels: number): { readonly place: Place; readonly schema: Schema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...schema.required?.includes(name) ? [] : [{ place: [...place, name], schema: field }],
    ...levels > 1 && field.type === 'object' ? optionalPlaces(field, [...place, name], levels - 1) : [],
  ]);
}

/** Values that break a rule, one for each rule of each value that is there. */
function faults(at: any, schema: Schema, place: Place): { readonly place: Place; readonly value: unknown }[] {
  const found: { readonly place: Place; readonly value: unknown }[] = [];
  const add = (wrong: unknown) => found.push({ place, value: wrong });
  if (place.length > 0) {
    schema.enum !== undefined && add('no-such-choice');
    schema.pattern !== undefined && add('\n ~');
    schema.minimum !== undefined && add(schema.minimum - 1);
    schema.maximum !== undefined && add(schema.maximum + 1);
    schema.maxLength !== undefined && schema.maxLength < 5000 && add('a'.repeat(schema.maxLength + 1));
    schema.minLength !== undefined && add('');
    schema.type === 'string' ? add(7) : schema.type === 'boolean' ? add('yes') : add('text');
    add(null);
    schema.type === 'array' && add([]);
    schema.type === 'array' && Array.isArray(at) && at.length > 0 && add([...at, ...at]);
  }
  if (typeof at === 'object' && at !== null && !Array.isArray(at)) {
    schema.properties !== undefined && found.push({ place: [...place, 'noSuchField'], value: 'x' });
    for (const [name, inner] of Object.entries(at)) {
      const field = schema.properties?.[name] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
      field !== undefined && found.push(...faults(inner, field, [...place, name]));
      schema.required?.includes(name) && found.push({ place: [...place, name], value: undefined });
    }
  } else if (Array.isArray(at) && schema.items !== undefined) {
    at.forEach((one, index) => found.push(...faults(one, schema.items!, [...place, index])));
  }
  return found;
}

/** A copy with one value changed; objects on the way that are missing get the least that their schema allows. */
function put(target: any, schema: Schema | undefined, [key, ...rest]: Place, changed: unknown): any {
  const copy = Array.isArray(target) ? [...target] : { ...target };
  const inner = typeof key === 'number' ? schema?.items : schema?.properties?.[key];
  const result = rest.length === 0 ? changed : put(copy[key] ?? (inner === undefined ? {} : leastOf(inner)), inner, rest, changed);
  if (result === undefined) {
    delete copy[key];
  } else {
    copy[key] = result;
  }
  return copy;
}
