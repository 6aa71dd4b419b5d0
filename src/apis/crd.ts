/** What `crds.ts` of a group says of its kinds; the definitions are made of it and of the types by `core/schema/crd.ts`. */
import { CustomResourceColumnDefinition, CustomResourceSubresourceScale } from './k8s/apiextensions/v1';
import { KindFacts, KindTable } from './kind';

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
  /**
   * Labels by which programs find the definition, wherever it is installed.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What the API server, or a program that reads the definition, asks to stand in its metadata wherever it is installed, such as the approval of a kind of `*.k8s.io`.
   * @default - nothing
   */
  readonly annotations?: Readonly<Record<string, string>>;
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

const OWN = new WeakSet<CrdDefinition>();

/** Whether a definition is one of this package, as its tests know it, rather than one that somebody made, be it of ours. */
export function isOwnDefinition(definition: CrdDefinition): boolean {
  return OWN.has(definition);
}

/** Facts of a group's kinds: what their definitions say, with what is known besides. */
export function kindTable(...kinds: readonly (readonly [definition: CrdDefinition, facts?: Omit<KindFacts, 'plural' | 'scope'>])[]): KindTable {
  kinds.forEach(([definition]) => OWN.add(definition));
  return Object.fromEntries(kinds.map(([{ group, kind, plural, scope }, facts]) => [`${group}/${kind}`, { plural, scope, ...facts }]));
}
