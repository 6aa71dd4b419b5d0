/** Compares our CustomResourceDefinitions with those of an upstream release, field by field. */
import { CrdDefinition, CrdVersion } from '../../src/apis/crd';
import { crdNames, crdVersions, isHandedOn, schemaName } from '../../src/core/schema/crd';
import { definitionOf, resolvedSchema, Schema, writtenSchema } from '../../src/core/schema/store';

/**
 * What a comparison found: a field that only upstream has, one that only ours has, a keyword that differs; or `core`,
 * a difference inside Kubernetes' own types that refuses nothing upstream accepts, as newer types bring them.
 */
export type FindingKind = 'missing' | 'gone' | 'different' | 'core';

/** One difference. */
export interface Finding {
  readonly kind: FindingKind;
  /** Field path, or `<type>.<field>` for `core`. */
  readonly at: string;
  /** What stands on either side; empty if the path says all. */
  readonly detail: string;
}

/** Findings for a whole definition; those of its versions by name. */
export interface CrdComparison {
  readonly head: readonly Finding[];
  readonly versions: ReadonlyMap<string, readonly Finding[]>;
}

/** A CustomResourceDefinition as read from upstream's file. */
export interface UpstreamCrd {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: Readonly<Record<string, unknown>>;
    readonly versions: readonly UpstreamVersion[];
  };
}

/** One version in it. */
export interface UpstreamVersion {
  readonly name: string;
  readonly schema?: { readonly openAPIV3Schema?: Schema };
  readonly [key: string]: unknown;
}

/** Compares one definition with upstream's. */
export function compareCrd(definition: CrdDefinition, upstream: UpstreamCrd): CrdComparison {
  const rendered = crdVersions(definition);
  const names = { singular: definition.kind.toLowerCase(), listKind: `${definition.kind}List`, ...upstream.spec.names };
  const head = [...compareValue('scope', definition.scope, upstream.spec.scope), ...compareKeys('names', crdNames(definition), names)];
  const versions = new Map<string, readonly Finding[]>();
  for (const theirs of upstream.spec.versions) {
    const ours = definition.versions.find(each => each.name === theirs.name);
    const version = rendered.find(each => each.name === theirs.name);
    versions.set(theirs.name, ours && version ? [
      ...compareKeys('version', { ...version, schema: undefined }, { ...theirs, schema: undefined }),
      ...compareVersion(definition, ours, theirs.schema?.openAPIV3Schema),
    ] : [{ kind: 'missing', at: 'version', detail: '' }]);
  }
  const extra = definition.versions.filter(each => !versions.has(each.name));
  extra.forEach(each => versions.set(each.name, [{ kind: 'gone', at: 'version', detail: '' }]));
  return { head, versions };
}

function compareVersion(definition: CrdDefinition, version: CrdVersion, theirs: Schema | undefined): readonly Finding[] {
  const ours = definitionOf(schemaName(definition, version));
  return compareSchemas(asRoot(ours), asRoot(theirs ?? {}));
}

