/** What KServe's programs may do, and what they give to people. */
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, ASK_ACCESS, PeopleRole, READ, READ_METRICS, rule } from '../../kit';

const STATUS = ['get', 'patch', 'update'];
const SERVING = 'serving.kserve.io';
const CONFIG_MAPS_ONCE = rule('', ['get'], 'configmaps');

/** A kind with its finalizers. */
const owned = (...plurals: readonly string[]) => plurals.flatMap(plural => [plural, `${plural}/finalizers`]);

/** KServe's controller. */
export const CONTROLLER_RULES: readonly PolicyRule[] = [
  rule('', ['create', 'get', 'update'], 'configmaps'),
  rule('', ALL, 'events', 'services'),
  rule('', READ, 'namespaces', 'pods'),
  rule('', ['get'], 'secrets', 'serviceaccounts'),
  rule('admissionregistration.k8s.io', ALL, 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
  rule('apps', ALL, 'deployments'),
  rule('autoscaling', ALL, 'horizontalpodautoscalers'),
  rule('gateway.networking.k8s.io', ALL, 'httproutes'),
  rule('keda.sh', ALL, ...owned('scaledobjects')),
  rule('keda.sh', STATUS, 'scaledobjects/status'),
  rule('networking.istio.io', ALL, ...owned('virtualservices')),
  rule('networking.istio.io', STATUS, 'virtualservices/status'),
  rule('networking.k8s.io', ALL, 'ingresses'),
  rule('opentelemetry.io', ALL, ...owned('opentelemetrycollectors')),
  rule('opentelemetry.io', STATUS, 'opentelemetrycollectors/status'),
  rule('serving.knative.dev', ALL, ...owned('services')),
  rule('serving.knative.dev', STATUS, 'services/status'),
  rule(SERVING, ALL, ...owned('clusterservingruntimes', 'inferencegraphs', 'inferenceservices', 'servingruntimes'), 'clusterstoragecontainers', 'trainedmodels'),
  rule(SERVING, STATUS, 'clusterservingruntimes/status', 'inferencegraphs/status', 'inferenceservices/status', 'servingruntimes/status', 'trainedmodels/status'),
  rule(SERVING, READ, 'localmodelcaches', 'localmodelnamespacecaches'),
];

/** How the pods of KServe's controller agree on the one that works. */
export const CONTROLLER_ELECTION: readonly PolicyRule[] = [
  rule('coordination.k8s.io', ['create', 'get', 'list', 'update'], 'leases'),
  rule('', ALL, 'configmaps'),
  rule('', STATUS, 'configmaps/status'),
  rule('', ['create'], 'events'),
];

const LLM_KINDS = ['llminferenceserviceconfigs', 'llminferenceservices'];

/** A rule for the definitions of both kinds alone. */
const llmDefinitions = (resource: string, verbs: readonly string[]): PolicyRule => ({
  ...rule('apiextensions.k8s.io', verbs, resource), resourceNames: LLM_KINDS.map(plural => `${plural}.${SERVING}`),
});

/** The controller of large language models. */
export const LLM_RULES: readonly PolicyRule[] = [
  ...READ_METRICS,
  rule('', READ, 'configmaps', 'pods'),
  rule('', ['create', 'patch', 'update'], 'events'),
  rule('', ALL, 'secrets', 'serviceaccounts', 'services'),
  llmDefinitions('customresourcedefinitions', READ),
  llmDefinitions('customresourcedefinitions/status', ['patch', 'update']),
  rule('apps', ALL, 'deployments'),
  rule('authentication.k8s.io', ['create'], 'subjectaccessreviews', 'tokenreviews'),
  ASK_ACCESS,
  rule('autoscaling', ALL, 'horizontalpodautoscalers'),
  rule('coordination.k8s.io', ALL, 'leases'),
  rule('discovery.k8s.io', READ, 'endpointslices'),
  rule('gateway.networking.k8s.io', ALL, 'gatewayclasses', 'gateways', 'httproutes'),
  rule('inference.networking.k8s.io', ALL, 'inferencemodels', 'inferenceobjectives', 'inferencepools'),
  rule('inference.networking.x-k8s.io', ALL, 'inferencemodelrewrites', 'inferencemodels', 'inferenceobjectives', 'inferencepoolimports', 'inferencepools'),
  rule('keda.sh', ALL, 'scaledobjects'),
  rule('leaderworkerset.x-k8s.io', ALL, 'leaderworkersets'),
  rule('llmd.ai', ALL, 'variantautoscalings'),
  rule('networking.k8s.io', ALL, 'ingresses'),
  rule('rbac.authorization.k8s.io', ALL, 'clusterrolebindings', 'rolebindings', 'roles'),
  rule(SERVING, ALL, ...LLM_KINDS),
  rule(SERVING, ['update'], ...LLM_KINDS.map(plural => `${plural}/finalizers`)),
  rule(SERVING, STATUS, 'llminferenceservices/status'),
];

/** How its pods agree on the one that works. */
export const LLM_ELECTION: readonly PolicyRule[] = [rule('coordination.k8s.io', ['create', 'get', 'list', 'update'], 'leases')];

/** The controller of models on nodes. */
export const LOCAL_MODEL_RULES: readonly PolicyRule[] = [
  CONFIG_MAPS_ONCE,
  rule('', READ, 'nodes'),
  rule('', ['get', 'watch'], 'nodes/status'),
  rule('', ['create', 'get', 'list', 'patch', 'update', 'watch'], 'persistentvolumeclaims', 'persistentvolumes'),
  rule(SERVING, READ, 'inferenceservices', 'localmodelnodegroups'),
  rule(SERVING, ALL, 'localmodelcaches', 'localmodelnamespacecaches', 'localmodelnodes'),
  rule(SERVING, STATUS, 'localmodelcaches/status', 'localmodelnamespacecaches/status'),
  rule(SERVING, ['get', 'watch'], 'localmodelnodes/status'),
];

/** The program on each node that fetches and deletes models. */
export const NODE_AGENT_RULES: readonly PolicyRule[] = [
  CONFIG_MAPS_ONCE,
  rule('', READ, 'nodes', 'secrets', 'serviceaccounts'),
  rule('', ['get', 'watch'], 'nodes/status'),
  rule('batch', ALL, 'jobs'),
  rule('batch', ['get'], 'jobs/status'),
  rule(SERVING, READ, 'clusterstoragecontainers', 'localmodelnodegroups'),
  rule(SERVING, ALL, 'localmodelnodes'),
  rule(SERVING, STATUS, 'localmodelnodes/status'),
];

/** Kinds by which people serve models. */
const PEOPLES_KINDS = ['inferencegraphs', 'inferenceservices', 'servingruntimes', 'trainedmodels', 'llminferenceservices', 'llminferenceserviceconfigs'];
const KNATIVE_KINDS = ['services', 'routes', 'configurations', 'revisions'].flatMap(plural => [plural, `${plural}/status`]);
const EDIT = [...READ, 'create', 'delete', 'deletecollection', 'patch', 'update'];
const ADMIN = 'kubeflow-kserve-admin';

/** What people of profiles may do with models. */
export const PEOPLE: readonly PeopleRole[] = [
  { name: ADMIN, into: ['kubeflow-admin'], allows: { collected: ADMIN } },
  { name: 'kubeflow-kserve-edit', into: ['kubeflow-edit', ADMIN], allows: [rule(SERVING, EDIT, ...PEOPLES_KINDS), rule('serving.knative.dev', EDIT, ...KNATIVE_KINDS)] },
  {
    name: 'kubeflow-kserve-view',
    into: ['kubeflow-view'],
    allows: [rule(SERVING, READ, ...PEOPLES_KINDS), rule('serving.knative.dev', ['get', 'list'], ...KNATIVE_KINDS)],
  },
];

/** The web app of models. */
export const MODELS_WEB_APP_RULES: readonly PolicyRule[] = [
  ASK_ACCESS,
  rule('', ['get', 'list'], 'namespaces', 'pods', 'pods/log', 'events'),
  rule(SERVING, EDIT, ...['inferenceservices', 'inferencegraphs', 'trainedmodels'].flatMap(plural => [plural, `${plural}/status`])),
  rule('serving.knative.dev', ['get', 'list'], ...KNATIVE_KINDS),
];
