import { KEPT } from './annotations';
import { Delivery, FIRST_WAVE, IN_CLUSTER, teamsProject } from './applications';
import type { GroupKind } from './order';
import { AppProjectSpec } from '../apis/argoproj.io/v1alpha1';

/**
 * The AppProject of the platform, which may apply everything.
 *
 * @param chartRepositories of Helm charts beside the output
 */
export function platformProject(delivery: Delivery, chartRepositories: readonly string[]) {
  const { name, namespace, repository, destination } = delivery;
  return {
    metadata: metadata(delivery, name),
    spec: {
      description: 'Kubeflow itself',
      sourceRepos: [repository, ...chartRepositories],
      destinations: [{ ...destination, namespace: '*' }, ...destination === IN_CLUSTER ? [] : [{ ...IN_CLUSTER, namespace }]],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    } satisfies AppProjectSpec,
  };
}

/** The AppProject in place of the platform's where the output holds teams alone: what the root Application needs. */
export function rootProject(delivery: Delivery) {
  const { name, namespace, repository } = delivery;
  return {
    metadata: metadata(delivery, name),
    spec: {
      description: 'Argo CD\'s own objects for what teams declare',
      sourceRepos: [repository],
      destinations: [{ ...IN_CLUSTER, namespace }],
    } satisfies AppProjectSpec,
  };
}

/**
 * The AppProject of teams, who apply nothing of the whole cluster but their namespace, their profile and what belongs to it, and nothing in the
 * platform's namespaces.
 *
 * @param reserved namespaces of the platform
 * @param kinds kinds of the whole cluster that belong to a profile besides
 */
export function teamProject(delivery: Delivery, reserved: readonly string[], kinds: readonly GroupKind[] = []) {
  const { namespace, repository, destination } = delivery;
  const others = [...new Set([...reserved, namespace, 'kube-system'])].sort().map(one => `!${one}`);
  return {
    metadata: metadata(delivery, teamsProject(delivery)),
    spec: {
      description: 'What teams declare',
      sourceRepos: [repository],
      destinations: ['*', ...others].map(one => ({ ...destination, namespace: one })),
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }, { group: 'kubeflow.org', kind: 'Profile' }, ...kinds],
    } satisfies AppProjectSpec,
  };
}

/** Applications whose project is gone can be neither synced nor removed, so it stays, and comes before them. */
function metadata({ namespace }: Delivery, name: string) {
  return { name, namespace, annotations: { ...KEPT, 'argocd.argoproj.io/sync-wave': FIRST_WAVE } };
}
