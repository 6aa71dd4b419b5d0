import {
  referencesConfigMap, referencesGateway, referencesInferenceService, referencesIssuer, referencesNamespace, referencesNodeGroup, referencesPersistentVolumeClaim,
  referencesQueue, referencesRole, referencesScaleTarget, referencesSecret, referencesService, referencesServiceAccount,
} from '../../src/checks';
import { clusterObject, crd, deployment, external, found, namespace, object, places, service } from './support';

const POD = 'Deployment/ml/web spec.template.spec';
const RBAC = 'rbac.authorization.k8s.io/v1';
const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml');
const ELSEWHERE = '; where another repository installs the platform, existingPlatform(app, facts) tells of it';
const fix = (kind: string) => `correct the name, add the ${kind}, or declareExternal() it if somebody else makes it`;

describe('References/Namespace', () => {
  test('lets namespaces pass that the output, a Profile, Kubernetes or somebody else makes', () => {
    expect(found(referencesNamespace, [namespace(), service('a'), object('v1', 'ConfigMap', 'b', {}, { namespace: 'kube-system' })])).toEqual([]);
    expect(found(referencesNamespace, [profile, service('a')])).toEqual([]);
    expect(found(referencesNamespace, [service('a')], [external('Namespace', 'ml')])).toEqual([]);
  });

  test('finds objects in a namespace that nobody makes', () => {
    expect(found(referencesNamespace, [namespace('mll'), service('a')])).toEqual([
      `Service/ml/a metadata.namespace: names a Namespace that does not exist, got "ml"; ${fix('Namespace')}; a Profile of the name makes it too${ELSEWHERE}`,
    ]);
    expect(found(referencesNamespace, [crd('kubeflow.org', 'Profile', 'Cluster', 'v1'), service('a')])).toEqual([expect.stringMatching(/makes it too$/)]);
  });
});

test.each<[string | undefined, string, boolean]>([
  ['ml', 'web', true], ['ml', '*', true], ['*', 'web', true], ['*', '*', true], ['other', 'web', false], ['ml', 'other', false], ['*', 'other', false],
])('an object that others make in namespace %s under the name %s counts: %s', (where, name, counts) => {
  const account = deployment({ serviceAccountName: 'web' });
  expect(found(referencesServiceAccount, [account], [external('ServiceAccount', name, where)]).length).toBe(counts ? 0 : 1);
});

describe('References/ServiceAccount', () => {
  const binding = (subject: object, kind = 'RoleBinding') => (kind === 'RoleBinding' ? object : clusterObject)(RBAC, kind, 'b',
    { subjects: [{ kind: 'ServiceAccount', ...subject }] });

  test('lets accounts pass that exist, and those that are in every namespace or profile', () => {
    expect(found(referencesServiceAccount, [
      profile, object('v1', 'ServiceAccount', 'web'), deployment({ serviceAccountName: 'web' }), object('batch/v1', 'Job', 'j', { spec: { template: { spec: {} } } }),
      object('v1', 'Pod', 'p', { spec: { serviceAccountName: 'default-editor' } }), binding({ name: 'default', namespace: 'ml' }), binding({ name: 'web' }),
      binding({ name: 'other', namespace: 'ops' }, 'ClusterRoleBinding'), binding({ kind: 'User', name: 'nobody' }),
    ], [external('ServiceAccount', '*', 'ops')])).toEqual([]);
  });

  test('finds accounts that pods and bindings misname', () => {
    expect(found(referencesServiceAccount, [
      namespace(), deployment({ serviceAccountName: 'wep' }), object('batch/v1', 'CronJob', 'c',
        { spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: 'x' } } } } } }),
      object('kubeflow.org/v1', 'Notebook', 'n', { spec: { template: { spec: { serviceAccountName: 'default-editor' } } } }),
    ])).toEqual([
      `${POD}.serviceAccountName: names a ServiceAccount that does not exist, got "ml/wep"; ${fix('ServiceAccount')}`,
      `CronJob/ml/c spec.jobTemplate.spec.template.spec.serviceAccountName: names a ServiceAccount that does not exist, got "ml/x"; ${fix('ServiceAccount')}`,
      `Notebook/ml/n spec.template.spec.serviceAccountName: names a ServiceAccount that does not exist, got "ml/default-editor"; ${fix('ServiceAccount')}` +
        `; a Profile of the namespace makes it too${ELSEWHERE}`,
    ]);
    expect(places(referencesServiceAccount, [profile, binding({ name: 'default-edit' })])).toEqual(['RoleBinding/ml/b subjects[0].name']);
    expect(found(referencesServiceAccount, [binding({ name: 'default', namespace: 'nowhere' }), binding({ name: 'web' }, 'ClusterRoleBinding')])).toEqual([
      `RoleBinding/ml/b subjects[0].name: names a ServiceAccount that does not exist, got "nowhere/default"; ${fix('ServiceAccount')}`,
      'ClusterRoleBinding/b subjects[0].namespace: a ServiceAccount needs its namespace here, got undefined; set the namespace of the subject',
    ]);
  });
});

