/**
 * What is known of a kind beside its fields. The facts of a group stand in `kinds.ts` of its folder, and nowhere else.
 *
 * A kind is named by `<group>/<Kind>`, in the group without a name by the kind alone: `apps/Deployment`, `Service`.
 */

/** Step of applying a component; `core/order.ts` says what each holds. */
export type Stage = 'namespaces' | 'crds' | 'base' | 'workloads' | 'resources' | 'last';

/** What the controller of a kind needs of a name, beyond what the API server checks. */
export interface NameRule {
  /** Most characters, so that all names which the controller derives fit. */
  readonly longest: number;
  /** Whether the name is that of a Service too, which starts with a letter. */
  readonly service: boolean;
  /** Whether the name may have dots. @default false */
  readonly dots?: boolean;
  /** The derived name that is longest, for the error. */
  readonly because: string;
}

/** Form of a name that the API server accepts. */
export type NameForm = 'subdomain' | 'label' | 'service' | 'segment';

/** Where an object keeps a number that counts pods. */
export interface CountFact {
  /**
   * Fields down to the number, be it text in an annotation; `*` as the first of them stands for the innermost entry of a list or map
   * that the pods are in.
   */
  readonly path: readonly string[];
  /** The number where it is left out. */
  readonly otherwise: number;
  /** The least that there are. @default 0 */
  readonly least?: number;
  /** Fields down to a number that it is at least, which begin as those of `path` do. @default - none */
  readonly leastAt?: readonly string[];
  /** Fields whose presence makes it one less. @default - none */
  readonly oneLessWith?: readonly string[];
}

/** Where an object keeps what becomes pods. */
export interface PodsFact {
  /** Fields down to the pod template, or to the pod's spec itself if `bare`. An entry `*` stands for all entries of a list or map. */
  readonly path: readonly string[];
  /** Value that a field must have for there to be such pods. @default - there are always */
  readonly only?: { readonly path: readonly string[]; readonly value: string };
  /** Whether the spec stands there without metadata around it. @default false */
  readonly bare?: boolean;
  /**
   * Where the pods' labels and annotations come from: that of the object, or `metadata` inside the spec.
   * @default - the metadata of the template
   */
  readonly metadata?: 'object' | 'inside';
  /**
   * Fields of the spec with the containers that run together, each a list or a single container; a spec with none of them makes no pod.
   * @default - `containers` and `ephemeralContainers`; always beside those in `initContainers`
   */
  readonly containers?: readonly (readonly string[])[];
  /** Fields down to where all that the spec does not say stands for all pods of the object. @default - nowhere */
  readonly inherits?: readonly string[];
  /** Whether texts with `{{` are variables, which nobody knows before the pods are made. @default false */
  readonly variables?: boolean;
  /** Labels that the controller adds; `{name}` is the name of the object. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Makes the template of the pods of the whole object, where the controller puts it together from fields elsewhere; nothing where it makes no pod.
   * What of it stands at `path` as it is has its place there.
   * @default - what stands at `path`
   */
  readonly made?: (object: unknown) => unknown;
  /** The number of pods; several numbers multiply; or what tells it of the whole object and the innermost entry that the pods are in. @default - one pod */
  readonly replicas?: CountFact | readonly CountFact[] | ((object: unknown, entry: unknown) => number);
  /** Annotation of the object whose presence means that there is no pod. @default - none */
  readonly stoppedBy?: string;
  /** Fields of the object down to a switch that holds all pods back. @default - none */
  readonly suspendedBy?: readonly string[];
  /** Whether the pods come one after another, or at times, and are not there all the time. @default false */
  readonly ends?: boolean;
  /**
   * Whether pods that end are all there at once: where there is no room for all of them, the object never does its work. `throughout` are those
   * that are there beside each of the object's others.
   * @default - each of them comes as there is room
   */
  readonly together?: true | 'throughout';
  /** Whether they are but a form that other objects take, and change. @default false */
  readonly isForm?: boolean;
  /** Whether other fields of the object, or the controller, add to what stands there: what it does not say is not missing in the pods. @default false */
  readonly partial?: boolean;
  /** Name of the container where the object says none. @default - the object says all containers */
  readonly container?: string;
  /** Fields of the object down to templates of claims, which the controller adds to the pods as volumes of their names. @default - none */
  readonly claims?: readonly string[];
  /** Names of volumes that the controller adds to the pods; `any` where nobody knows before the pods are made. @default [] */
  readonly volumes?: readonly string[] | 'any';
  /** Fields of the object down to the resources of that container. @default - it has none */
  readonly resources?: readonly string[];
}

/** A Secret that a controller makes from an object. */
export interface SecretFact {
  /** Fields down to its name. */
  readonly name: readonly string[];
  /** Whether it has the object's name where those fields are left out. @default false */
  readonly otherwiseOwn?: boolean;
  /** Keys in it, or fields down to a map with its keys. @default - not known */
  readonly keys?: readonly string[] | { readonly path: readonly string[] };
  /** Fields whose presence means that there are further keys. @default [] */
  readonly unless?: readonly (readonly string[])[];
}

/** All that is known of a kind. */
export interface KindFacts {
  /** Name in URLs and RBAC rules. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Versions that Kubernetes serves, the one to write first. @default - the kind's own definition says it */
  readonly versions?: readonly string[];
  /** Step in which it is applied. @default - `base` for kinds of Kubernetes, else `resources` */
  readonly stage?: Stage;
  /** Form of a name. @default 'subdomain' */
  readonly form?: NameForm;
  /** Most characters of a name that the API server takes. @default - those of the form */
  readonly longest?: number;
  /** What its controller needs of a name. @default - what the API server accepts */
  readonly name?: NameRule;
  /** Pods that come of it. @default [] */
  readonly pods?: readonly PodsFact[];
  /** Whether its controller makes a Service of its name. @default false */
  readonly service?: boolean;
  /** Secrets that a controller makes from it. @default [] */
  readonly secrets?: readonly SecretFact[];
  /** Health check for Argo CD, in Lua. @default - Argo CD's own, or healthy once it is applied */
  readonly health?: string;
  /** Fields that the cluster writes, each by the names that lead to it (`*`: all entries), beside `status` and those that the server writes into all metadata. @default [] */
  readonly written?: readonly (readonly string[])[];
  /** Required fields that a webhook writes where they are left out, by the names that lead to them (`*`: all entries). @default [] */
  readonly filled?: readonly (readonly string[])[];
  /**
   * Who writes whole objects back in Go's form, so that what Git has in another form differs for ever.
   * @default - nobody does
   */
  readonly rewrittenBy?: string;
  /** Whether the API server takes no object without a status, so that an empty one stands in Git. @default false */
  readonly emptyStatus?: boolean;
  /** Whether its removal takes data or other people's objects with it. @default false */
  readonly precious?: boolean;
}

/** Facts by `<group>/<Kind>`. */
export type KindTable = Readonly<Record<string, KindFacts>>;
