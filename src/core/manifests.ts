import { Declared } from './externals';
import { isRecord } from './field';
import { isBuiltIn, Kinds } from './kinds';
import { Located } from './located';
import { Pods, podsOf } from './pods';
import { Schema } from './schema/store';

/** What a CustomResourceDefinition of the output says of a kind. */
export interface CustomKind {
  readonly at: Located;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Versions that the API server offers. */
  readonly served: ReadonlySet<string>;
  /** Schema of a version; undefined if it has none. */
  schema(version: string): Schema | undefined;
}

/** Namespaces that every cluster has. */
const OF_KUBERNETES = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);
const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/**
 * The finished objects of a synthesis, with the look-ups that rules need. Kinds are named `<group>/<Kind>`, those of the
 * core group by the kind alone. Order is that of the construct tree.
 */
export class ManifestSet {
  private readonly byKey = new Map<string, Located[]>();
  private readonly byIdentity = new Map<string, Located>();
  private readonly external = new Map<string, Declared>();
  private readonly used = new Set<Declared>();
  private readonly memo = new Map<unknown, unknown>();

  constructor(
    /** All objects. */
    public readonly all: readonly Located[],
    /** What others make, as declared by the constructs. */
    public readonly externals: readonly Declared[] = [],
    /** Objects that others make, as far as they are known: they are looked up, not judged. */
    public readonly known: readonly Located[] = [],
  ) {
    for (const one of all) {
      const same = this.byKey.get(one.key);
      same ? same.push(one) : this.byKey.set(one.key, [one]);
      const id = identity(one.key, one.namespace, one.name);
      if (!this.byIdentity.has(id)) {
        this.byIdentity.set(id, one);
      }
    }
    for (const one of known) {
      const id = identity(one.key, one.namespace, one.name);
      if (!this.byIdentity.has(id)) {
        this.byIdentity.set(id, one);
      }
    }
    for (const one of externals) {
      const id = identity(one.kind, one.namespace, one.name);
      const other = this.external.get(id);
      if (other === undefined || weight(one) >= weight(other)) {
        this.external.set(id, one);
      }
    }
  }

  /** All objects of the kinds. */
  public ofKind(...keys: readonly string[]): readonly Located[] {
    return keys.length === 1 ? this.byKey.get(keys[0]) ?? [] : keys.flatMap(key => this.byKey.get(key) ?? []);
  }

  /** All objects of a kind, those of others that are known among them. */
  public allOfKind(key: string): readonly Located[] {
    return this.once(`all ${key}`, () => [...this.ofKind(key), ...this.known.filter(one => one.key === key)]);
  }

  /** The ConfigMap with the settings of a program, by its name alone: which namespace the program is in, an installation decides. */
  public settings(name: string): Located | undefined {
    return this.once(`settings ${name}`, () => this.allOfKind('ConfigMap').find(one => one.name === name));
  }

  /**
   * The object of that kind, namespace (undefined for cluster-scoped kinds) and name, if it is in the output or known. Of plain YAML without a namespace, any
   * may be meant: such an object is found from everywhere, and what such an object names is found where only one has the name.
   */
  public find(key: string, namespace: string | undefined, name: string): Located | undefined {
    const found = this.byIdentity.get(identity(key, namespace, name));
    if (found !== undefined || Kinds.isNamespaced(key) !== true) {
      return found;
    }
    const same = this.named(key, name);
    return namespace !== undefined ? same.find(one => one.namespace === undefined) : same.length === 1 ? same[0] : undefined;
  }

  /** All objects of a kind and name, in whichever namespace. */
  private named(key: string, name: string): readonly Located[] {
    return this.once(`named ${key}`, () => {
      const byName = new Map<string, Located[]>();
      for (const one of this.allOfKind(key)) {
        byName.set(one.name, [...byName.get(one.name) ?? [], one]);
      }
      return byName;
    }).get(name) ?? [];
  }

