import { Construct } from 'constructs';
import { CNI, CNI_AMBIENT_RULES, CNI_REPAIR_RULES, CNI_RULES, cniSpec, CniSpecOptions, MULTUS_NETWORK } from './cni';
import { nodeAgentFacts } from './facts';
import { revisionLabels } from './labels';
import { DaemonSet } from '../../apis/k8s/apps/v1';
import { ConfigMap, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkAttachmentDefinition } from '../../apis/k8s.cni.cncf.io/v1';
import { Component, declareKnown } from '../../core';
import { ClusterAccess } from '../../kit';

/** Properties of {@link NodeAgent}. */
export interface NodeAgentProps extends CniSpecOptions {
  readonly namespace: string;
  /** Data of the ConfigMap with the agent's environment. */
  readonly data: Readonly<Record<string, string>>;
}

/** The agent that redirects the traffic of pods on its node: account, rights, configuration, DaemonSet. */
export class NodeAgent extends Construct {
  constructor(scope: Construct, id: string, props: NodeAgentProps) {
    super(scope, id);
    const { namespace, data } = props;
    const common = revisionLabels('istio-cni', 'Cni');
    const labels = { app: 'istio-cni', ...common };
    const account = { name: CNI.serviceAccount, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    new ClusterAccess(this, 'Access', { name: CNI.role, rules: props.ambient ? CNI_AMBIENT_RULES : CNI_RULES, account, labels });
    new ClusterAccess(this, 'Repair', { name: CNI.repairRole, bindingName: CNI.repairBinding, rules: CNI_REPAIR_RULES, account, labels });
    new ConfigMap(this, 'ConfigMap', { metadata: { name: CNI.configMap, namespace, labels }, data });
    if (props.multus) {
      declareKnown(this, { kind: 'CustomResourceDefinition', name: 'network-attachment-definitions.k8s.cni.cncf.io', madeBy: 'the cluster\'s own Multus' });
      new NetworkAttachmentDefinition(this, 'Network', { metadata: { ...MULTUS_NETWORK, labels } });
    }
    new DaemonSet(this, 'DaemonSet', {
      metadata: { name: CNI.daemonSet, namespace, labels: { ...common, 'k8s-app': CNI.daemonSet } },
      spec: Component.of(this).nodeAgent(CNI.daemonSet, cniSpec(props), nodeAgentFacts(namespace)),
    });
  }
}
