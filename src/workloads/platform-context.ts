import { IConstruct } from 'constructs';
import { HubRef, IdentityHeaders, Images, Injection, Mesh, ObjectStoreRef, PipelinesRef, QueuesRef, ServingRef } from '../core';
import { NodePools } from '../core/catalogue';

/** What teams need to know of the platform that serves them. A platform in the same app says it, or its facts do. */
export interface PlatformContext {
  /** Headers with the signed-in user. */
  readonly identity: IdentityHeaders;
  /** SPIFFE principals that hand on the requests of people. */
  readonly callers: readonly string[];
  /** Namespaces whose pods may connect to those of an isolated team. */
  readonly platformNamespaces: readonly string[];
  /** Further namespaces whose names no team can have. */
  readonly reservedNamespaces: readonly string[];
  /** How pods of teams get their proxies of the mesh. */
  readonly injection: Injection;
  /** Google service account that the profile controller gives to profiles that name none. @default - the controller was given none */
  readonly defaultWorkloadIdentity?: string;
  /** Where pinned images come from. */
  readonly images: Images;
  /** Labels of all namespaces of profiles. @default DEFAULT_NAMESPACE_LABELS */
  readonly profileLabels?: Readonly<Record<string, string>>;
  /** Kubeflow Pipelines. @default - the platform has none */
  readonly pipelines?: PipelinesRef;
  /** Gateway and domains, for workloads with routes of their own. @default - they must be told */
  readonly mesh?: Mesh;
  /** The catalog of models, and the registries' user interface. @default - the platform has none */
  readonly hub?: HubRef;
  /** Where artifacts and models are kept. @default - the platform has no object store */
  readonly objectStore?: ObjectStoreRef;
  /** Node pools by their names. @default - none that are known */
  readonly nodePools?: NodePools;
  /** Classes of volumes for claims that name none. @default - the cluster's default class */
  readonly storage?: StorageClasses;
  /** Kueue, for queues of teams. @default - the platform has none */
  readonly queues?: QueuesRef;
  /** How models are served. @default - the platform serves none */
  readonly serving?: ServingRef;
}

/** Classes of volumes, by name. */
export interface StorageClasses {
  /** Of volumes that one node mounts. @default - the cluster's default class */
  readonly class?: string;
  /** Of volumes that many nodes mount. @default - that of `class` */
  readonly shared?: string;
}

const PLATFORM = Symbol.for('cdk8s-kubeflow.platform-context');

/** Tells all workloads of an app, made before or after, by which platform they are served. */
export function setPlatformContext(app: IConstruct, context: PlatformContext): void {
  Object.defineProperty(app.node.root, PLATFORM, { value: context, configurable: true });
}

/** The platform that serves the workloads of an app; undefined if nobody said it so far. */
export function platformContextOf(scope: IConstruct): PlatformContext | undefined {
  return (scope.node.root as { readonly [PLATFORM]?: PlatformContext })[PLATFORM];
}