describe('References/Role', () => {
  const binding = (kind: string, name: string, metadata: object = {}) => object(RBAC, 'RoleBinding', 'b',
    { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name } }, metadata);

  test('lets roles pass that exist, and those of Kubernetes', () => {
    expect(found(referencesRole, [
      object(RBAC, 'Role', 'reader'), clusterObject(RBAC, 'ClusterRole', 'all'), binding('Role', 'reader'), binding('ClusterRole', 'all'), binding('ClusterRole', 'view'),
      binding('ClusterRole', 'system:auth-delegator'), binding('Role', 'extension-apiserver-authentication-reader', { namespace: 'kube-system' }),
      binding('Role', 'system:controller:bootstrap-signer', { namespace: 'kube-public' }), binding('ClusterRole', ''),
    ])).toEqual([]);
  });

  test('finds roles that do not exist, also of another kind or namespace', () => {
    expect(found(referencesRole, [
      object(RBAC, 'Role', 'reader', {}, { namespace: 'other' }), binding('Role', 'reader'), binding('ClusterRole', 'reader'),
      clusterObject(RBAC, 'ClusterRoleBinding', 'b', { roleRef: { kind: 'ClusterRole', name: 'reader' } }),
      binding('Role', 'system:leader'), binding('Role', 'reader', { namespace: 'kube-system' }),
    ])).toEqual([
      `RoleBinding/ml/b roleRef.name: names a Role that does not exist, got "ml/reader"; ${fix('Role')}`,
      `RoleBinding/ml/b roleRef.name: names a ClusterRole that does not exist, got "reader"; ${fix('ClusterRole')}`,
      `RoleBinding/ml/b roleRef.name: names a Role that does not exist, got "ml/system:leader"; ${fix('Role')}`,
      `RoleBinding/kube-system/b roleRef.name: names a Role that does not exist, got "kube-system/reader"; ${fix('Role')}`,
      `ClusterRoleBinding/b roleRef.name: names a ClusterRole that does not exist, got "reader"; ${fix('ClusterRole')}`,
    ]);
  });
});

describe('References/PersistentVolumeClaim', () => {
  const mount = deployment({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] });
  const users = [mount, object('kubeflow.org/v1alpha1', 'PVCViewer', 'v', { spec: { pvc: 'data' } }),
    object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 't', { spec: { logspath: 'pvc://data/logs' } })];

  test('lets claims pass that exist', () => {
    expect(found(referencesPersistentVolumeClaim, [object('v1', 'PersistentVolumeClaim', 'data'), ...users,
      object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'u', { spec: { logspath: 's3://bucket/pvc://other' } })])).toEqual([]);
  });

  test('finds claims that do not exist', () => {
    const problem = `names a PersistentVolumeClaim that does not exist, got "ml/data"; ${fix('PersistentVolumeClaim')}, for workloads by existingClaim(name, { external: true })`;
    expect(found(referencesPersistentVolumeClaim, users)).toEqual([
      `${POD}.volumes[0].persistentVolumeClaim.claimName: ${problem}`, `PVCViewer/ml/v spec.pvc: ${problem}`, `Tensorboard/ml/t spec.logspath: ${problem}`,
    ]);
  });
});