/** Without the fields that every object has. */
function asRoot(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !['apiVersion', 'kind', 'metadata'].includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Compares a compact schema of ours with a schema of upstream that is written out. */
export function compareSchemas(ours: Schema, theirs: Schema): readonly Finding[] {
  const found: Finding[] = [];
  compare(ours, theirs, { path: '', found });
  return found;
}

interface Place {
  /** Path from the root of the object. */
  readonly path: string;
  /** `<type>.<field>` inside of one of Kubernetes' own types. */
  readonly core?: string;
  readonly found: Finding[];
}

function compare(own: Schema, theirs: Schema, outer: Place): void {
  const compact = writtenSchema(own);
  const core = compact['x-core'] ?? (compact.$ref !== undefined && isHandedOn(compact.$ref) ? compact.$ref.replace('apis/k8s#', '') : outer.core);
  const place = { ...outer, core };
  const { enum: values, ...rest } = writtenSchema(resolvedSchema(compact));
  const ours: Schema = core ? rest : { ...rest, enum: values }; // as CustomResourceDefinitions are written
  compareKeywords(ours, theirs, place);
  const [left, right] = [ours.properties ?? {}, theirs.properties ?? {}];
  for (const name of [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()) {
    const below = { ...place, path: place.path ? `${place.path}.${name}` : name, core: place.core && `${place.core}.${name}` };
    if (!left[name]) {
      place.found.push({ kind: 'missing', at: below.path, detail: '' });
    } else if (!right[name]) {
      const origin = left[name]['x-core'] ?? below.core;
      place.found.push(origin ? { kind: 'core', at: origin, detail: 'only ours' } : { kind: 'gone', at: below.path, detail: '' });
    } else {
      compare(left[name], right[name], below);
    }
  }
  for (const [key, suffix] of [['items', '[]'], ['additionalProperties', '{}']] as const) {
    const [a, b] = [ours[key], theirs[key]];
    if (a && b) {
      compare(a, b, { ...place, path: place.path + suffix, core: place.core && place.core + suffix });
    } else if (a || b) {
      place.found.push({ kind: 'different', at: place.path, detail: `${key}: upstream ${text(b)}, ours ${text(a)}` });
    }
  }
}

/** What is compared elsewhere, stands in no definition, or says nothing about values. */
const NESTED = new Set([
  '$ref', 'x-core', 'x-check', 'x-filled', 'description', 'title', 'example', 'externalDocs', 'properties', 'items', 'additionalProperties',
]);

function compareKeywords(ours: Schema, theirs: Schema, place: Place): void {
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)].filter(key => !NESTED.has(key)));
  for (const key of [...keys].sort()) {
    const [a, b] = [canonical(ours[key], key), canonical(theirs[key], key)];
    if (a !== b) {
      const mild = place.core !== undefined && !stricter(key, ours[key], theirs[key]);
      const at = mild ? place.core : place.path || '(root)';
      place.found.push({ kind: mild ? 'core' : 'different', at, detail: `${key}: upstream ${b}, ours ${a}` });
    }
  }
}

/** Keywords of Kubernetes that refuse no object, at most merge or fill it in otherwise. */
const MILD = new Set(['default', 'format', 'x-kubernetes-map-type', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys']);

/** True if ours may refuse what upstream accepts. */
function stricter(key: string, ours: unknown, theirs: unknown): boolean {
  if (key === 'required') {
    return list(ours).some(name => !list(theirs).includes(name));
  }
  if (key === 'enum') {
    return ours !== undefined && (theirs === undefined || list(theirs).some(value => !list(ours).includes(value)));
  }
  if (key === 'nullable' || key === 'x-kubernetes-preserve-unknown-fields') {
    return theirs === true;
  }
  return !MILD.has(key) && (ours !== undefined || key === 'type');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function compareKeys(prefix: string, ours: object, theirs: object): readonly Finding[] {
  const [a, b] = [ours as Record<string, unknown>, theirs as Record<string, unknown>];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].sort().flatMap(key => key === 'deprecationWarning' ? compareValue(`${prefix}.${key}`, Boolean(a[key]), Boolean(b[key]))
    : compareValue(`${prefix}.${key}`, undescribed(a[key]), undescribed(b[key])));
}

function compareValue(at: string, ours: unknown, theirs: unknown): readonly Finding[] {
  const [a, b] = [canonical(ours ?? undefined, at), canonical(theirs ?? undefined, at)];
  return a === b ? [] : [{ kind: 'different', at, detail: `upstream ${b}, ours ${a}` }];
}

/** Texts for people and empty values make no difference, but whether people are warned. */
function undescribed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(undescribed) : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).filter(([key, each]) => key !== 'description' && !(key === 'priority' && each === 0));
    return Object.fromEntries(kept.map(([key, each]) => [key, key === 'status' ? each : undescribed(each)]));
  }
  return value === false ? undefined : value;
}

/** Text that is equal for equal values; lists are sets in a schema, but for `default`. */
function canonical(value: unknown, key: string): string {
  if (Array.isArray(value)) {
    const parts = value.map(each => canonical(each, key));
    return `[${(key === 'default' ? parts : parts.sort()).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${canonical(each, key)}`);
    return `{${parts.sort().join(',')}}`;
  }
  return JSON.stringify(value) ?? 'nothing';
}

function text(schema: Schema | false | undefined): string {
  const { type, $ref } = schema || {};
  return schema ? $ref ?? type ?? 'open' : 'nothing';
}
