import { Construct } from 'constructs';
import { Labels } from './part';
import { CHECK_CLIENTS, READ_METRICS } from './rbac';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { LEADER_ELECTION } from '../../core/access';

/** Properties of {@link ControllerRoles}. */
export interface ControllerRolesProps {
  /** Before the names of the roles: `<prefix>-leader-election-role`. */
  readonly prefix: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly account: string;
  /** Name of the controller's own ClusterRole. */
  readonly role: string;
  readonly rules: readonly PolicyRule[];
}

/** What a controller with a metrics proxy may do: ServiceAccount, 3 ClusterRoles, 2 bindings, Role and binding for its leader election. */
export class ControllerRoles extends Construct {
  constructor(scope: Construct, id: string, props: ControllerRolesProps) {
    super(scope, id);
    const { prefix, namespace, labels } = props;
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: props.account, namespace, labels } });
    this.addClusterRole('ClusterRole', props, props.role, props.rules, `${prefix}-manager-rolebinding`);
    this.addClusterRole('ProxyRole', props, `${prefix}-proxy-role`, CHECK_CLIENTS, `${prefix}-proxy-rolebinding`);
    new ClusterRole(this, 'MetricsReader', { metadata: { name: `${prefix}-metrics-reader`, labels }, rules: READ_METRICS });
    const election = `${prefix}-leader-election-role`;
    new Role(this, 'LeaderElectionRole', { metadata: { name: election, namespace, labels }, rules: LEADER_ELECTION });
    new RoleBinding(this, 'LeaderElectionRoleBinding', {
      metadata: { name: `${election}binding`, namespace, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: election },
      subjects: [{ kind: 'ServiceAccount', name: props.account, namespace }],
    });
  }

  private addClusterRole(id: string, props: ControllerRolesProps, name: string, rules: readonly PolicyRule[], binding: string): void {
    const { account, labels, namespace } = props;
    new ClusterRole(this, id, { metadata: { name, labels }, rules });
    new ClusterRoleBinding(this, `${id}Binding`, {
      metadata: { name: binding, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    });
  }
}
