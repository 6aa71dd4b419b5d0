import { Construct } from 'constructs';
import { addClusterAccess } from './access';
import { CNI, CNI_REPAIR_RULES, CNI_RULES } from './cni';
import { revisionLabels } from './labels';
import { DaemonSet, DaemonSetSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, ServiceAccount } from '../../apis/k8s/core/v1';

/** What the node agent is made of. */
export interface NodeAgentOptions {
  readonly namespace: string;
  /** Data of the ConfigMap with the agent's environment. */
  readonly data: Readonly<Record<string, string>>;
  readonly daemonSet: DaemonSetSpec;
}

/** The agent that redirects the traffic of pods on its node: account, rights, configuration, DaemonSet. */
export function addNodeAgent(scope: Construct, options: NodeAgentOptions): void {
  const { namespace } = options;
  const common = revisionLabels('istio-cni', 'Cni');
  const labels = { app: 'istio-cni', ...common };
  const account = { name: CNI.serviceAccount, namespace };
  new ServiceAccount(scope, 'ServiceAccount', { metadata: { ...account, labels } });
  addClusterAccess(scope, { id: '', name: CNI.role, rules: CNI_RULES, account, labels });
  addClusterAccess(scope, { id: 'Repair', name: CNI.repairRole, bindingName: CNI.repairBinding, rules: CNI_REPAIR_RULES, account, labels });
  new ConfigMap(scope, 'ConfigMap', { metadata: { name: CNI.configMap, namespace, labels }, data: options.data });
  new DaemonSet(scope, 'DaemonSet', {
    metadata: { name: CNI.daemonSet, namespace, labels: { ...common, 'k8s-app': CNI.daemonSet } },
    spec: options.daemonSet,
  });
}
