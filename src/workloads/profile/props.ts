import { Construct } from 'constructs';
import { Contributors } from './access';
import { CloudIdentity } from './accounts';
import { ProfileLimits } from './limits';
import { Isolation } from './network';
import { Plugin } from './plugins';
import { PrincipalRef } from './principals';
import { ProfileQueue } from './queue';
import { ProfileQuota } from './quota';
import { DEFAULT_IDENTITY, DEFAULT_NAMESPACE_LABELS, IdentityHeaders, Injection, ObjectStoreRef, PipelinesRef, PodSecurityLevel, principal, QueuesRef, SecretRef } from '../../core';
import { DnsName, GoogleAccount, NamespaceName, ObjectName } from '../../core/names';
import type { PodDefaultProps } from '../pod-default';
import { platformContextOf } from '../platform-context';
import { Lifecycle, Protection } from '../team';

/** Facts of the platform that a profile needs; the platform of the app, or its facts, say them. */
export interface ProfileSettings {
  /** Headers with the signed-in user. @default - those of the platform, else DEFAULT_IDENTITY */
  readonly identity?: IdentityHeaders;
  /** First part of SPIFFE principals in the mesh, for the default of `callers`. @default 'cluster.local' */
  readonly trustDomain?: DnsName;
  /**
   * SPIFFE principals that hand on the requests of people: the gateway, and the user interface of pipelines.
   * @default - those of the platform, else of upstream's gateway and pipelines in the trust domain
   */
  readonly callers?: readonly string[];
  /**
   * Namespaces whose pods may connect to those of an isolated team: of the gateway, of Knative, and of the platform's
   * applications. No team can have their names.
   * @default - those of the platform, else upstream's
   */
  readonly platformNamespaces?: readonly NamespaceName[];
  /**
   * Further namespaces whose names no team can have, beside `default` and all that begin with `kube-`.
   * @default - those of the platform, else all of upstream's, and those of Argo CD and Flux
   */
  readonly reservedNamespaces?: readonly NamespaceName[];
  /** How pods of the team get their proxies of the mesh. @default - as those of the platform, else 'enabled' */
  readonly injection?: Injection;
  /**
   * Google service account that the profile controller gives to profiles that name none.
   * @default - as the platform says
   */
  readonly defaultWorkloadIdentity?: GoogleAccount;
}

/** PodDefault of a team; its name and namespace are known. */
export type ProfilePodDefault = Omit<PodDefaultProps, 'name' | 'namespace'>;

/** Properties of {@link Profile}. */
export interface ProfileProps extends ProfileSettings {
  /** Name of the profile and its namespace, a DNS label; immutable in a cluster. @default - the id of the construct */
  readonly name?: string;
  /** Who may do everything in the namespace: one user, a group or a program. */
  readonly owner: PrincipalRef;
  /** Who works there besides. @default {} */
  readonly contributors?: Contributors;
  /** What all pods and claims may use together. @default - no limit */
  readonly quota?: ProfileQuota;
  /**
   * Queue in which jobs wait until the quota has room for them: `{}` for one that shares with no other team. The platform must have Kueue, and the
   * quota cpu and memory; accelerators that the quota does not name are not given at all.
   * @default - there is none: jobs start at once, and pods beyond the quota are refused
   */
  readonly queue?: ProfileQueue;
  /** Requests and limits of containers that say nothing, and the most for one. @default - what the quota makes necessary */
  readonly limits?: ProfileLimits;
  /**
   * Checked by Kubernetes on every pod; all but `privileged` need a mesh without init containers of its own (Istio
   * CNI).
   * @default - the platform's level
   */
  readonly podSecurity?: PodSecurityLevel;
  /** Who may connect to the team's pods. @default 'open' */
  readonly network?: 'open' | Isolation;
  /** Labels of the namespace beside those of the platform. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Secrets of type `kubernetes.io/dockerconfigjson` in the namespace, made by others, for images of all its pods. @default [] */
  readonly pullSecrets?: readonly (SecretRef | ObjectName)[];
  /** Identities of clouds for both ServiceAccounts, at most one for each cloud. @default [] */
  readonly cloudIdentity?: readonly CloudIdentity[];
  /** Further annotations of both ServiceAccounts. @default {} */
  readonly serviceAccountAnnotations?: Readonly<Record<string, string>>;
  /** Plugins that the profile controller runs, each kind at most once. @default [] */
  readonly plugins?: readonly Plugin[];
  /** PodDefaults of the team by name, in the words of `PodDefault`. @default {} */
  readonly podDefaults?: Readonly<Record<string, ProfilePodDefault>>;
  /** Whether the team works. @default 'active' */
  readonly lifecycle?: Lifecycle;
  /** Whether namespace, profile, accounts and the volume claims of workloads outlive their files. @default 'keep' */
  readonly protection?: Protection;
}

const RESERVED: readonly string[] = [
  'argocd', 'auth', 'cert-manager', 'flux-system', 'istio-system', 'knative-eventing', 'knative-serving', 'kubeflow', 'kubeflow-system', 'oauth2-proxy',
];

const NAMESPACES: readonly string[] = ['istio-system', 'knative-serving', 'kubeflow', 'kubeflow-system'];

/** Settings after all defaults. */
export type ResolvedSettings = Required<Omit<ProfileSettings, 'defaultWorkloadIdentity' | 'trustDomain'>> & Pick<ProfileSettings, 'defaultWorkloadIdentity'> & {
  /** Labels that the platform gives to all profiles. */
  readonly platformLabels: Readonly<Record<string, string>>;
  /** Kubeflow Pipelines, which people and programs of the profile may call; undefined if the platform has none. */
  readonly pipelines: PipelinesRef | undefined;
  /** Where artifacts and models are kept; undefined if the platform has no object store. */
  readonly objectStore: ObjectStoreRef | undefined;
  /** Kueue of the platform; `unknown` where no platform is known, `none` where it has none. */
  readonly queues: QueuesRef | 'unknown' | 'none';
};

/** Fills in what the platform of the app says, and the defaults. */
export function resolveSettings(scope: Construct, props: ProfileSettings): ResolvedSettings {
  const platform = platformContextOf(scope);
  const { trustDomain = 'cluster.local' } = props;
  return {
    identity: props.identity ?? platform?.identity ?? DEFAULT_IDENTITY,
    callers: props.callers ?? platform?.callers ?? [
      principal(trustDomain, 'istio-system', 'istio-ingressgateway-service-account'),
      principal(trustDomain, 'kubeflow', 'ml-pipeline-ui'),
    ],
    platformNamespaces: props.platformNamespaces ?? platform?.platformNamespaces ?? NAMESPACES,
    reservedNamespaces: props.reservedNamespaces ?? platform?.reservedNamespaces ?? RESERVED,
    injection: props.injection ?? platform?.injection ?? 'enabled',
    defaultWorkloadIdentity: props.defaultWorkloadIdentity ?? platform?.defaultWorkloadIdentity,
    platformLabels: platform?.profileLabels ?? DEFAULT_NAMESPACE_LABELS,
    pipelines: platform?.pipelines,
    objectStore: platform?.objectStore,
    queues: platform === undefined ? 'unknown' : platform.queues ?? 'none',
  };
}
