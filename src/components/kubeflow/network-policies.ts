import { having, PlatformPolicy } from '../../kit';

/** Policies of the namespace of the web applications. */
export const PLATFORM_POLICIES: readonly PlatformPolicy[] = [
  // The object store, and what gives profiles their keys, say themselves who may call them.
  {
    name: 'default-allow-same-namespace',
    pods: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['seaweedfs', 'kubeflow-pipelines-profile-controller'] }] },
    from: ['neighbours'],
  },
  // Web applications and APIs, which the gateway calls
  {
    name: 'kserve-models-web-application',
    pods: having('app.kubernetes.io/component', 'kserve-models-web-application'),
    from: ['gateway'],
  },
  // A `ModelRegistry` is in a profile: these two are for a registry that is installed here by other means, as upstream's is
  { name: 'model-registry', pods: having('component', 'model-registry-server'), ports: [8080], from: ['profiles', 'gateway'] },
  { name: 'model-registry-ui', pods: having('app', 'model-registry-ui'), from: ['gateway', 'neighbours'] },
  // Webhooks, which the API server calls
  { name: 'kserve', pods: having('control-plane', 'kserve-controller-manager'), ports: [9443] },
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
    {
      name: 'trainer-webhook',
      // Labels of the pods themselves: one that only the injector of proxies adds would be missing without a mesh.
      pods: { matchLabels: { 'app.kubernetes.io/name': 'trainer', 'app.kubernetes.io/component': 'manager' } },
      ports: [9443],
    },
  ];
}
