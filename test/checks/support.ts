import { examine, External, Finding, Located, ManifestSet, PlainManifest, resolvedKind, Rule, Violation } from '../../src/core';

/** A set of objects as a synthesis would give it; the construct path of each is `test/<Kind>-<name>`. */
export function setOf(manifests: readonly object[], externals: readonly External[] = [], known: readonly object[] = []): ManifestSet {
  return new ManifestSet(manifests.map(located), externals.map(one => ({ ...one, path: 'test', byUser: true as const, isCredential: false })), known.map(located));
}

function located(one: object): Located {
  const { kind, metadata } = one as { readonly kind?: unknown; readonly metadata?: { readonly name?: unknown } };
  return new Located({ path: `test/${String(kind)}-${String(metadata?.name)}`, component: 'test', stage: 'base', folder: 'test' }, one as PlainManifest);
}

/** What a rule finds. */
export function violations(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): Violation[] {
  return [...rule.check(setOf(manifests, externals))];
}

/** What a rule finds, each as `<Kind>/<namespace>/<name> <field>: <problem>; <fix>`. */
export function found(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): string[] {
  return violations(rule, manifests, externals).map(one => `${one.at.label} ${one.field}: ${one.problem}; ${one.fix}`);
}

/** The fields at which a rule finds something, each as `<Kind>/<namespace>/<name> <field>`. */
export function places(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): string[] {
  return violations(rule, manifests, externals).map(one => `${one.at.label} ${one.field}`);
}

/** What some rules find together, those that are about rules and declarations among it. */
export function findingsOf(rules: readonly Rule[], set: ManifestSet): readonly Finding[] {
  return examine(set, rules).findings;
}

/** Declares an object of somebody else. */
export function external(kind: string, name: string, namespace?: string): External {
  return { kind: kind === 'Image' || kind === 'User' ? kind : resolvedKind(kind, 'ExternalKind'), name, namespace, madeBy: 'a test' };
}

/** An object in the namespace `ml`. */
export function object(apiVersion: string, kind: string, name: string, rest: object = {}, metadata: object = {}): object {
  return { apiVersion, kind, metadata: { name, namespace: 'ml', ...metadata }, ...rest };
}

/** An object without a namespace. */
export function clusterObject(apiVersion: string, kind: string, name: string, rest: object = {}, metadata: object = {}): object {
  return { apiVersion, kind, metadata: { name, ...metadata }, ...rest };
}

/** A Deployment `web` with a pod of one container `main`. */
export function deployment(pod: object = {}, container: object = {}): object {
  const labels = { app: 'web' };
  const spec = { containers: [{ name: 'main', image: 'ghcr.io/example/web:1.0', ...container }], ...pod };
  return object('apps/v1', 'Deployment', 'web', { spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } });
}

/** A Notebook `explore` with a container of its name. */
export function notebook(container: object = {}, pod: object = {}, metadata: object = {}): object {
  return object('kubeflow.org/v1', 'Notebook', 'explore',
    { spec: { template: { spec: { containers: [{ name: 'explore', image: 'ghcr.io/example/lab:1.0', ...container }], ...pod } } } }, metadata);
}

/** A namespace with labels. */
export function namespace(name = 'ml', labels: Readonly<Record<string, string>> = {}): object {
  return clusterObject('v1', 'Namespace', name, {}, { labels });
}

/** A Service with the port 443. */
export function service(name: string, port = 443): object {
  return object('v1', 'Service', name, { spec: { ports: [{ name: 'https', port, protocol: 'TCP' }], selector: { app: name } } });
}

/** A ConfigMap `config`. */
export function config(data: object, rest: object = {}): object {
  return object('v1', 'ConfigMap', 'config', { data, ...rest });
}

/** A CustomResourceDefinition without a schema; its version `v0` is not served. */
export function crd(group: string, kind: string, scope: 'Namespaced' | 'Cluster', ...served: readonly string[]): object {
  return definition(group, kind, scope, ['v0', ...served].map(name => ({ name, served: name !== 'v0', storage: name === served[0] })));
}

/** A CustomResourceDefinition of a namespaced kind with one version `v1`, which has the schema. */
export function crdWithSchema(group: string, kind: string, schema: object): object {
  return definition(group, kind, 'Namespaced', [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', ...schema } } }]);
}

function definition(group: string, kind: string, scope: string, versions: readonly object[]): object {
  const plural = `${kind.toLowerCase()}s`;
  return clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.${group}`, { spec: { group, scope, names: { kind, plural }, versions } });
}
