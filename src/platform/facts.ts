/**
 * Facts of a platform for repositories of teams: a file that the platform writes beside its output, and that
 * {@link existingPlatform} reads.
 */
import type { PlatformSettings } from './settings';
import { Shared } from './part';
import { injectorValues, isInjector } from '../checks/workloads/team-pods';
import {
  GatewayRef, HubRef, IdentityHeaders, ImagesOptions, Injection, isRecord, Located, ManifestSet, ObjectStoreRef, PipelinesRef, PlainManifest, PodSecurityLevel,
  QueuesRef, RELEASES,
} from '../core';
import { DATA_CACHE_ACCOUNT, NodePools } from '../core/catalogue';
import { DnsName, NamespaceName, ObjectName } from '../core/names';
import { PlatformContext, Lifecycle, lifecycleOf, PROFILE_ACCOUNTS, PROFILE_ISOLATION, StorageClasses } from '../workloads';

/** A team that the platform has. */
export interface ProfileFacts {
  readonly name: NamespaceName;
  /** Name of the owner. */
  readonly owner: string;
  readonly lifecycle: Lifecycle;
  /** Level that its namespace enforces. @default - the platform's level */
  readonly podSecurity?: PodSecurityLevel;
  /** Whether only its own pods, the platform and named namespaces may connect to its pods. @default false */
  readonly isolated?: boolean;
  /** Name of the `LocalQueue` in which its jobs wait. @default - it has none */
  readonly queue?: ObjectName;
  /** Names of the pull secrets that its accounts have. @default [] */
  readonly pullSecrets?: readonly ObjectName[];
}

/** What teams need to know of a platform. */
export interface PlatformFacts {
  /** Form of the file; another number is that of another release of this package. */
  readonly version: 1;
  /** Releases that the platform's components have, by component. */
  readonly releases: Readonly<Record<string, string>>;
  /** Where people reach the platform: scheme, host and port. */
  readonly url: string;
  readonly clusterDomain: DnsName;
  readonly trustDomain: DnsName;
  /** Headers with the signed-in user. */
  readonly identity: IdentityHeaders;
  readonly gateway: GatewayRef;
  readonly injection: Injection;
  /** SPIFFE principals that hand on the requests of people. */
  readonly callers: readonly string[];
  /** Namespaces whose pods may connect to those of isolated teams. */
  readonly platformNamespaces: readonly NamespaceName[];
  /** Namespaces whose names no team can have. */
  readonly reservedNamespaces: readonly NamespaceName[];
  /** Google service account of profiles that name none. @default - there is none */
  readonly defaultWorkloadIdentity?: string;
  /** Where images come from. */
  readonly images: ImagesOptions;
  /** Labels of all namespaces of profiles. @default DEFAULT_NAMESPACE_LABELS */
  readonly profileLabels?: Readonly<Record<string, string>>;
  /** DNS names that routes answer to. @default ['*'] */
  readonly hosts?: readonly string[];
  /** The catalog of models and the registries' user interface. @default - the platform has none */
  readonly hub?: HubRef;
  /** Kubeflow Pipelines. @default - the platform has none */
  readonly pipelines?: PipelinesRef;
  /** Where artifacts and models are kept. @default - the platform has no object store */
  readonly objectStore?: ObjectStoreRef;
  /** Nodes that belong together, with the devices on them, by the names of the pools. @default - it says nothing of nodes */
  readonly nodePools?: NodePools;
  /** Classes of volumes for claims that name none. @default - the cluster's default class */
  readonly storage?: StorageClasses;
  /** Whether OpenShift's security context constraints decide what pods may do. @default false */
  readonly constraints?: boolean;
  /** Kueue, for queues of teams. @default - the platform has none */
  readonly queues?: QueuesRef;
  /** Devices that the platform offers, by the names of their resources; empty if it says nothing of them. */
  readonly accelerators: readonly string[];
  /** Versions that are served of each custom kind, by the name of its definition: `notebooks.kubeflow.org`. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /**
   * Objects that those of teams refer to, as far as checks read them: runtimes, storage containers, whose tokens the gateway takes, and settings of the
   * programs that work for teams.
   */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  /** ClusterRoles that are given to people and programs of teams. */
  readonly clusterRoles: readonly string[];
  /** Teams that the platform itself declares. */
  readonly profiles: readonly ProfileFacts[];
}

/** Kinds that teams refer to, and which of their fields are told beside the name. */
const OF_ALL_TEAMS: Readonly<Record<string, readonly string[]>> = {
  'trainer.kubeflow.org/ClusterTrainingRuntime': ['spec'],
  'serving.kserve.io/ClusterServingRuntime': ['spec'],
  'serving.kserve.io/ClusterStorageContainer': ['spec'],
  'serving.kserve.io/LLMInferenceServiceConfig': [],
  'kubeflow.org/WorkspaceKind': ['spec'],
};

/** ConfigMaps with what the programs that work for teams take and refuse. */
const SETTINGS = [
  'config-autoscaler', 'config-defaults', 'config-features', 'config-network', 'inferenceservice-config', 'istio', 'jobset-manager-config', 'katib-config',
  'kubeflow-trainer-config', 'trial-templates', 'workflow-controller-configmap',
];

