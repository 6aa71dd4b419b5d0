import { Construct, IConstruct } from 'constructs';
import type { PodSecurityContext, SecurityContext } from '../../apis/k8s/core/v1';

/** Level of the Pod Security Standards that the team's namespace enforces. */
export type ProfilePodSecurity = 'privileged' | 'baseline' | 'restricted';

const LEVEL = Symbol.for('cdk8s-kubeflow.workloads.pod-security');

/** Tells the workloads below a construct what their namespace enforces. */
export function tagPodSecurity(construct: Construct, level: ProfilePodSecurity): void {
  Object.defineProperty(construct, LEVEL, { value: level });
}

/** Whether a profile above a construct enforces the level `restricted`. */
export function isRestricted(scope: IConstruct): boolean {
  return scope.node.scopes.some(one => (one as { readonly [LEVEL]?: ProfilePodSecurity })[LEVEL] === 'restricted');
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