describe('what training jobs, Spark and models name', () => {
  const job = (rest: object) => object('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'bert', { spec: { runtimeRef: { name: 'torch-distributed' }, ...rest } });
  const patch = (spec: object) => ({
    runtimePatches: [{
      manager: 'example.com/team', trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: { spec } } } }] } } },
    }],
  });
  const claim = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
  const place = 'spec.runtimePatches[0].trainingRuntimeSpec.template.spec.replicatedJobs[0].template.spec.template.spec';

  test('finds what the changes of a training job name and nobody makes, in a trial too', () => {
    const trial = object('kubeflow.org/v1beta1', 'Experiment', 'tune', { spec: { trialTemplate: { trialSpec: { kind: 'TrainJob', spec: patch(claim) } } } });
    expect(places(referencesPersistentVolumeClaim, [job(patch(claim)), trial])).toEqual([
      `TrainJob/ml/bert ${place}.volumes[0].persistentVolumeClaim.claimName`,
      `Experiment/ml/tune spec.trialTemplate.trialSpec.${place}.volumes[0].persistentVolumeClaim.claimName`,
    ]);
    expect(places(referencesServiceAccount, [job(patch({ serviceAccountName: 'trainer' }))])).toEqual([`TrainJob/ml/bert ${place}.serviceAccountName`]);
    expect(places(referencesConfigMap, [job(patch({ volumes: [{ name: 'a', configMap: { name: 'a' } }] }))])).toEqual([`TrainJob/ml/bert ${place}.volumes[0].configMap.name`]);
  });

  test('finds Secrets of variables and of downloads', () => {
    const env = [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hub', key: 'token' } } }];
    expect(places(referencesSecret, [job({ trainer: { env }, initializer: { dataset: { env }, model: { secretRef: { name: 'hub' } } } })])).toEqual([
      'TrainJob/ml/bert spec.trainer.env[0].valueFrom.secretKeyRef.name', 'TrainJob/ml/bert spec.initializer.dataset.env[0].valueFrom.secretKeyRef.name',
      'TrainJob/ml/bert spec.initializer.model.secretRef.name',
    ]);
  });

  test('lets training jobs pass that name what there is', () => {
    const made = [object('v1', 'PersistentVolumeClaim', 'data'), object('v1', 'ServiceAccount', 'default-editor')];
    const all = [job({ trainer: {}, ...patch({ ...claim, serviceAccountName: 'default-editor' }) }), ...made];
    for (const rule of [referencesPersistentVolumeClaim, referencesServiceAccount, referencesConfigMap, referencesSecret]) {
      expect(found(rule, all)).toEqual([]);
    }
  });

  test('finds accounts of the driver and the executors of Spark', () => {
    const spec = { driver: { serviceAccount: 'spark' }, executor: { serviceAccount: 'worker' } };
    const program = (kind: string, content: object) => object('sparkoperator.k8s.io/v1beta2', kind, 'pi', { spec: content });
    const programs = [program('SparkApplication', spec), program('ScheduledSparkApplication', { template: spec })];
    expect(places(referencesServiceAccount, [...programs, object('v1', 'ServiceAccount', 'worker')])).toEqual([
      'SparkApplication/ml/pi spec.driver.serviceAccount', 'ScheduledSparkApplication/ml/pi spec.template.driver.serviceAccount',
    ]);
  });

  test('finds claims from which models are to be read', () => {
    const services = [
      object('serving.kserve.io/v1beta1', 'InferenceService', 'iris', { spec: { predictor: { model: { modelFormat: { name: 'sklearn' }, storageUri: 'pvc://models/iris' } } } }),
      object('serving.kserve.io/v1beta1', 'InferenceService', 'wine', { spec: { predictor: { sklearn: {}, storageUris: [{ uri: 's3://models/a' }, { uri: 'pvc://models' }] } } }),
      object('serving.kserve.io/v1alpha1', 'LLMInferenceService', 'llama', { spec: { model: { uri: 'pvc://models/llama' } } }),
    ];
    expect(places(referencesPersistentVolumeClaim, services)).toEqual([
      'InferenceService/ml/iris spec.predictor.model.storageUri', 'InferenceService/ml/wine spec.predictor.storageUris[1].uri', 'LLMInferenceService/ml/llama spec.model.uri',
    ]);
    expect(found(referencesPersistentVolumeClaim, [...services, object('v1', 'PersistentVolumeClaim', 'models')])).toEqual([]);
  });
});

