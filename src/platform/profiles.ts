import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigError, QueuesRef, setFolder, shown } from '../core';
import type { GitOps, GroupKind } from '../gitops';
import type { ProfileProps, ProfileSettings } from '../workloads';

/** A team as the platform takes it: without what the platform knows itself. */
export type ProfileOptions = Omit<ProfileProps, keyof ProfileSettings | 'name'>;

/** First part of the ids of charts with a team in them; no component can be called so. */
export const PROFILE_PREFIX = 'profile-';

/**
 * The chart of a new team, with a folder of its own.
 *
 * @throws ConfigError `ProfileName`, `ProfileExists`
 */
export function profileChart(platform: Construct, name: string): Chart {
  if (typeof name !== 'string' || name === '') {
    throw new ConfigError('ProfileName', `name must be a DNS label, since it becomes a namespace, got ${shown(name)}; pass e.g. "vision"`, platform);
  }
  const id = `${PROFILE_PREFIX}${name}`;
  if (platform.node.tryFindChild(id) !== undefined) {
    throw new ConfigError('ProfileExists', `the platform has a profile of that name already, got ${shown(name)}; ` +
      'choose another name, or make both one profile with contributors', platform);
  }
  const chart = new Chart(platform, id);
  setFolder(chart, { folder: `profiles/${name}` });
  return chart;
}

/** Kinds of the whole cluster that profiles have, beside themselves and their namespaces. */
export function queueKinds(queues: QueuesRef | undefined): readonly GroupKind[] {
  return queues === undefined ? [] : [{ group: 'kueue.x-k8s.io', kind: 'ClusterQueue' }];
}

/** Namespace of whoever applies the output. */
export function applierNamespaces(gitops: GitOps | undefined): string[] {
  return gitops === undefined ? [] : [gitops.namespace ?? (gitops.engine === 'argocd' ? 'argocd' : 'flux-system')];
}
