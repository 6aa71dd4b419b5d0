/** Brings the library's JSON schemas into the form that CustomResourceDefinitions need, and finds what cannot be brought there. */
import { isObject, Json, JsonObject, sorted } from './json';

/** Keywords that hold schemas which only restrict a value further, and need no type of their own. */
const JUNCTORS = ['allOf', 'anyOf', 'oneOf', 'not'];

/** Group folder → type name → schema; references are `apis/<folder>#<type>`. */
export type Bundles = ReadonlyMap<string, ReadonlyMap<string, JsonObject>>;

/** Sorts the definitions into their groups, and adds the places that are no structural schema to `faults`. */
export function bundled(definitions: ReadonlyMap<string, JsonObject>, faults: string[]): Bundles {
  const groups = new Map<string, Map<string, JsonObject>>();
  for (const name of [...definitions.keys()].sort()) {
    const [group, type] = name.split('#');
    if (group) {
      const schema = structural(definitions.get(name)!, { group, faults }, name);
      groups.set(group, (groups.get(group) ?? new Map()).set(type, sorted(schema) as JsonObject));
    }
  }
  return groups;
}

interface Place {
  readonly group: string;
  readonly faults: string[];
}

function structural(raw: JsonObject, place: Place, at: string): JsonObject {
  const schema = withEnum({ ...raw });
  if (typeof schema.$ref === 'string') {
    schema.$ref = `apis/${schema.$ref.replace('#/definitions/', '')}`;
  }
  if (typeof schema['x-map'] === 'string') {
    schema['x-map'] = `apis/${place.group}#${schema['x-map']}`;
  }
  if (place.group === 'k8s') {
    delete schema['x-core']; // only worth a word where another group's type inherits the field
  }
  if (isEmpty(schema.properties)) {
    delete schema.properties;
  }
  if (isObject(schema.properties)) {
    schema.properties = Object.fromEntries(Object.entries(schema.properties)
      .map(([key, value]) => [key, structural(value as JsonObject, place, `${at}.${key}`)]));
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] && isEmpty(schema.additionalProperties)) {
    delete schema.additionalProperties;
  }
  for (const key of ['items', 'additionalProperties']) {
    const value = schema[key];
    if (isObject(value)) {
      schema[key] = structural(value, place, `${at}[]`);
    }
  }
  if (Array.isArray(schema.required)) {
    schema.required = [...schema.required].sort();
  }
  const fault = faultOf(schema);
  if (fault) {
    place.faults.push(`${at}: ${fault}`);
  }
  return schema;
}

function isEmpty(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Writes a constant as `enum`; unions of constants come as such from the library. */
function withEnum(schema: JsonObject): JsonObject {
  if (schema.const !== undefined) {
    schema.enum = [schema.const];
    delete schema.const;
  }
  return schema;
}

/** Why the API server would refuse a schema, or undefined. */
function faultOf(schema: JsonObject): string | undefined {
  if (schema.$ref !== undefined || schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']) {
    return undefined;
  }
  if (Array.isArray(schema.type) || (schema.type === undefined && JUNCTORS.some(key => key in schema))) {
    return `values of several types need @schema, got ${JSON.stringify(schema.type ?? schema)}`;
  }
  if (typeof schema.type !== 'string') {
    return 'no type; use AnyValue or AnyObject of meta.ts for open values, and check the import';
  }
  return schema.type === 'null' ? 'the type is null' : undefined;
}
