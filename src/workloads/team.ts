import { Construct, IConstruct } from 'constructs';
import type { LocalObjectReference, PodSecurityContext, SecurityContext } from '../apis/k8s/core/v1';
import { PodSecurityLevel } from '../core';

/**
 * State of a team:
 * `active`: people work;
 * `suspended`: everything stays, nothing starts, contributors can look;
 * `archived`: only the namespace, the profile and the data stay, for the owner.
 */
export type Lifecycle = 'active' | 'suspended' | 'archived';

/**
 * What happens to namespace, profile, accounts and volume claims when their files leave Git:
 * `keep`: they stay in the cluster; `confirm`: Argo CD asks a person, Flux keeps them; `none`: they are deleted with all data.
 */
export type Protection = 'keep' | 'confirm' | 'none';

/** What workloads know of the team around them. */
export interface TeamContext {
  readonly namespace: string;
  readonly lifecycle: Lifecycle;
  readonly protection: Protection;
  /** Level that the namespace enforces. @default - the platform's level */
  readonly podSecurity?: PodSecurityLevel;
  /** Whether a NetworkPolicy lets in only the team's own pods, the platform and named namespaces. @default false */
  readonly isolated?: boolean;
  /** Names of the pull secrets that its accounts have, for accounts that workloads make. @default [] */
  readonly pullSecrets?: readonly string[];
}

const TEAM = Symbol.for('cdk8s-kubeflow.team');

/** Makes a construct the home of the workloads below it. */
export function setTeam(construct: Construct, team: TeamContext): void {
  Object.defineProperty(construct, TEAM, { value: team });
}

/** The team of the nearest construct above, itself included, that {@link setTeam} has marked. */
export function teamOf(scope: IConstruct): TeamContext | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const team = (at as { readonly [TEAM]?: TeamContext })[TEAM];
    if (team !== undefined) {
      return team;
    }
  }
  return undefined;
}

/** Pull secrets for an account beside those of the profile; nothing where the team has none. */
export function teamPullSecrets(scope: IConstruct): { readonly imagePullSecrets?: readonly LocalObjectReference[] } {
  const names = teamOf(scope)?.pullSecrets ?? [];
  return names.length > 0 ? { imagePullSecrets: names.map(name => ({ name })) } : {};
}

const SYNC: Readonly<Record<Protection, string>> = {
  keep: 'Prune=false,Delete=false',
  confirm: 'Prune=confirm,Delete=confirm',
  none: 'Prune=true',
};

/** Annotations that say whether Argo CD and Flux may delete the object; nothing else reads them. */
export function protectionAnnotations(protection: Protection = 'keep'): Record<string, string> {
  return {
    'argocd.argoproj.io/sync-options': SYNC[protection],
    'kustomize.toolkit.fluxcd.io/prune': protection === 'none' ? 'enabled' : 'disabled',
  };
}

/** Privileges of a workload's pod and container. */
export interface WorkloadSecurity {
  /**
   * Privileges of all containers and owners of volumes, in place of the default as a whole.
   * @default - what `restricted` wants if the profile around it has that level, else none
   */
  readonly podSecurityContext?: PodSecurityContext;
  /**
   * Privileges of the server's container, in place of the default as a whole.
   * @default - what `restricted` wants if the profile around it has that level, else that of the web app
   */
  readonly securityContext?: SecurityContext;
}

/**
 * Owner of the files of notebook images. The notebook controller sets the group only where a pod has no security context
 * at all, so it is said here.
 */
const FILES_GROUP = 100;

/** A pod as the level `restricted` wants it. */
export const RESTRICTED_POD: PodSecurityContext = { runAsNonRoot: true, fsGroup: FILES_GROUP, seccompProfile: { type: 'RuntimeDefault' } };

/** A container as the level `restricted` wants it. */
export const RESTRICTED_CONTAINER: SecurityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