describe('References/Service', () => {
  const hook = (port?: number) => clusterObject('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'w', {
    webhooks: [{ url: 'https://example.com' }, { service: { name: 'web', namespace: 'ml', port } }, { service: { name: 'web' } }].map(clientConfig => ({ clientConfig })),
  });
  const route = (host: string, number?: number) => object('networking.istio.io/v1', 'VirtualService', 'r',
    { spec: { http: [{ route: [{ destination: { host, port: number && { number } } }] }] } });
  const converted = clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c',
    { spec: { conversion: { webhook: { clientConfig: { service: { name: 'web', namespace: 'ml' } } } } } });
  const aggregated = clusterObject('apiregistration.k8s.io/v1', 'APIService', 'a', { spec: { service: { name: 'web', namespace: 'ml' } } });
  const headless = object('apps/v1', 'StatefulSet', 's', { spec: { serviceName: 'web', template: { spec: { containers: [] } } } });
  const ingress = (port: object) => object('networking.k8s.io/v1', 'Ingress', 'i', { spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port } } }] } }] } });
  const rule = object('networking.istio.io/v1', 'DestinationRule', 'd', { spec: { host: 'web.ml.svc.cluster.local' } });

  test('lets Services and ports pass that exist', () => {
    expect(found(referencesService, [
      service('web'), hook(), hook(443), converted, aggregated, headless, ingress({ name: 'https' }), ingress({ number: 443 }), rule,
        route('web.ml.svc.cluster.local', 443), route('web.ml.svc'),
      route('example.com', 80), route('web', 80), object('apps/v1', 'StatefulSet', 't', { spec: { template: { spec: { containers: [] } } } }),
    ])).toEqual([]);
    const ports = [{ name: 'http', port: 80 }, { name: 'https', port: 443 }];
    expect(found(referencesService, [object('v1', 'Service', 'web', { spec: { ports } }), hook(), ingress({ name: 'http' })])).toEqual([]);
    expect(found(referencesService, [object('v1', 'Service', 'web', { spec: { clusterIP: 'None' } }), hook()])).toEqual([]);
    expect(found(referencesService, [hook(9443)], [external('Service', 'web', 'ml')])).toEqual([]);
    expect(found(referencesService, [route('db.ml.svc.cluster.local'),
      object('networking.istio.io/v1', 'ServiceEntry', 'e', { spec: { hosts: ['db.ml.svc.cluster.local'] } })])).toEqual([]);
  });

  test('finds Services that do not exist; one of Knative does not count', () => {
    const problem = `names a Service that does not exist, got "ml/web"; ${fix('Service')}`;
    expect(found(referencesService, [object('serving.knative.dev/v1', 'Service', 'web'), hook(), converted, aggregated, headless, ingress({ number: 80 }), rule,
      route('web.ml.svc.cluster.local')])).toEqual([
      `MutatingWebhookConfiguration/w webhooks[1].clientConfig.service.name: ${problem}`,
      `CustomResourceDefinition/c spec.conversion.webhook.clientConfig.service.name: ${problem}`,
      `APIService/a spec.service.name: ${problem}`,
      `VirtualService/ml/r spec.http[0].route[0].destination.host: ${problem}`,
      `DestinationRule/ml/d spec.host: ${problem}`,
      `Ingress/ml/i spec.rules[0].http.paths[0].backend.service.name: ${problem}`,
      `StatefulSet/ml/s spec.serviceName: ${problem}`,
    ]);
  });

  test('finds ports that the Service does not have', () => {
    const problem = (port: string) => `names a port that the Service "ml/web" does not have, got ${port}; use one of its ports (8443) or add the port to it`;
    expect(found(referencesService, [service('web', 8443), hook(), route('web.ml.svc', 80), ingress({ name: 'http' })])).toEqual([
      `MutatingWebhookConfiguration/w webhooks[1].clientConfig.service.port: ${problem('443')}`,
      `VirtualService/ml/r spec.http[0].route[0].destination.port.number: ${problem('80')}`,
      `Ingress/ml/i spec.rules[0].http.paths[0].backend.service.port.name: ${problem('"http"')}`,
    ]);
  });
});