  /** Whether somebody else makes the object, as declared. */
  public isExternal(key: string, namespace: string | undefined, name: string): boolean {
    if (namespace === undefined && Kinds.isNamespaced(key) === true) {
      return [...this.external.values()].some(one => one.kind === key && (one.name === name || one.name === '*'));
    }
    const all = this.declarations(key, namespace, name);
    all.forEach(one => this.used.add(one));
    return all.length > 0;
  }

  /** What says that somebody else makes the object, the closest first; to have looked is no use of it. */
  public declarations(key: string, namespace: string | undefined, name: string): readonly Declared[] {
    return [[namespace, name], [namespace, '*'], ['*', name], ['*', '*']].flatMap(([where, what]) => this.external.get(identity(key, where, what!)) ?? []);
  }

  /** Whether the object is in the output or declared as made by others. */
  public has(key: string, namespace: string | undefined, name: string): boolean {
    const isExternal = this.isExternal(key, namespace, name);
    return isExternal || this.find(key, namespace, name) !== undefined || namespace === undefined && Kinds.isNamespaced(key) === true && this.named(key, name).length > 0;
  }

  /** Declarations of people to which nothing has referred so far. */
  public unusedExternals(): Declared[] {
    return [...this.external.values()].filter(one => one.byUser && !this.used.has(one));
  }

  /** The objects of some kinds by their namespace; empty for those without. */
  public byNamespace(...keys: readonly string[]): ReadonlyMap<string, readonly Located[]> {
    return this.once(`byNamespace ${keys.join()}`, () => {
      const found = new Map<string, Located[]>();
      for (const one of this.ofKind(...keys)) {
        const same = found.get(one.namespace ?? '');
        same ? same.push(one) : found.set(one.namespace ?? '', [one]);
      }
      return found;
    });
  }

  /** All pods of the objects. */
  public get pods(): readonly Pods[] {
    return this.once('pods', () => this.all.flatMap(podsOf));
  }

  /** What a CustomResourceDefinition of the output says of a kind. */
  public customKind(key: string): CustomKind | undefined {
    return this.once('custom kinds', () => new Map(this.ofKind(DEFINITION).map(customKindOf))).get(key);
  }

  /** Whether a kind lives in namespaces; undefined if nobody says. */
  public isNamespaced(apiVersion: string, key: string): boolean | undefined {
    return (isBuiltIn(apiVersion) ? undefined : this.customKind(key)?.namespaced) ?? Kinds.isNamespaced(key);
  }

  /** Whether a Profile of the name makes the namespace, with the accounts of its members. */
  public isProfile(name: string): boolean {
    return this.has('kubeflow.org/Profile', undefined, name);
  }

  /** Whether the namespace is there: in the output, made by a Profile, by Kubernetes itself, or by somebody else. */
  public hasNamespace(name: string): boolean {
    return OF_KUBERNETES.has(name) || this.has('Namespace', undefined, name) || this.isProfile(name);
  }

  /** What a computation over the set gives, worked out once for each key. */
  public once<T>(key: unknown, compute: (set: ManifestSet) => T): T {
    if (!this.memo.has(key)) {
      this.memo.set(key, compute(this));
    }
    return this.memo.get(key) as T;
  }
}

/** Of several declarations of one object, that of a person counts most, then a program's, which people need not make. */
function weight({ byUser, isCredential }: Declared): number {
  return byUser ? 2 : isCredential ? 0 : 1;
}

function identity(key: string, namespace: string | undefined, name: string): string {
  return `${key} ${namespace ?? ''} ${name}`;
}

function customKindOf(at: Located): [key: string, kind: CustomKind] {
  const spec = at.at('spec');
  const versions = spec.at('versions').items();
  const kind: CustomKind = {
    at,
    plural: spec.at('names', 'plural').text ?? '',
    namespaced: spec.at('scope').value !== 'Cluster',
    served: new Set(versions.filter(version => version.at('served').value === true).map(version => version.at('name').text ?? '')),
    schema: name => {
      const schema = versions.find(version => version.at('name').value === name)?.at('schema', 'openAPIV3Schema').value;
      return isRecord(schema) ? schema as Schema : undefined;
    },
  };
  return [`${spec.at('group').text}/${spec.at('names', 'kind').text}`, kind];
}
