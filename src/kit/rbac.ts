import { PolicyRule } from '../apis/k8s/rbac/v1';

/** Verbs of whoever reads objects and follows their changes. */
export const READ: readonly string[] = ['get', 'list', 'watch'];

/** Verbs of whoever makes, changes and removes objects, one at a time. */
export const ALL: readonly string[] = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** One rule of a role: API group, verbs, resources. */
export function rule(apiGroup: string, verbs: readonly string[], ...resources: readonly string[]): PolicyRule {
  return { apiGroups: [apiGroup], resources, verbs };
}

/** What the copies of a controller take, in its own namespace, to agree on the one that works. */
export const LEADER_ELECTION: readonly PolicyRule[] = [
  rule('', ALL, 'configmaps'),
  rule('coordination.k8s.io', ALL, 'leases'),
  rule('', ['create', 'patch'], 'events'),
];

/** What asking for the rights of somebody takes. */
export const ASK_ACCESS = rule('authorization.k8s.io', ['create'], 'subjectaccessreviews');

/** What reading metrics takes. */
export const READ_METRICS: readonly PolicyRule[] = [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }];

/** What the proxy in front of metrics takes to check its clients. */
export const CHECK_CLIENTS: readonly PolicyRule[] = [rule('authentication.k8s.io', ['create'], 'tokenreviews'), ASK_ACCESS];
