/**
 * The schemas of all API types at run time: which fields a kind has, and whether an object keeps to them.
 *
 * The schemas are compact, shared shapes stand in them once; `schema.generated.json` of each folder holds them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { KINDS } from './schemas.generated';

/** A JSON schema in the form that Kubernetes accepts, with references to shared definitions. */
export interface Schema {
  /** `<folder>#/definitions/<type>`; keywords beside it add to the definition or replace what it says. */
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly unknown[];
  /** `<type>.<field>` of Kubernetes' own types that the field was inherited from. */
  readonly 'x-core'?: string;
  /** All other keywords: `pattern`, `enum`, `default`, `oneOf` ... */
  readonly [keyword: string]: unknown;
}

/** Definitions of one folder, as generated. */
interface SchemaFile {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const files = new Map<string, SchemaFile>();

/** Reads a folder's definitions when they are first asked for; references in them become absolute. */
function fileOf(folder: string): SchemaFile {
  const known = files.get(folder);
  if (known) {
    return known;
  }
  const text = readFileSync(join(__dirname, folder, 'schema.generated.json'), 'utf8');
  const local = (key: string, value: unknown) => key === '$ref' && typeof value === 'string' && value.startsWith('#');
  const file = JSON.parse(text, (key, value: unknown) => local(key, value) ? `${folder}${String(value)}` : value) as SchemaFile;
  files.set(folder, file);
  return file;
}

/** Definition that a reference of the form `<folder>#/definitions/<type>` names. */
export function definitionOf(ref: string): Schema {
  const [folder, type] = ref.split('#/definitions/');
  const definition = fileOf(folder).definitions[type];
  if (!definition) {
    throw new Error(`there is no type ${type} in src/apis/${folder}`);
  }
  return definition;
}

const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'object', additionalProperties: TEXT };
const OPEN: Schema = { 'x-kubernetes-preserve-unknown-fields': true };

/** Metadata of a whole object; what the server fills in is accepted too. */
const METADATA: Schema = {
  type: 'object',
  properties: {
    name: TEXT, generateName: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS, finalizers: { type: 'array', items: TEXT },
    ownerReferences: OPEN, uid: TEXT, resourceVersion: TEXT, generation: OPEN, creationTimestamp: OPEN, deletionTimestamp: OPEN,
    deletionGracePeriodSeconds: OPEN, managedFields: OPEN, selfLink: TEXT,
  },
};

/**
 * Schema of a kind as a whole object, compact, or undefined if the toolkit does not know the kind.
 * Of Kubernetes' own kinds the status is open, because their server writes it.
 */
export function schemaOf(apiVersion: string, kind: string): Schema | undefined {
  const name = KINDS[apiVersion]?.[kind];
  if (!name) {
    return undefined;
  }
  const [folder, type] = name.split('#');
  const schema = definitionOf(`${folder}#/definitions/${type}`);
  const status: Readonly<Record<string, Schema>> = folder === 'k8s' ? { status: OPEN } : {};
  return { ...schema, properties: { ...status, ...schema.properties, apiVersion: TEXT, kind: TEXT, metadata: METADATA } };
}

/**
 * Paths of the fields that the schema does not know, such as `spec.template.spec.containers[0].imagee`: a custom
 * resource would lose them on its way into the cluster, for Kubernetes' own kinds strict decoding refuses them.
 */
export function unknownFields(object: unknown, schema: Schema): string[] {
  const found: string[] = [];
  walk(object, schema, '', found);
  return found;
}

function walk(value: unknown, compact: Schema, path: string, found: string[]): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const schema = resolvedSchema(compact);
  const open = schema['x-kubernetes-preserve-unknown-fields'];
  if (Array.isArray(value)) {
    value.forEach((each, index) => walk(each, schema.items ?? (open ? OPEN : {}), `${path}[${index}]`, found));
    return;
  }
  const embedded = schema['x-kubernetes-embedded-resource'];
  for (const [key, field] of Object.entries(value)) {
    const below = schema.properties?.[key] ?? schema.additionalProperties;
    if (embedded && (key === 'apiVersion' || key === 'kind' || key === 'metadata')) {
      continue;
    }
    if (below) {
      walk(field, below, step(path, key), found);
    } else if (!open) {
      found.push(step(path, key));
    }
  }
}

const resolutions = new WeakMap<Schema, Schema>();

/** The schema without `$ref` at its top; what stands beside the reference is merged in. */
export function resolvedSchema(schema: Schema): Schema {
  if (!schema.$ref) {
    return schema;
  }
  const known = resolutions.get(schema);
  if (known) {
    return known;
  }
  const { $ref, ...own } = schema;
  const result = mergedSchema(resolvedSchema(definitionOf($ref)), own);
  resolutions.set(schema, result);
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

function step(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) {
    return `${path}[${JSON.stringify(key)}]`;
  }
  return path ? `${path}.${key}` : key;
}

/** Says what is wrong with an object; empty if it keeps to the schema. */
export type Validate = (object: unknown) => readonly ErrorObject[];

const AJV = {
  strict: false, allErrors: true, validateFormats: false, validateSchema: false, unicodeRegExp: false,
  inlineRefs: false, code: { optimize: false }, // to be quick at once: an object is looked at only once
};
let ajv: Ajv | undefined;
const prepared = new Set<string>();
const validators = new Map<string, ValidateFunction>();

/**
 * Validator of a kind, or undefined if the toolkit does not know the kind. Made when first asked for, then kept.
 * Rules in CEL and `format` are not looked at, defaults are not filled in, unknown fields are no mistake here.
 */
export function compiled(apiVersion: string, kind: string): Validate | undefined {
  const name = KINDS[apiVersion]?.[kind];
  if (!name) {
    return undefined;
  }
  let validate = validators.get(name);
  if (!validate) {
    const [folder, type] = name.split('#');
    ajv ??= new Ajv(AJV);
    prepare(folder, ajv);
    validate = ajv.compile({ $ref: `${folder}#/definitions/${type}` });
    validators.set(name, validate);
  }
  const check = validate;
  return object => check(object) ? [] : [...check.errors ?? []];
}

/** Hands a folder's definitions, and those that they refer to, to the validator. */
function prepare(folder: string, to: Ajv): void {
  if (prepared.has(folder)) {
    return;
  }
  prepared.add(folder);
  const others = new Set<string>();
  const definitions = JSON.parse(JSON.stringify(fileOf(folder).definitions, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') {
      others.add(value.split('#')[0]);
    }
    return forValidator(value);
  })) as Record<string, Schema>;
  to.addSchema({ $id: folder, definitions });
  others.forEach(other => prepare(other, to));
}

/**
 * JSON schema knows no `nullable`: a null is one more type there, also beside a reference.
 * @internal
 */
export function forValidator(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || (value as Schema).nullable !== true) {
    return value;
  }
  const schema = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'nullable'));
  return { anyOf: [{ type: 'null' }, schema] };
}
