import { having, inExpression, PlatformPolicy } from '../../kit';

/** Policies of the namespace of the web applications. */
export const PLATFORM_POLICIES: readonly PlatformPolicy[] = [
  // The object store says itself who may call which port.
  { name: 'default-allow-same-namespace', pods: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['seaweedfs'] }] }, from: ['neighbours'] },
  // Web applications and APIs, which the gateway calls
  {
    name: 'kserve-models-web-application',
    pods: having('app.kubernetes.io/component', 'kserve-models-web-application'),
    from: ['gateway'],
  },
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
  // Services that pods of teams call
  { name: 'metadata-grpc-server', pods: having('component', 'metadata-grpc-server'), from: ['profiles', 'neighbours'] },
  // Webhooks, which the API server calls
  { name: 'cache-server', pods: having('app', 'cache-server'), ports: [8443] },
  { name: 'kserve', pods: having('control-plane', 'kserve-controller-manager'), ports: [9443] },
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
    {
      name: 'jobset-webhook',
      pods: { matchLabels: { 'app.kubernetes.io/name': 'jobset', 'control-plane': 'controller-manager' } },
      ports: [9443],
    },
    { name: 'trainer-webhook', pods: { matchLabels: { 'service.istio.io/canonical-name': 'trainer' } }, ports: [9443] },
  ];
}
