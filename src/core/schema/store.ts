/**
 * The schemas that `tools/schemas.ts` makes from types: those of API kinds in `src/apis`, those of props elsewhere.
 * They are compact, shared shapes stand in them once; `schema.generated.json` of each folder holds them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Schema } from '../../apis/schema';

export type { Schema };

/** Definitions of one folder, as generated. */
interface SchemaFile {
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Folder that holds `apis`, `core` and all others: `src`, or `lib` once it is compiled. */
const ROOT = join(__dirname, '..', '..');

const files = new Map<string, SchemaFile>();

/** Definition that a reference of the form `<folder>#<type>` names; its file is read when it is first asked for. */
export function definitionOf(ref: string): Schema {
  const mark = ref.lastIndexOf('#');
  const folder = ref.slice(0, mark);
  let file = files.get(folder);
  if (file === undefined) {
    file = JSON.parse(readFileSync(join(ROOT, folder, 'schema.generated.json'), 'utf8')) as SchemaFile;
    files.set(folder, file);
  }
  const definition = file.definitions[ref.slice(mark + 1)];
  if (definition === undefined) {
    throw new Error(`src/${folder} has no type ${ref.slice(mark + 1)}; run npm run schemas`);
  }
  return definition;
}

const resolutions = new WeakMap<Schema, Schema>();

/** The schema without `$ref` at its top; what stands beside the reference is merged in. */
export function resolvedSchema(schema: Schema): Schema {
  if (schema.$ref === undefined) {
    return schema;
  }
  let result = resolutions.get(schema);
  if (result === undefined) {
    const { $ref, ...own } = schema;
    result = mergedSchema(resolvedSchema(definitionOf($ref)), own);
    resolutions.set(schema, result);
  }
  return result;
}

/** What a field says about its type, over what the type says itself: rules add up, nested schemas merge, all else is replaced. */
export function mergedSchema(type: Schema, field: Schema): Schema {
  const result: Record<string, unknown> = { ...type, ...field };
  for (const key of ['items', 'additionalProperties'] as const) {
    const [below, over] = [type[key], field[key]];
    if (below && over) {
      result[key] = mergedSchema(below, over);
    }
  }
  if (type.properties && field.properties) {
    const properties: Record<string, Schema> = { ...type.properties };
    for (const [name, schema] of Object.entries(field.properties)) {
      properties[name] = properties[name] ? mergedSchema(properties[name], schema) : schema;
    }
    result.properties = properties;
  }
  const rules = [...type['x-kubernetes-validations'] ?? [], ...field['x-kubernetes-validations'] ?? []];
  return rules.length > 0 ? { ...result, 'x-kubernetes-validations': rules } : result;
}

/** The schema as a definition has it: where any object or field is taken, without what synthesis knows besides. */
export function writtenSchema(schema: Schema): Schema {
  const { 'x-open': open, 'x-loose': unknown } = schema;
  if (!open && unknown === undefined) {
    return schema;
  }
  const left = open ? ['$ref', 'properties', 'additionalProperties', 'x-open', 'x-loose'] : ['x-loose'];
  const rest: Schema = Object.fromEntries(Object.entries(schema).filter(([name]) => !left.includes(name)));
  const known = rest.properties && Object.fromEntries(Object.entries(rest.properties).filter(([name]) => !unknown?.includes(name)));
  return { ...rest, ...known && { properties: known }, 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
}
