/**
 * CustomResourceDefinitions from the types of an API group.
 *
 * The types' schemas are shared and compact; here they are written out in full, as the API server wants them.
 */
import {
  CustomResourceColumnDefinition, CustomResourceConversion, CustomResourceDefinition, CustomResourceDefinitionResource, CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion, CustomResourceSubresourceScale,
} from './k8s/apiextensions/v1';
import { Manifest } from './meta';
import { definitionOf, mergedSchema, Schema } from './schema';

/** What a group's `crds.ts` says of a kind; the fields come from the kind's type. */
export interface CrdDefinition {
  /** API group, which is also the folder of the types. */
  readonly group: string;
  readonly kind: string;
  /** Name in URLs and RBAC rules; the definition's name is `<plural>.<group>`. */
  readonly plural: string;
  /** @default - the kind in lower case */
  readonly singular?: string;
  /** @default - the kind with `List` after it */
  readonly listKind?: string;
  /** Abbreviations for `kubectl`. */
  readonly shortNames?: readonly string[];
  /** Groups of kinds for `kubectl get`, such as `all`. */
  readonly categories?: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  /** All versions, in the order in which they are written; exactly one is the storage version. */
  readonly versions: readonly CrdVersion[];
}

/** One version of a kind. */
export interface CrdVersion {
  /** `v1`, `v1beta1` ... */
  readonly name: string;
  /** @default true */
  readonly served?: boolean;
  /**
   * Version in which the cluster keeps the objects.
   * @default false
   */
  readonly storage?: boolean;
  /** @default false */
  readonly deprecated?: boolean;
  /** Text that clients of a deprecated version see. */
  readonly deprecationWarning?: string;
  /**
   * Name of the interface that describes the whole object.
   * @default - the kind with `Resource` after it
   */
  readonly schema?: string;
  /** Columns of `kubectl get`. */
  readonly columns?: readonly CrdColumn[];
  /** Fields that field selectors may use. */
  readonly selectableFields?: readonly { readonly jsonPath: string }[];
  readonly subresources?: CrdSubresources;
}

/** Column of `kubectl get`. */
export type CrdColumn = CustomResourceColumnDefinition;

/** Parts of an object with an endpoint of their own. */
export interface CrdSubresources {
  /** True if the status is written apart from the rest. */
  readonly status?: boolean | Readonly<Record<string, never>>;
  /** Where `kubectl scale` finds its numbers. */
  readonly scale?: CustomResourceSubresourceScale;
}

/** What an installation adds to a definition. */
export interface CrdOptions {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * How objects get from one version to another, in the API's form.
   * @default - the API's default: only `apiVersion` changes
   */
  readonly conversion?: CustomResourceConversion;
}

/** One version with its schema. */
export interface CrdManifestVersion extends CustomResourceDefinitionVersion {
  readonly schema: { readonly openAPIV3Schema: Schema };
}

/** A CustomResourceDefinition with its identity. */
export interface CrdManifest extends Manifest<CustomResourceDefinitionResource> {
  readonly apiVersion: 'apiextensions.k8s.io/v1';
  readonly kind: 'CustomResourceDefinition';
  readonly spec: Omit<CustomResourceDefinitionSpec, 'versions'> & { readonly versions: readonly CrdManifestVersion[] };
}

/** The CustomResourceDefinition of a kind; parts of its schema may be the same object in several places. */
export function customResourceDefinition(definition: CrdDefinition, options: CrdOptions = {}): CrdManifest {
  const { group, kind, plural, scope } = definition;
  const names = {
    kind,
    listKind: definition.listKind ?? `${kind}List`,
    plural,
    singular: definition.singular ?? kind.toLowerCase(),
    ...filled({ shortNames: definition.shortNames, categories: definition.categories }),
  };
  const versions = definition.versions.map(version => versionOf(definition, version));
  return {
    ...CustomResourceDefinition.GVK,
    metadata: { name: `${plural}.${group}`, ...filled({ labels: options.labels, annotations: options.annotations }) },
    spec: { group, names, scope, ...filled({ conversion: options.conversion }), versions },
  };
}

function versionOf(definition: CrdDefinition, version: CrdVersion): CrdManifestVersion {
  const { status, scale } = version.subresources ?? {};
  return {
    name: version.name,
    served: version.served ?? true,
    storage: version.storage ?? false,
    ...filled({
      deprecated: version.deprecated || undefined,
      deprecationWarning: version.deprecationWarning,
      additionalPrinterColumns: version.columns,
      selectableFields: version.selectableFields,
      subresources: filled({ status: status ? {} : undefined, scale }, true),
    }),
    schema: { openAPIV3Schema: structuralSchema(`${definition.group}#/definitions/${version.schema ?? `${definition.kind}Resource`}`) },
  };
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

function without<T extends object>(entries: T, name: string): T {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name)) as T;
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
  const { $ref, description, enum: values, properties, items, additionalProperties, ...rest } = without(schema, 'x-core');
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
    return ref.startsWith('k8s#') ? 'core' : 'own';
  }
  return 'deep';
}
