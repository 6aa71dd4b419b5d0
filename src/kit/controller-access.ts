import { Construct } from 'constructs';
import { ClusterAccess, Labels, NamespaceAccess } from './access';
import { CHECK_CLIENTS, LEADER_ELECTION, READ_METRICS } from './rbac';
import { ServiceAccount } from '../apis/k8s/core/v1';
import { ClusterRole, PolicyRule } from '../apis/k8s/rbac/v1';

/** Properties of {@link ControllerAccess}. */
export interface ControllerAccessProps {
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
export class ControllerAccess extends Construct {
  constructor(scope: Construct, id: string, props: ControllerAccessProps) {
    super(scope, id);
    const { prefix, namespace, labels, rules } = props;
    const account = { namespace, name: props.account };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    new ClusterAccess(this, 'Manager', { name: props.role, bindingName: `${prefix}-manager-rolebinding`, rules, account, labels });
    new ClusterAccess(this, 'Proxy', { name: `${prefix}-proxy-role`, bindingName: `${prefix}-proxy-rolebinding`, rules: CHECK_CLIENTS, account, labels });
    new ClusterRole(this, 'MetricsReader', { metadata: { name: `${prefix}-metrics-reader`, labels }, rules: READ_METRICS });
    const election = `${prefix}-leader-election-role`;
    new NamespaceAccess(this, 'LeaderElection', { name: election, bindingName: `${election}binding`, rules: LEADER_ELECTION, account, labels });
  }
}
