import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { READ } from '../../kit';

const WRITE = ['create', 'update', 'patch', 'delete'];

/** Groups whose objects configure the mesh, also those of earlier releases. */
const MESH_GROUPS = ['config', 'security', 'networking', 'authentication', 'rbac', 'telemetry', 'extensions'].map(group => `${group}.istio.io`);

/** One rule: groups, resources, verbs. */
function rule(apiGroups: readonly string[], resources: readonly string[], verbs: readonly string[]): PolicyRule {
  return { apiGroups, resources, verbs };
}

/** Checks of tokens and rights of whoever calls. */
const REVIEWS = [
  rule(['authentication.k8s.io'], ['tokenreviews'], ['create']),
  rule(['authorization.k8s.io'], ['subjectaccessreviews'], ['create']),
];

/** Services that clusters share with each other. */
const SHARED_SERVICES = [
  rule(['multicluster.x-k8s.io'], ['serviceexports'], [...READ, 'create', 'delete']),
  rule(['multicluster.x-k8s.io'], ['serviceimports'], READ),
];

const REGISTRY = [
  rule(['apiextensions.k8s.io'], ['customresourcedefinitions'], READ),
  rule(['discovery.k8s.io'], ['endpointslices'], READ),
];

/** Kinds of the Gateway API whose status the control plane reports. */
const GATEWAY_STATUS = ['backendtlspolicies', 'gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'listenersets', 'referencegrants',
  'tcproutes', 'tlsroutes', 'udproutes'].map(resource => `${resource}/status`);

/** What the control plane may do in the whole cluster. */
export const ISTIOD_RULES: readonly PolicyRule[] = [
  // Puts its certificate into its own webhooks
  rule(['admissionregistration.k8s.io'], ['mutatingwebhookconfigurations'], [...READ, 'update', 'patch']),
  rule(['admissionregistration.k8s.io'], ['validatingwebhookconfigurations'], [...READ, 'update']),
  // Reads the mesh's configuration, and reports on it
  rule(MESH_GROUPS, ['*'], READ),
  rule(['networking.istio.io'], ['workloadentries', 'workloadentries/status', 'serviceentries/status'], [...READ, ...WRITE]),
  rule(['security.istio.io'], ['authorizationpolicies/status'], [...READ, ...WRITE]),
  // Knows which workloads exist
  rule([''], ['pods', 'nodes', 'services', 'namespaces', 'endpoints'], READ),
  rule([''], ['services/status'], [...READ, ...WRITE]),
  ...REGISTRY,
  rule(['networking.k8s.io'], ['ingresses', 'ingressclasses'], READ),
  rule(['networking.k8s.io'], ['ingresses/status'], ['*']),
  // Writes the root certificate into every namespace; reads certificates for gateways
  rule([''], ['configmaps'], [...READ, 'create', 'update']),
  rule([''], ['secrets'], READ),
  ...REVIEWS,
  // Serves the Gateway API
  rule(['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'], ['*'], READ),
  rule(['gateway.networking.k8s.io'], ['gatewayclasses'], WRITE),
  rule(['gateway.networking.k8s.io'], GATEWAY_STATUS, ['update', 'patch']),
  rule(['gateway.networking.x-k8s.io'], ['xbackendtrafficpolicies/status'], ['update', 'patch']),
  rule(['inference.networking.k8s.io'], ['inferencepools'], READ),
  rule(['inference.networking.k8s.io'], ['inferencepools/status'], ['update', 'patch']),
  ...SHARED_SERVICES,
];

/** What the control plane may do to run the proxies of objects `Gateway` of the Gateway API. */
export const GATEWAY_CONTROLLER_RULES: readonly PolicyRule[] = [
  rule(['apps'], ['deployments'], [...READ, ...WRITE]),
  rule(['autoscaling'], ['horizontalpodautoscalers'], [...READ, ...WRITE]),
  rule(['policy'], ['poddisruptionbudgets'], [...READ, ...WRITE]),
  rule([''], ['services', 'serviceaccounts'], [...READ, ...WRITE]),
];

/** What a control plane in another cluster may read here. */
export const READER_RULES: readonly PolicyRule[] = [
  rule(MESH_GROUPS, ['*'], READ),
  rule([''], ['endpoints', 'pods', 'services', 'nodes', 'replicationcontrollers', 'namespaces', 'secrets', 'configmaps'], READ),
  rule(['networking.istio.io'], ['workloadentries'], READ),
  rule(['networking.x-k8s.io', 'gateway.networking.k8s.io'], ['gateways'], READ),
  ...REGISTRY,
  ...SHARED_SERVICES,
  rule(['apps'], ['replicasets'], READ),
  ...REVIEWS,
];

/** What the control plane may do in its own namespace: keep its certificates, elect a leader, try its own validation. */
export const ISTIOD_NAMESPACE_RULES: readonly PolicyRule[] = [
  rule(['networking.istio.io'], ['gateways'], ['create']),
  rule([''], ['secrets'], [...READ, 'create', 'update', 'delete']),
  rule([''], ['configmaps'], ['delete']),
  rule(['coordination.k8s.io'], ['leases'], ['get', 'create', 'update', 'patch']),
];
