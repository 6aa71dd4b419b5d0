/**
 * CustomResourceDefinitions from the types of an API group.
 *
 * The types' schemas are shared and compact; here they are written out in full, as the API server wants them.
 */
import { definitionOf, mergedSchema, Schema, writtenSchema } from './store';
import { CrdDefinition, CrdVersion } from '../../apis/crd';
import { CustomResourceDefinitionVersion } from '../../apis/k8s/apiextensions/v1';

/** One version with its schema, in the order of its keys. */
export interface CrdManifestVersion extends CustomResourceDefinitionVersion {
  readonly schema: { readonly openAPIV3Schema: Schema };
}

/** What the API takes as `names` of a kind. */
export function crdNames(definition: CrdDefinition) {
  const { kind, plural } = definition;
  const { categories, shortNames } = definition;
  return {
    ...filled({ categories }),
    kind,
    listKind: definition.listKind ?? `${kind}List`,
    plural,
    ...filled({ shortNames }),
    singular: definition.singular ?? kind.toLowerCase(),
  };
}

/** The versions of a kind; a schema is written out when somebody reads it. Parts of it may be the same object in several places. */
export function crdVersions(definition: CrdDefinition): readonly CrdManifestVersion[] {
  return definition.versions.map(version => {
    const { status, scale } = version.subresources ?? {};
    const entries: Readonly<Record<string, unknown>> = {
      name: version.name,
      served: version.served ?? true,
      storage: version.storage ?? false,
      schema: undefined,
      ...filled({
        deprecated: version.deprecated || undefined,
        deprecationWarning: version.deprecationWarning,
        additionalPrinterColumns: version.columns,
        selectableFields: version.selectableFields,
      }),
      ...version.subresources && { subresources: filled({ status: status ? {} : undefined, scale }, true) },
    };
    const result = {};
    for (const key of Object.keys(entries).sort()) {
      const content = key === 'schema' ? { get: () => ({ openAPIV3Schema: schemaOfVersion(definition, version) }) } : { value: sorted(entries[key]) };
      Object.defineProperty(result, key, { enumerable: true, ...content });
    }
    return result as CrdManifestVersion;
  });
}

/** The schema of one version, written out in full, its keys in order. */
function schemaOfVersion(definition: CrdDefinition, version: CrdVersion): Schema {
  return sorted(structuralSchema(schemaName(definition, version))) as Schema;
}

/** Name of the schema of a version: `apis/<group>#<type>`. */
export function schemaName({ group, kind }: CrdDefinition, { schema = `${kind}Resource` }: CrdVersion): string {
  return `apis/${group}#${schema}`;
}

const inOrder = new WeakMap<object, unknown>();

/** The same value with the keys of all objects in order; what is one object in several places stays one. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  let result = inOrder.get(value);
  if (result === undefined) {
    result = Array.isArray(value) ? value.map(sorted)
      : Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted((value as Record<string, unknown>)[key])]));
    inOrder.set(value, result);
  }
  return result;
}

/** The entries that hold something: neither undefined nor, unless `empty` is true, an empty list or object. */
function filled<T extends object>(entries: T, empty = false): Partial<T> {
  const holds = (value: unknown) => typeof value !== 'object' || value === null || Object.keys(value).length > 0;
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && (empty || holds(value)))) as Partial<T>;
}

/** How deep below a shared Kubernetes type a schema stands; our own types describe all their fields. */
type Depth = 'own' | 'core' | 'core field' | 'deep';

const memo = new Map<string, Schema>();
const open = new Set<string>();

/** Schema of a whole object without references; open kinds, which have no fields, stay as they are. */
function structuralSchema(ref: string): Schema {
  const known = memo.get(ref);
  if (known) {
    return known;
  }
  const schema = expandedDefinition(ref, 'own');
  const fields = Object.keys(schema.properties ?? {}).filter(field => field !== 'metadata');
  const { properties, ...rest } = schema;
  const root = fields.length === 0 && schema['x-kubernetes-preserve-unknown-fields'] ? rest : {
    ...rest,
    properties: {
      apiVersion: { description: 'API group and version of the object.', type: 'string' },
      kind: { description: 'Kind of the object.', type: 'string' },
      metadata: { type: 'object' },
      ...without(properties ?? {}, 'metadata'),
    },
  };
  memo.set(ref, root);
  return root;
}

function without<T extends object>(entries: T, ...names: readonly string[]): T {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !names.includes(key))) as T;
}

function expandedDefinition(ref: string, depth: Depth): Schema {
  const key = `${depth} ${ref}`;
  const known = memo.get(key);
  if (known) {
    return known;
  }
  if (open.has(ref)) {
    throw new Error(`${ref} contains itself, which no structural schema can say; end it with AnyObject`);
  }
  open.add(ref);
  const result = expanded(definitionOf(ref), depth);
  open.delete(ref);
  memo.set(key, result);
  return result;
}

/**
 * Writes references out. Fixed sets of values inside Kubernetes' own types are left to the API server that gets the pod:
 * it may know more of them than the types do.
 */
function expanded(schema: Schema, depth: Depth): Schema {
  const { $ref, description, enum: values, properties, items, additionalProperties, ...rest } = without(writtenSchema(schema), 'x-core', 'x-check', 'x-filled');
  const own: Schema = {
    ...(description && depth !== 'deep' ? { description } : {}),
    ...(values && depth === 'own' ? { enum: values } : {}),
    ...rest,
    ...(properties ? { properties: mapped(properties, field => expanded(field, below(depth, field))) } : {}),
    ...(items ? { items: expanded(items, depth) } : {}),
    ...(additionalProperties ? { additionalProperties: expanded(additionalProperties, depth) } : {}),
  };
  return $ref ? mergedSchema(expandedDefinition($ref, entered($ref, depth)), own) : own;
}

function mapped(properties: NonNullable<Schema['properties']>, change: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, change(schema)]));
}

function below(depth: Depth, field: Schema): Depth {
  if (depth === 'own') {
    return field['x-core'] ? 'core field' : 'own';
  }
  return depth === 'core' ? 'core field' : 'deep';
}

/**
 * Descriptions reach one level into Kubernetes' own types, so that `kubectl explain` names what can be set there;
 * all of them would make a definition with several pod templates too large for the cluster to keep.
 */
function entered(ref: string, depth: Depth): Depth {
  if (depth === 'own') {
    return isHandedOn(ref) ? 'core' : 'own';
  }
  return 'deep';
}

/** Whether a type is one of Kubernetes' own that a controller hands on to the API server; conditions it writes itself. */
export function isHandedOn(ref: string): boolean {
  return /^apis\/k8s#(?!Condition$)/.test(ref);
}
