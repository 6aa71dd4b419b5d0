import { External, label, ManifestSet, PlainManifest, Rule, Violation } from '../../src/core';

/** A set of objects as a synthesis would give it; the construct path of each is `test/<Kind>-<name>`. */
export function setOf(manifests: readonly object[], externals: readonly External[] = []): ManifestSet {
  return new ManifestSet(manifests.map(one => {
    const manifest = one as PlainManifest;
    return { path: `test/${manifest.kind}-${manifest.metadata.name}`, component: 'test', stage: 'base', folder: 'test', manifest };
  }), externals);
}

/** What a rule finds. */
export function violations(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): Violation[] {
  return [...rule.check(setOf(manifests, externals))];
}

/** What a rule finds, each as `<Kind>/<namespace>/<name> <field>: <problem>; <fix>`. */
export function found(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): string[] {
  return violations(rule, manifests, externals).map(one => `${label(one.at)} ${one.field}: ${one.problem}; ${one.fix}`);
}

/** The fields at which a rule finds something, each as `<Kind>/<namespace>/<name> <field>`. */
export function places(rule: Rule, manifests: readonly object[], externals: readonly External[] = []): string[] {
  return violations(rule, manifests, externals).map(one => `${label(one.at)} ${one.field}`);
}

/** Declares an object of somebody else. */
export function external(kind: string, name: string, namespace?: string): External {
  return { kind, name, namespace, madeBy: 'a test' };
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

/** A namespace with labels. */
export function namespace(name = 'ml', labels: Readonly<Record<string, string>> = {}): object {
  return clusterObject('v1', 'Namespace', name, {}, { labels });
}

/** A Service with the port 443. */
export function service(name: string, port = 443): object {
  return object('v1', 'Service', name, { spec: { ports: [{ name: 'https', port, protocol: 'TCP' }], selector: { app: name } } });
}

/** A CustomResourceDefinition without a schema. */
export function crd(group: string, kind: string, scope: 'Namespaced' | 'Cluster', ...served: readonly string[]): object {
  const plural = `${kind.toLowerCase()}s`;
  return clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.${group}`, {
    spec: { group, scope, names: { kind, plural }, versions: ['v0', ...served].map(name => ({ name, served: name !== 'v0', storage: name === served[0] })) },
  });
}
