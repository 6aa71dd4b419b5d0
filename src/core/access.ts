import { NetworkPolicySpec } from '../apis/k8s/networking/v1';
import { PolicyRule } from '../apis/k8s/rbac/v1';

/** Verbs of whoever reads objects and follows their changes. */
export const READ: readonly string[] = ['get', 'list', 'watch'];

/** One rule of a role: API group, verbs, resources. */
export function rule(apiGroup: string, verbs: readonly string[], ...resources: readonly string[]): PolicyRule {
  return { apiGroups: [apiGroup], resources, verbs };
}

/** Verbs of whoever makes, changes and removes objects, one at a time. */
export const ALL: readonly string[] = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** What the copies of a controller take, in its own namespace, to agree on the one that works. */
export const LEADER_ELECTION: readonly PolicyRule[] = [
  rule('', ALL, 'configmaps'),
  rule('coordination.k8s.io', ALL, 'leases'),
  rule('', ['create', 'patch'], 'events'),
];

/** Network policy by which only pods of the same namespace may call each other. */
export const NEIGHBOURS_ONLY: NetworkPolicySpec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] };

/** Label of every namespace with its name, which Kubernetes sets by itself. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
