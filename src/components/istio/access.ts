import { Construct } from 'constructs';
import { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../../apis/k8s/rbac/v1';

/** What an account may do. */
export interface Access {
  /** Construct ids begin with it. */
  readonly id: string;
  /** Name of the role. */
  readonly name: string;
  /** Name of the binding, if it differs from the role's. @default - the role's name */
  readonly bindingName?: string;
  readonly rules: readonly PolicyRule[];
  readonly account: { readonly name: string; readonly namespace: string };
  readonly labels: Readonly<Record<string, string>>;
}

/** A role with its binding, for the whole cluster. */
export function addClusterAccess(scope: Construct, access: Access): void {
  const { id, name, bindingName = name, rules, account, labels } = access;
  new ClusterRole(scope, `${id}ClusterRole`, { metadata: { name, labels }, rules });
  new ClusterRoleBinding(scope, `${id}ClusterRoleBinding`, {
    metadata: { name: bindingName, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
}

/** A role with its binding, for the account's own namespace. */
export function addNamespaceAccess(scope: Construct, access: Access): void {
  const { id, name, rules, account, labels } = access;
  const metadata = { name, namespace: account.namespace, labels };
  new Role(scope, `${id}Role`, { metadata, rules });
  new RoleBinding(scope, `${id}RoleBinding`, {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
}
