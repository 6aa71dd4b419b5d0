import { LabelSelector } from '../../apis/k8s/meta/v1';
import { NetworkPolicyPeer, NetworkPolicySpec } from '../../apis/k8s/networking/v1';

/** Who may call: the gateway's pods, the namespaces of profiles, or pods of the same namespace. */
export type Caller = 'gateway' | 'profiles' | 'neighbours';

/** One line of the tables below. */
export interface PlatformPolicy {
  /** `metadata.name`. */
  readonly name: string;
  /** Pods that are protected. */
  readonly pods: LabelSelector;
  /** Ports that are open. @default - all */
  readonly ports?: readonly number[];
  /** Who may call. @default - everybody, also the API server from outside the pod network */
  readonly from?: readonly Caller[];
}

/** Label of every namespace that a profile owns. */
const PROFILE = { key: 'app.kubernetes.io/part-of', value: 'kubeflow-profile' };

/** Policies of the namespace of the web applications. */
export const PLATFORM_POLICIES: readonly PlatformPolicy[] = [
  { name: 'default-allow-same-namespace', pods: {}, from: ['neighbours'] },
  // Web applications and APIs, which the gateway calls
  { name: 'jupyter-web-app', pods: having('app', 'jupyter-web-app'), from: ['gateway', 'neighbours'] },
  { name: 'katib-ui', pods: having('katib.kubeflow.org/component', 'ui'), from: ['gateway'] },
  { name: 'kserve-models-web-application', pods: having('app.kubernetes.io/component', 'kserve-models-web-application'), from: ['gateway'] },
  { name: 'metatada-envoy', pods: having('component', 'metadata-envoy'), from: ['gateway', 'neighbours'] },
  { name: 'ml-pipeline', pods: having('app', 'ml-pipeline'), from: ['profiles', 'gateway'] },
  { name: 'ml-pipeline-ui', pods: having('app', 'ml-pipeline-ui'), from: ['gateway'] },
  {
    name: 'model-catalog',
    pods: { matchLabels: { 'app.kubernetes.io/name': 'model-catalog', 'app.kubernetes.io/component': 'server' } },
    ports: [8080],
    from: ['profiles', 'gateway'],
  },
  { name: 'model-registry', pods: having('component', 'model-registry-server'), ports: [8080], from: ['profiles', 'gateway'] },
  { name: 'model-registry-ui', pods: having('app', 'model-registry-ui'), from: ['gateway', 'neighbours'] },
  { name: 'tensorboards-web-app', pods: having('app', 'tensorboards-web-app'), ports: [5000], from: ['gateway'] },
  { name: 'volumes-web-app', pods: having('app', 'volumes-web-app'), from: ['gateway', 'neighbours'] },
  // Services that pods of teams call
  { name: 'katib-db-manager', pods: having('katib.kubeflow.org/component', 'db-manager'), from: ['profiles', 'neighbours'] },
  { name: 'metadata-grpc-server', pods: having('component', 'metadata-grpc-server'), from: ['profiles', 'neighbours'] },
  // Webhooks, which the API server calls
  { name: 'cache-server', pods: having('app', 'cache-server'), ports: [8443] },
  { name: 'katib-controller', pods: having('katib.kubeflow.org/component', 'controller'), ports: [8443] },
  { name: 'kserve', pods: having('control-plane', 'kserve-controller-manager'), ports: [9443] },
  { name: 'pvcviewer-webhook', pods: having('app', 'pvcviewer'), ports: [9443] },
  {
    name: 'spark-operator-webhook',
    pods: { matchExpressions: [...inExpression('app.kubernetes.io/name', 'spark-operator'), ...inExpression('app.kubernetes.io/component', 'webhook')] },
    ports: [9443],
  },
  { name: 'training-operator-webhook', pods: having('control-plane', 'kubeflow-training-operator'), ports: [9443] },
];

/** Policies of the namespace of the training controllers. */
export function systemPolicies(namespace: string): readonly PlatformPolicy[] {
  return [
    { name: `default-allow-same-namespace-${namespace}`, pods: {}, from: ['neighbours'] },
    { name: 'jobset-webhook', pods: { matchLabels: { 'app.kubernetes.io/name': 'jobset', 'control-plane': 'controller-manager' } }, ports: [9443] },
    { name: 'trainer-webhook', pods: { matchLabels: { 'service.istio.io/canonical-name': 'trainer' } }, ports: [9443] },
  ];
}

/**
 * The policy of one line.
 * @param gateways namespaces of the pods at which requests from outside arrive
 */
export function networkPolicySpec(policy: PlatformPolicy, gateways: readonly string[]): NetworkPolicySpec {
  const { pods, ports, from } = policy;
  return {
    podSelector: pods,
    policyTypes: ['Ingress'],
    ingress: [{
      ...from && { from: from.map(caller => peer(caller, gateways)) },
      ...ports && { ports: ports.map(port => ({ port, protocol: 'TCP' as const })) },
    }],
  };
}

function peer(caller: Caller, gateways: readonly string[]): NetworkPolicyPeer {
  switch (caller) {
    case 'neighbours': return { podSelector: {} };
    case 'profiles': return { namespaceSelector: having(PROFILE.key, PROFILE.value) };
    case 'gateway': return { namespaceSelector: having(NAMESPACE_NAME, ...gateways) };
  }
}

function having(key: string, ...values: readonly string[]): LabelSelector {
  return { matchExpressions: inExpression(key, ...values) };
}

function inExpression(key: string, ...values: readonly string[]): NonNullable<LabelSelector['matchExpressions']> {
  return [{ key, operator: 'In', values }];
}
