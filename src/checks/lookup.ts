import { isRecord } from './fields';
import { Located, ManifestSet } from '../core';

/** What the output says of a custom kind. */
export interface CustomKind {
  readonly namespaced: boolean;
  /** Versions that the API server offers. */
  readonly served: ReadonlySet<string>;
}

const lookups = new WeakMap<ManifestSet, Lookup>();

/** Look-ups in a set that tell kinds of one name in two groups apart; made once for each set. */
export class Lookup {
  /** The look-ups of a set. */
  public static of(set: ManifestSet): Lookup {
    let lookup = lookups.get(set);
    if (lookup === undefined) {
      lookup = new Lookup(set);
      lookups.set(set, lookup);
    }
    return lookup;
  }

  private readonly objects = new Map<string, Located>();
  private readonly external = new Set<string>();
  private readonly custom = new Map<string, CustomKind>();

  private constructor(set: ManifestSet) {
    for (const one of set.all) {
      const { apiVersion, kind, metadata } = one.manifest;
      const key = `${groupOf(apiVersion)}/${identity(kind, metadata.namespace, metadata.name)}`;
      if (!this.objects.has(key)) {
        this.objects.set(key, one);
      }
      if (kind === 'CustomResourceDefinition') {
        this.addCustomKind(one);
      }
    }
    set.externals.forEach(one => this.external.add(identity(one.kind, one.namespace, one.name)));
  }

  /** The object of the output, if there is one; the namespace of a cluster-scoped kind is undefined. */
  public find(group: string, kind: string, namespace: string | undefined, name: string): Located | undefined {
    return this.objects.get(`${group}/${identity(kind, namespace, name)}`);
  }

  /** Whether somebody else makes the object, as declared. */
  public isExternal(kind: string, namespace: string | undefined, name: string): boolean {
    return [[namespace, name], [namespace, '*'], ['*', name]].some(([where, what]) => this.external.has(identity(kind, where, what!)));
  }

  /** Whether the object is in the output or somebody else makes it. */
  public has(group: string, kind: string, namespace: string | undefined, name: string): boolean {
    return this.find(group, kind, namespace, name) !== undefined || this.isExternal(kind, namespace, name);
  }

  /** What a CustomResourceDefinition of the output says of a kind. */
  public customKind(group: string, kind: string): CustomKind | undefined {
    return this.custom.get(`${group}/${kind}`);
  }

  /** Whether a Profile of the name makes the namespace, with the accounts of its members. */
  public isProfile(name: string): boolean {
    return this.has('kubeflow.org', 'Profile', undefined, name);
  }

  /** Whether the namespace is there: in the output, made by a Profile, by Kubernetes itself, or by somebody else. */
  public hasNamespace(name: string): boolean {
    return BUILT_IN_NAMESPACES.has(name) || this.has('', 'Namespace', undefined, name) || this.isProfile(name);
  }

  private addCustomKind(one: Located): void {
    const spec = isRecord(one.manifest.spec) ? one.manifest.spec : {};
    const names = isRecord(spec.names) ? spec.names : {};
    const versions = Array.isArray(spec.versions) ? spec.versions.filter(isRecord) : [];
    const served = new Set(versions.filter(version => version.served === true).map(version => String(version.name)));
    this.custom.set(`${String(spec.group)}/${String(names.kind)}`, { namespaced: spec.scope !== 'Cluster', served });
  }
}

const BUILT_IN_NAMESPACES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Version of an `apiVersion`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

function identity(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