describe('References/Gateway', () => {
  const route = (...gateways: readonly string[]) => object('networking.istio.io/v1', 'VirtualService', 'r',
    { spec: { gateways, http: [{ match: [{ gateways: gateways.slice(0, 1) }] }] } });

  test('lets gateways pass that exist, in all spellings', () => {
    expect(found(referencesGateway, [object('networking.istio.io/v1', 'Gateway', 'g'), route('mesh', 'g', './g', 'ml/g', 'g.ml.svc.cluster.local')])).toEqual([]);
    expect(found(referencesGateway, [route('ingress/public')], [external('networking.istio.io/Gateway', 'public', 'ingress')])).toEqual([]);
  });

  test('finds gateways that do not exist; one of the Gateway API does not count', () => {
    expect(found(referencesGateway, [object('gateway.networking.k8s.io/v1', 'Gateway', 'g'), route('g', 'other/g')])).toEqual([
      `VirtualService/ml/r spec.gateways[0]: names a Gateway that does not exist, got "ml/g"; ${fix('Gateway')}`,
      `VirtualService/ml/r spec.gateways[1]: names a Gateway that does not exist, got "other/g"; ${fix('Gateway')}`,
      `VirtualService/ml/r spec.http[0].match[0].gateways[0]: names a Gateway that does not exist, got "ml/g"; ${fix('Gateway')}`,
    ]);
  });
});

describe('References/LocalModelNodeGroup', () => {
  const cache = (...nodeGroups: string[]) => clusterObject('serving.kserve.io/v1alpha1', 'LocalModelCache', 'llama3', { spec: { nodeGroups } });
  const group = clusterObject('serving.kserve.io/v1alpha1', 'LocalModelNodeGroup', 'gpu');

  test('lets groups pass that exist, and those of others', () => {
    expect(found(referencesNodeGroup, [cache('gpu', 'edge'), group], [external('serving.kserve.io/LocalModelNodeGroup', 'edge')])).toEqual([]);
  });

  test('finds caches on nodes of no group, also those of a team', () => {
    const ofTeam = object('serving.kserve.io/v1alpha1', 'LocalModelNamespaceCache', 'own', { spec: { nodeGroups: ['cpu'] } });
    expect(found(referencesNodeGroup, [cache('gpu', 'gpus'), group, ofTeam])).toEqual([
      `LocalModelCache/llama3 spec.nodeGroups[1]: names a LocalModelNodeGroup that does not exist, got "gpus"; ${fix('LocalModelNodeGroup')}`,
      `LocalModelNamespaceCache/ml/own spec.nodeGroups[0]: names a LocalModelNodeGroup that does not exist, got "cpu"; ${fix('LocalModelNodeGroup')}`,
    ]);
  });
});

describe('References/Issuer', () => {
  const certificate = (issuerRef: object) => object('cert-manager.io/v1', 'Certificate', 'c', { spec: { issuerRef } });

  test('lets issuers pass that exist, and those of other groups', () => {
    expect(found(referencesIssuer, [
      object('cert-manager.io/v1', 'Issuer', 'i'), clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'ci'), certificate({ name: 'i' }),
        certificate({ name: 'ci', kind: 'ClusterIssuer' }),
      certificate({ name: 'x', kind: 'Any', group: 'example.com' }), crd('cert-manager.io', 'Certificate', 'Namespaced', 'v1'),
    ])).toEqual([]);
  });

  test('finds issuers that do not exist', () => {
    expect(found(referencesIssuer, [clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'ci'), certificate({ name: 'ci' }),
      certificate({ name: 'i', kind: 'ClusterIssuer' })])).toEqual([
      `Certificate/ml/c spec.issuerRef.name: names an Issuer that does not exist, got "ml/ci"; ${fix('Issuer')}`,
      `Certificate/ml/c spec.issuerRef.name: names a ClusterIssuer that does not exist, got "i"; ${fix('ClusterIssuer')}`,
    ]);
  });
});