/** Of what the mesh puts into pods, what counts for quotas and Pod Security. */
function proxies(injector: Located): PlainManifest {
  const values = injectorValues(injector);
  const [resources, enabled] = [values.at('global', 'proxy', 'resources').value, values.at('pilot', 'cni', 'enabled').value];
  return { ...told(injector), data: { values: JSON.stringify({ global: { proxy: { resources } }, pilot: { cni: { enabled } } }) } };
}

/** What a platform says of itself, by its objects. */
export function platformFacts(settings: PlatformSettings, { gateway, accelerators }: Shared, context: PlatformContext, set: ManifestSet): PlatformFacts {
  const { url, clusterDomain, trustDomain, images, nodePools, place } = settings;
  const { identity, injection, callers, platformNamespaces, reservedNamespaces, defaultWorkloadIdentity, profileLabels, pipelines, objectStore, mesh, hub } = context;
  const { storage, queues } = context;
  return {
    version: 1,
    releases: Object.fromEntries(Object.entries(RELEASES).filter(([name]) => name === 'kubernetes' || set.all.some(one => one.component === name))),
    url,
    clusterDomain,
    trustDomain,
    identity,
    gateway,
    injection,
    callers,
    platformNamespaces,
    reservedNamespaces: [...reservedNamespaces].sort(),
    ...defaultWorkloadIdentity !== undefined && { defaultWorkloadIdentity },
    ...profileLabels && { profileLabels },
    ...mesh && { hosts: mesh.hosts },
    ...hub && { hub },
    ...pipelines && { pipelines },
    ...objectStore && { objectStore },
    ...storage && { storage },
    ...place?.constraints === true && { constraints: true },
    ...queues && { queues },
    images: images.options,
    ...Object.keys(nodePools).length > 0 && { nodePools },
    accelerators,
    kinds: Object.fromEntries(sorted(set.ofKind('apiextensions.k8s.io/CustomResourceDefinition')).map(one => [one.name, served(one)])),
    objects: [
      ...Object.entries(OF_ALL_TEAMS).flatMap(([key, fields]) => sorted(set.ofKind(key)).map(one => told(one, ...fields))),
      ...sorted(set.ofKind('security.istio.io/RequestAuthentication')).filter(({ namespace }) => namespace === gateway.workload.namespace).map(one => told(one, 'spec')),
      ...sorted(set.ofKind('ConfigMap')).filter(({ name }) => SETTINGS.includes(name)).map(one => told(one, 'data')),
      ...sorted(set.ofKind('ConfigMap')).filter(isInjector).map(proxies),
    ],
    clusterRoles: sorted(set.ofKind('rbac.authorization.k8s.io/ClusterRole')).filter(isForTeams).map(one => one.name),
    profiles: sorted(set.ofKind('kubeflow.org/Profile')).map(one => profileFacts(one, set)),
  };
}

/** Whether a role is one that people or programs of teams are bound to. */
function isForTeams(role: Located): boolean {
  return isRecord(role.at('aggregationRule').value) || role.name === DATA_CACHE_ACCOUNT;
}

/** An object with some of its fields. */
function told({ apiVersion, kind, name, namespace, manifest }: Located, ...fields: readonly string[]): PlainManifest {
  const known = fields.filter(field => manifest[field] !== undefined).map(field => [field, manifest[field]]);
  return { apiVersion, kind, metadata: { name, ...namespace !== undefined && { namespace } }, ...Object.fromEntries(known) };
}

function sorted(all: readonly Located[]): Located[] {
  return [...all].sort((a, b) => a.name < b.name ? -1 : 1);
}

function served(definition: Located): string[] {
  return definition.at('spec', 'versions').items().filter(one => one.at('served').value === true).map(one => one.at('name').text ?? '').sort();
}

function profileFacts(profile: Located, set: ManifestSet): ProfileFacts {
  const level = set.find('Namespace', undefined, profile.name)?.labels['pod-security.kubernetes.io/enforce'];
  const isLevel = (text: string | undefined): text is PodSecurityLevel => text !== undefined && ['privileged', 'baseline', 'restricted'].includes(text);
  const queue = set.ofKind('kueue.x-k8s.io/LocalQueue').find(one => one.namespace === profile.name && one.at('spec', 'clusterQueue').text === profile.name);
  const account = set.find('ServiceAccount', profile.name, PROFILE_ACCOUNTS.editor);
  const pullSecrets = account?.at('imagePullSecrets').items().map(one => one.at('name').text ?? '') ?? [];
  return {
    name: profile.name,
    owner: profile.at('spec', 'owner', 'name').text ?? '',
    lifecycle: lifecycleOf(profile.annotations),
    ...isLevel(level) && { podSecurity: level },
    ...set.has('networking.k8s.io/NetworkPolicy', profile.name, PROFILE_ISOLATION) && { isolated: true },
    ...queue !== undefined && { queue: queue.name },
    ...pullSecrets.length > 0 && { pullSecrets },
  };
}
