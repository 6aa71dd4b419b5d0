import { Construct } from 'constructs';
import { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../apis/k8s/rbac/v1';
import { ServiceAccountRef } from '../core';

const GROUP = 'rbac.authorization.k8s.io';

/** Labels of objects, or of pods and the selectors that find them. */
export type Labels = Readonly<Record<string, string>>;

/** Who gets which rights. */
export interface AccessProps {
  /** Name of the role. */
  readonly name: string;
  /** @default - the name of the role */
  readonly bindingName?: string;
  readonly rules: readonly PolicyRule[];
  readonly account: ServiceAccountRef;
  /** Labels of both objects. @default - no labels */
  readonly labels?: Labels;
}

/** Rights of an account in the whole cluster: 1 ClusterRole, 1 ClusterRoleBinding. */
export class ClusterAccess extends Construct {
  constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    const { name, bindingName, rules, account, labels } = props;
    new ClusterRole(this, 'Role', { metadata: { name, ...labels && { labels } }, rules });
    new ClusterRoleBinding(this, 'Binding', binding({ name: bindingName ?? name, ...labels && { labels } }, 'ClusterRole', name, account));
  }
}

/** Rights of an account in one namespace. */
export interface NamespaceAccessProps extends AccessProps {
  /** @default - that of the account */
  readonly namespace?: string;
}

/** Rights of an account in one namespace: 1 Role, 1 RoleBinding. */
export class NamespaceAccess extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceAccessProps) {
    super(scope, id);
    const { name, bindingName, rules, account, labels, namespace = account.namespace } = props;
    new Role(this, 'Role', { metadata: { name, namespace, ...labels && { labels } }, rules });
    new RoleBinding(this, 'Binding', binding({ name: bindingName ?? name, namespace, ...labels && { labels } }, 'Role', name, account));
  }
}

/** Gives an account a ClusterRole that somebody else makes. */
export class ClusterBinding extends Construct {
  constructor(scope: Construct, id: string, props: Omit<AccessProps, 'rules' | 'bindingName'> & { readonly role: string }) {
    super(scope, id);
    const { name, role, account, labels } = props;
    new ClusterRoleBinding(this, 'Binding', binding({ name, ...labels && { labels } }, 'ClusterRole', role, account));
  }
}

function binding<M>(metadata: M, kind: 'Role' | 'ClusterRole', name: string, account: ServiceAccountRef) {
  return {
    metadata,
    roleRef: { apiGroup: GROUP, kind, name },
    subjects: [{ kind: 'ServiceAccount' as const, name: account.name, namespace: account.namespace }],
  };
}