describe('References/ScaleTarget', () => {
  const scaler = (name: string) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } } });

  test('lets targets pass that exist', () => {
    expect(found(referencesScaleTarget, [deployment(), scaler('web')])).toEqual([]);
    expect(found(referencesScaleTarget, [scaler(''), object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { name: 'web' } } })])).toEqual([]);
    expect(found(referencesScaleTarget, [scaler('other')], [external('Deployment', 'other', 'ml')])).toEqual([]);
  });

  test('finds targets that do not exist', () => {
    expect(found(referencesScaleTarget, [deployment(), scaler('wep')])).toEqual([
      `HorizontalPodAutoscaler/ml/h spec.scaleTargetRef.name: names a Deployment that does not exist, got "ml/wep"; ${fix('Deployment')}`,
    ]);
  });
});

describe('References/Queue', () => {
  const labels = (queue: string) => ({ labels: { 'kueue.x-k8s.io/queue-name': queue } });
  const job = (queue: string) => object('batch/v1', 'Job', 'j', {}, labels(queue));
  const local = (clusterQueue: string) => object('kueue.x-k8s.io/v1beta2', 'LocalQueue', 'default', { spec: { clusterQueue } });
  const queue = (flavor: string) => clusterObject('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'ml',
    { spec: { resourceGroups: [{ coveredResources: ['cpu'], flavors: [{ name: flavor }] }] } });
  const flavor = clusterObject('kueue.x-k8s.io/v1beta2', 'ResourceFlavor', 'spot');

  test('lets queues and flavors pass that exist, and those of others', () => {
    expect(found(referencesQueue, [job('default'), local('ml'), queue('spot'), flavor, job('')])).toEqual([]);
    expect(found(referencesQueue, [job('default'), queue('spot')], [
      external('kueue.x-k8s.io/LocalQueue', 'default', 'ml'), external('kueue.x-k8s.io/ResourceFlavor', 'spot'),
    ])).toEqual([]);
  });

  test('finds jobs without a queue, queues without quotas, and quotas of no nodes', () => {
    expect(found(referencesQueue, [job('defalt'), local('mll'), queue('spott'), flavor])).toEqual([
      `Job/ml/j metadata.labels["kueue.x-k8s.io/queue-name"]: names a LocalQueue that does not exist, got "ml/defalt"; ${fix('LocalQueue')}`,
      `LocalQueue/ml/default spec.clusterQueue: names a ClusterQueue that does not exist, got "mll"; ${fix('ClusterQueue')}`,
      `ClusterQueue/ml spec.resourceGroups[0].flavors[0].name: names a ResourceFlavor that does not exist, got "spott"; ${fix('ResourceFlavor')}`,
    ]);
  });
});

describe('References/InferenceService', () => {
  const graph = object('serving.kserve.io/v1alpha1', 'InferenceGraph', 'dogs', {
    spec: {
      nodes: { root: { routerType: 'Sequence', steps: [{ serviceName: 'iri' }, { nodeName: 'next' }] }, next: { routerType: 'Ensemble', steps: [{ serviceUrl: 'http://x' }] } },
    },
  });
  const service = (name: string) => object('serving.kserve.io/v1beta1', 'InferenceService', name);

  test('lets graphs pass whose services exist', () => {
    expect(found(referencesInferenceService, [graph, service('iri')])).toEqual([]);
    expect(found(referencesInferenceService, [graph], [external('serving.kserve.io/InferenceService', 'iri', 'ml')])).toEqual([]);
  });

  test('finds services that do not exist, and says which one is meant', () => {
    expect(found(referencesInferenceService, [graph, service('iris')])).toEqual([
      'InferenceGraph/ml/dogs spec.nodes.root.steps[0].serviceName: names an InferenceService that does not exist, got "ml/iri"; ' +
        'write "iris", add the InferenceService, or declareExternal() it if somebody else makes it',
    ]);
  });
});
