import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ObjectStoreRef, storeKeys } from '../../core';
import { ALL, ASK_ACCESS, profileSecret, READ, rule } from '../../kit';

const EVENTS = rule('', ['create', 'patch'], 'events');
const WORKFLOWS = rule('argoproj.io', ALL, 'workflows');
const READ_WORKFLOWS = rule('argoproj.io', READ, 'workflows');

/** Rights of the API server, which starts runs. */
export const API_SERVER_RULES: readonly PolicyRule[] = [
  rule('', ['get', 'list', 'delete'], 'pods', 'pods/log'),
  WORKFLOWS,
  rule('kubeflow.org', ['create', 'get', 'list', 'update', 'patch', 'delete'], 'scheduledworkflows'),
  rule('kubeflow.org', ['update'], 'scheduledworkflows/finalizers'),
  rule('pipelines.kubeflow.org', READ, 'pipelines'),
  ASK_ACCESS,
  rule('authentication.k8s.io', ['create'], 'tokenreviews'),
];

/** What it may do besides when pipelines are objects. */
export const KUBERNETES_STORE_RULES: readonly PolicyRule[] = [
  rule('pipelines.kubeflow.org', ALL, 'pipelines', 'pipelines/finalizers'),
  rule('pipelines.kubeflow.org', ALL, 'pipelineversions', 'pipelineversions/status', 'pipelineversions/finalizers'),
];

/** Rights of the persistence agent, which reports what becomes of runs. */
export const PERSISTENCE_AGENT_RULES: readonly PolicyRule[] = [
  READ_WORKFLOWS,
  rule('kubeflow.org', READ, 'scheduledworkflows'),
  rule('pipelines.kubeflow.org', ['report'], 'scheduledworkflows', 'workflows'),
  rule('pipelines.kubeflow.org', ['reportMetrics', 'readArtifact'], 'runs'),
];

/** Rights of the controller of recurring runs. */
export const SCHEDULED_WORKFLOW_RULES: readonly PolicyRule[] = [
  WORKFLOWS,
  rule('kubeflow.org', ALL, 'scheduledworkflows', 'scheduledworkflows/finalizers'),
  rule('pipelines.kubeflow.org', ['create'], 'runs'),
  EVENTS,
];

/** Rights of the controller of TensorBoards. */
export const VIEWER_RULES: readonly PolicyRule[] = [
  rule('apps', ALL, 'deployments'),
  rule('', ALL, 'services'),
  rule('kubeflow.org', ALL, 'viewers', 'viewers/finalizers'),
];

/** Rights of the programs that look after the pods of v1 pipelines: the cache and the metadata writer. */
export const V1_PODS_RULES: readonly PolicyRule[] = [
  rule('', ['get', 'list', 'watch', 'update', 'patch'], 'pods'),
  rule('', ['get'], 'configmaps'),
  rule('argoproj.io', ['get', 'list', 'watch', 'update', 'patch'], 'workflows'),
];

/**
 * Rights of the pages, which show logs, and read artifacts with the keys of a profile. Callers choose which Secret the pages read, and to
 * which host its value goes, and the pages ask nobody whether they may: so it can be no other than the one with the profile's keys.
 */
export function uiRules(viewers: boolean, store: ObjectStoreRef): readonly PolicyRule[] {
  const secret = profileSecret(store);
  return [
    rule('', ['get'], 'pods', 'pods/log'),
    rule('', ['list'], 'events'),
    ...viewers ? [rule('kubeflow.org', ['create', 'get', 'list', 'watch', 'delete'], 'viewers')] : [],
    rule('argoproj.io', ['get', 'list'], 'workflows'),
    ...secret ? [{ ...rule('', ['get'], 'secrets'), resourceNames: [storeKeys(secret).name] }] : [],
  ];
}

/** Rights of the program that makes the webhook of the cache, in the cluster: the cluster's signer signs for the names of any program, once it is approved. */
export const CACHE_DEPLOYER_CLUSTER_RULES: readonly PolicyRule[] = [
  rule('certificates.k8s.io', ['create', 'delete', 'get', 'update'], 'certificatesigningrequests', 'certificatesigningrequests/approval'),
  rule('admissionregistration.k8s.io', ['create', 'delete', 'get', 'list', 'patch'], 'mutatingwebhookconfigurations'),
  { ...rule('certificates.k8s.io', ['approve'], 'signers'), resourceNames: ['kubernetes.io/*'] },
];

/** Its rights in its namespace, for the Secret with the certificate. */
export const CACHE_DEPLOYER_RULES: readonly PolicyRule[] = [rule('', ['create', 'delete', 'get', 'list', 'patch'], 'secrets')];

/** Rights of the steps of a single user's runs: what they do themselves, and what steps of v1 pipelines make in the cluster. */
export const RUNNER_RULES: readonly PolicyRule[] = [
  rule('', ['get'], 'secrets'),
  rule('', READ, 'configmaps'),
  rule('', ['*'], 'persistentvolumes', 'persistentvolumeclaims', 'pods', 'pods/exec', 'pods/log', 'services'),
  rule('snapshot.storage.k8s.io', ['create', 'delete', 'get'], 'volumesnapshots'),
  rule('argoproj.io', ['get', 'list', 'watch', 'update', 'patch'], 'workflows'),
  rule('argoproj.io', ['create', 'patch'], 'workflowtaskresults'),
  { apiGroups: ['', 'apps', 'extensions'], resources: ['deployments', 'replicasets'], verbs: ['*'] },
  rule('kubeflow.org', ['*'], '*'),
  rule('batch', ['*'], 'jobs'),
  rule('machinelearning.seldon.io', ['*'], 'seldondeployments'),
];

const PIPELINES_GROUP = 'pipelines.kubeflow.org';

/** What editors of a profile may do with pipelines. */
export const PIPELINES_EDIT: readonly PolicyRule[] = [
  rule(PIPELINES_GROUP, ['create', 'delete', 'update'], 'pipelines', 'pipelineversions'),
  rule(PIPELINES_GROUP, ['archive', 'create', 'delete', 'unarchive'], 'experiments'),
  rule(PIPELINES_GROUP, ['archive', 'create', 'delete', 'retry', 'terminate', 'unarchive', 'reportMetrics', 'readArtifact'], 'runs'),
  rule(PIPELINES_GROUP, ['create', 'delete', 'disable', 'enable'], 'jobs'),
  rule('kubeflow.org', ['*'], 'scheduledworkflows'),
  rule('argoproj.io', ['*'],
    'cronworkflows', 'cronworkflows/finalizers', 'workflows', 'workflows/finalizers', 'workfloweventbindings', 'workflowtemplates', 'workflowtaskresults'),
];

/** What viewers of a profile may do with pipelines. */
export const PIPELINES_VIEW: readonly PolicyRule[] = [
  rule(PIPELINES_GROUP, ['get', 'list'], 'pipelines', 'pipelineversions', 'experiments', 'jobs'),
  rule(PIPELINES_GROUP, ['get', 'list', 'readArtifact'], 'runs'),
  rule('kubeflow.org', ['create', 'get', 'delete'], 'viewers'),
  rule(PIPELINES_GROUP, ['create'], 'visualizations'),
];
