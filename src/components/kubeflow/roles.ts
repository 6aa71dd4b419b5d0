import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { PeopleRole, READ, rule } from '../../kit';

const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

/** What only the owner of a profile may do: decide who else may do something. */
const KUBERNETES_ADMIN = [
  rule('authorization.k8s.io', ['create'], 'localsubjectaccessreviews'),
  rule('rbac.authorization.k8s.io', [...READ, ...WRITE], 'roles', 'rolebindings'),
];

/**
 * What contributors who may edit can do in a profile, beside what they can see. Ingresses are not among it: one of them could
 * claim the platform's own host at an ingress controller that serves both.
 */
const KUBERNETES_EDIT = [
  rule('', READ, 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy', 'secrets', 'services/proxy'),
  rule('', WRITE, 'pods', 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy'),
  rule('', WRITE, 'configmaps', 'endpoints', 'persistentvolumeclaims', 'replicationcontrollers', 'replicationcontrollers/scale',
    'secrets', 'serviceaccounts', 'services', 'services/proxy'),
  rule('apps', WRITE, 'daemonsets', 'deployments', 'deployments/rollback', 'deployments/scale', 'replicasets', 'replicasets/scale',
    'statefulsets', 'statefulsets/scale'),
  rule('autoscaling', WRITE, 'horizontalpodautoscalers'),
  rule('batch', WRITE, 'cronjobs', 'jobs'),
  rule('extensions', WRITE, 'daemonsets', 'deployments', 'deployments/rollback', 'deployments/scale', 'networkpolicies',
    'replicasets', 'replicasets/scale', 'replicationcontrollers/scale'),
  rule('policy', WRITE, 'poddisruptionbudgets'),
  rule('networking.k8s.io', WRITE, 'networkpolicies'),
];

/** What everybody with access to a profile can see: no Secrets. */
const KUBERNETES_VIEW = [
  rule('', READ, 'configmaps', 'endpoints', 'persistentvolumeclaims', 'persistentvolumeclaims/status', 'pods', 'replicationcontrollers',
    'replicationcontrollers/scale', 'serviceaccounts', 'services', 'services/status'),
  rule('', READ, 'bindings', 'events', 'limitranges', 'namespaces/status', 'pods/log', 'pods/status', 'replicationcontrollers/status',
    'resourcequotas', 'resourcequotas/status'),
  rule('', READ, 'namespaces'),
  rule('apps', READ, 'controllerrevisions', 'daemonsets', 'daemonsets/status', 'deployments', 'deployments/scale', 'deployments/status',
    'replicasets', 'replicasets/scale', 'replicasets/status', 'statefulsets', 'statefulsets/scale', 'statefulsets/status'),
  rule('autoscaling', READ, 'horizontalpodautoscalers', 'horizontalpodautoscalers/status'),
  rule('batch', READ, 'cronjobs', 'cronjobs/status', 'jobs', 'jobs/status'),
  rule('extensions', READ, 'daemonsets', 'daemonsets/status', 'deployments', 'deployments/scale', 'deployments/status', 'ingresses',
    'ingresses/status', 'networkpolicies', 'replicasets', 'replicasets/scale', 'replicasets/status', 'replicationcontrollers/scale'),
  rule('policy', READ, 'poddisruptionbudgets', 'poddisruptionbudgets/status'),
  rule('networking.k8s.io', READ, 'ingresses', 'ingresses/status', 'networkpolicies'),
];

/** Kinds of the mesh: to see, not to change, since a route can catch the traffic of others. */
const ISTIO_TRAFFIC: PolicyRule = { apiGroups: ['istio.io', 'networking.istio.io'], resources: ['*'], verbs: READ };

/**
 * The roles that a profile binds to its people: view is part of edit, and edit of admin.
 * Every component adds its own kinds by the labels.
 */
export const CLUSTER_ROLES: readonly PeopleRole[] = [
  { name: 'kubeflow-admin', allows: { collected: 'kubeflow-admin' } },
  { name: 'kubeflow-edit', into: ['kubeflow-admin'], allows: { collected: 'kubeflow-edit' } },
  { name: 'kubeflow-view', into: ['kubeflow-edit'], allows: { collected: 'kubeflow-view' } },
  { name: 'kubeflow-kubernetes-admin', into: ['kubeflow-admin'], allows: KUBERNETES_ADMIN },
  { name: 'kubeflow-kubernetes-edit', into: ['kubeflow-edit'], allows: KUBERNETES_EDIT },
  { name: 'kubeflow-kubernetes-view', into: ['kubeflow-view'], allows: KUBERNETES_VIEW },
  { name: 'kubeflow-istio-admin', into: ['kubeflow-admin'], allows: { collected: 'kubeflow-istio-admin' } },
  { name: 'kubeflow-istio-edit', into: ['kubeflow-edit', 'kubeflow-istio-admin'], allows: [ISTIO_TRAFFIC] },
  { name: 'kubeflow-istio-view', into: ['kubeflow-view'], allows: [ISTIO_TRAFFIC, rule('security.istio.io', READ, 'authorizationpolicies')] },
];
