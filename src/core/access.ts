import { NetworkPolicySpec } from '../apis/k8s/networking/v1';
import { PolicyRule } from '../apis/k8s/rbac/v1';

/** Verbs of whoever reads objects and follows their changes. */
export const READ: readonly string[] = ['get', 'list', 'watch'];

/** One rule of a role: API group, verbs, resources. */
export function rule(apiGroup: string, verbs: readonly string[], ...resources: readonly string[]): PolicyRule {
  return { apiGroups: [apiGroup], resources, verbs };
}

/** Network policy by which only pods of the same namespace may call each other. */
export const NEIGHBOURS_ONLY: NetworkPolicySpec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] };

/** Label of every namespace with its name, which Kubernetes sets by itself. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
