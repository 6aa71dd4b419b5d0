import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as crdModule from '../../src/apis/serving.kserve.io/crds';
import * as v1alpha1 from '../../src/apis/serving.kserve.io/v1alpha1';
import * as v1alpha2 from '../../src/apis/serving.kserve.io/v1alpha2';
import * as v1beta1 from '../../src/apis/serving.kserve.io/v1beta1';
import { containersOf, Kinds, podLabels, podsOf, replicasOf } from '../../src/core';
import { nameFault } from '../../src/core/names';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { walk } from '../../src/core/schema/walk';
import { located } from '../core/support';
import { faults, kindClasses, schemaAt } from './support';

const V1BETA1 = 'serving.kserve.io/v1beta1';
const V1ALPHA1 = 'serving.kserve.io/v1alpha1';
const V1ALPHA2 = 'serving.kserve.io/v1alpha2';

const classes = kindClasses(v1alpha1, v1alpha2, v1beta1);
const crds = Object.values(crdModule) as CrdDefinition[];
const crdOf = (kind: string) => crds.find(each => each.kind === kind)!;

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('each version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

const SERVED_STATUS = { subresources: { status: {} } };

test.each([
  ['InferenceService', 'inferenceservices', ['isvc'], 'v1beta1', ['URL', 'Ready', 'Prev', 'Latest', 'PrevRolledoutRevision', 'LatestReadyRevision', 'Age'], SERVED_STATUS],
  ['ServingRuntime', 'servingruntimes', undefined, 'v1alpha1', ['Disabled', 'ModelType', 'Containers', 'Age'], { subresources: {} }],
  ['ClusterServingRuntime', 'clusterservingruntimes', undefined, 'v1alpha1', ['Disabled', 'ModelType', 'Containers', 'Age'], { subresources: {} }],
  ['ClusterStorageContainer', 'clusterstoragecontainers', undefined, 'v1alpha1', undefined, {}],
  ['InferenceGraph', 'inferencegraphs', ['ig'], 'v1alpha1', ['URL', 'Ready', 'Age'], SERVED_STATUS],
  ['TrainedModel', 'trainedmodels', ['tm'], 'v1alpha1', ['URL', 'Ready', 'Age'], SERVED_STATUS],
  ['LocalModelNodeGroup', 'localmodelnodegroups', undefined, 'v1alpha1', undefined, {}],
  ['LocalModelCache', 'localmodelcaches', undefined, 'v1alpha1', undefined, SERVED_STATUS],
  ['LocalModelNamespaceCache', 'localmodelnamespacecaches', undefined, 'v1alpha1', undefined, SERVED_STATUS],
  ['LocalModelNode', 'localmodelnodes', undefined, 'v1alpha1', undefined, SERVED_STATUS],
  ['LLMInferenceService', 'llminferenceservices', ['llmisvc'], 'v1alpha2', ['URL', 'Ready', 'Reason', 'Age', 'URLs'], SERVED_STATUS],
  ['LLMInferenceServiceConfig', 'llminferenceserviceconfigs', undefined, 'v1alpha2', undefined, {}],
])('%s is defined as upstream defines it', (kind, plural, shortNames, storage, columns, parts) => {
  const crd = crdOf(kind);
  expect(crd.scope).toBe(/^(Cluster|LocalModel(Cache|Node))/.test(kind) ? 'Cluster' : 'Namespaced');
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames } });
  const version = crdVersions(crd).find(each => each.storage)!;
  expect(version).toMatchObject({ name: storage, served: true, ...parts });
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

const predictor = { model: { modelFormat: { name: 'sklearn' }, storageUri: 's3://models/iris' } };
const own = { name: 'kserve-container', image: 'registry.example.com/model:1' };
const llm = (spec: object = {}) => ({ model: { uri: 'hf://some/model' }, ...spec });
const runtime = (spec: object = {}, container = 'kserve-container') => ({ containers: [{ name: container, image: 'registry.example.com/server:1' }], ...spec });
const graph = (...steps: readonly object[]) => ({ nodes: { root: { routerType: 'Splitter', steps } } });

test.each<[string, string, object | undefined]>([
  [V1BETA1, 'InferenceService', { predictor }],
  [V1BETA1, 'InferenceService', undefined],
  [V1BETA1, 'InferenceService', { predictor: { sklearn: { storageUri: 'pvc://models/iris' } } }],
  [V1BETA1, 'InferenceService', { predictor: { containers: [own] } }],
  [V1BETA1, 'InferenceService', { predictor, explainer: { art: { type: 'SquareAttack' } } }],
  [V1ALPHA1, 'ServingRuntime', runtime()],
  [V1ALPHA1, 'ClusterServingRuntime', runtime({ multiModel: true }, 'triton')],
  [V1ALPHA1, 'ClusterStorageContainer', { container: { name: 'load' }, supportedUriFormats: [{ prefix: 's3://' }] }],
  [V1ALPHA1, 'InferenceGraph', graph({ serviceName: 'a', weight: 20 }, { nodeName: 'b', weight: 80 })],
  [V1ALPHA1, 'InferenceGraph', { nodes: { root: { routerType: 'Sequence', steps: [{ serviceUrl: 'http://a' }] }, b: { routerType: 'Ensemble' } } }],
  [V1ALPHA1, 'TrainedModel', { inferenceService: 'a', model: { framework: 'sklearn', memory: '1Gi', storageUri: 'gs://models/iris' } }],
  [V1ALPHA1, 'LocalModelNodeGroup', { storageLimit: '1Ti', persistentVolumeSpec: {}, persistentVolumeClaimSpec: {} }],
  [V1ALPHA1, 'LocalModelCache', { modelSize: '10Gi', nodeGroups: ['gpu'], sourceModelUri: 's3://models/llm' }],
  [V1ALPHA1, 'LocalModelNamespaceCache', { modelSize: 1, nodeGroups: ['gpu'], sourceModelUri: 's3://models/llm' }],
  [V1ALPHA1, 'LocalModelNode', { localModels: [{ modelName: 'a', sourceModelUri: 's3://models/llm' }] }],
  [V1ALPHA1, 'LLMInferenceService', llm({ model: { uri: 'hf://some/model', criticality: 'Standard' } })],
  [V1ALPHA2, 'LLMInferenceService', llm({ router: { route: {}, gateway: {}, scheduler: {} } })],
  [V1ALPHA1, 'LLMInferenceServiceConfig', { parallelism: { data: 4 } }],
  [V1ALPHA2, 'LLMInferenceServiceConfig', { parallelism: { data: 4 } }],
])('%s %s accepts its smallest form', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test('an InferenceService accepts all that its components can say', () => {
  const spec: v1beta1.InferenceServiceSpec = {
    predictor: {
      serviceAccountName: 'models',
      minReplicas: 0,
      maxReplicas: 4,
      scaleMetric: 'concurrency',
      scaleTarget: 10,
      canaryTrafficPercent: 10,
      timeout: 60,
      batcher: { maxBatchSize: 32, maxLatency: 500 },
      logger: { mode: 'all', url: 'http://sink', metadataHeaders: ['x-team'] },
      autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }] },
      model: {
        modelFormat: { name: 'huggingface', version: '1' },
        runtime: 'kserve-huggingfaceserver',
        protocolVersion: 'v2',
        storage: { key: 'minio', path: 'models/llm', parameters: { bucket: 'models' } },
        args: ['--model_name=llm'],
        env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hf', key: 'token' } } }],
        resources: { limits: { 'cpu': '4', 'memory': '16Gi', 'nvidia.com/gpu': 1 } },
        readinessProbe: { httpGet: { path: '/ready' }, tcpSocket: {} },
      },
      // Beside a runtime, and named like one of its containers.
      containers: [{ name: 'transformer-container', image: 'registry.example.com/transform:1' }],
      workerSpec: { pipelineParallelSize: 2, tensorParallelSize: 1, containers: [{ name: 'worker-container' }] },
      tolerations: [{ key: 'gpu', operator: 'Exists' }],
    },
    transformer: { containers: [{ image: 'registry.example.com/transform:1', livenessProbe: { httpGet: {} } }], deploymentStrategy: { type: 'Recreate' } },
    explainer: { containers: [{ ...own, name: 'explain' }] },
  };
  expect(faults(V1BETA1, 'InferenceService', spec)).toEqual([]);
});

const ONE = 'spec.predictor choice';

test.each<[string, object]>([
  [ONE, { predictor: {} }],
  [ONE, { predictor: { serviceAccountName: 'a' } }],
  [ONE, { predictor: { ...predictor, sklearn: {} } }],
  [ONE, { predictor: { xgboost: {}, sklearn: {} } }],
  [ONE, { predictor: { ...predictor, storageUris: [{ uri: 's3://models/more' }] } }],
  ['spec.predictor required', { transformer: { containers: [own] } }],
  ['spec.predictor.replicas unknown', { predictor: { ...predictor, replicas: 1 } }],
  ['spec.predictor.canaryTrafficPercent value', { predictor: { ...predictor, canaryTrafficPercent: 120 } }],
  ['spec.predictor.minReplicas value', { predictor: { ...predictor, minReplicas: -1 } }],
  ['spec.predictor.minReplicas type', { predictor: { ...predictor, minReplicas: '1' } }],
  ['spec.predictor.scaleMetric value', { predictor: { ...predictor, scaleMetric: 'gpu' } }],
  ['spec.predictor.logger.mode value', { predictor: { ...predictor, logger: { mode: 'ALL' } } }],
  ['spec.predictor.storageUris[0].mountPath value', { predictor: { sklearn: {}, storageUris: [{ uri: 's3://a', mountPath: 'models' }] } }],
  ['spec.predictor.autoScaling.metrics[0].resource required', { predictor: { ...predictor, autoScaling: { metrics: [{ type: 'Resource' }] } } }],
  ['spec.predictor.model.name value', { predictor: { model: { ...predictor.model, name: 'mine' } } }],
  ['spec.predictor.model choice', { predictor: { model: { ...predictor.model, storage: { key: 'minio', path: 'a' } } } }],
  ['spec.predictor.sklearn choice', { predictor: { sklearn: { storageUri: 's3://a', storage: { path: 'a' } } } }],
  ['spec.predictor.workerSpec.containers value', { predictor: { ...predictor, workerSpec: { containers: [own, { ...own, name: 'more' }] } } }],
  ['spec.predictor.workerSpec.containers[0].name required', { predictor: { ...predictor, workerSpec: { containers: [{ image: 'a' }] } } }],
  ['spec.predictor.workerSpec.pipelineParallelSize value', { predictor: { ...predictor, workerSpec: { pipelineParallelSize: 0 } } }],
  ['spec.transformer.containers required', { predictor, transformer: { minReplicas: 1 } }],
  ['spec.transformer.containers[0].image required', { predictor, transformer: { containers: [{ name: 'kserve-container' }] } }],
  ['spec.explainer choice', { predictor, explainer: { minReplicas: 1 } }],
  ['spec.explainer choice', { predictor, explainer: { art: {}, containers: [own] } }],
])('in an InferenceService finds %s', (fault, spec) => expect(faults(V1BETA1, 'InferenceService', spec)).toEqual([fault]));

test('where a predictor has nothing to run, or too much, it says what to choose from', () => {
  const problem = (spec: object) => walk({ spec: { predictor: spec } }, { $ref: 'apis/serving.kserve.io#InferenceServiceResource' }).map(one => one.problem);
  expect(problem({})).toEqual(['must have one of model, a model format, and containers']);
  expect(problem({ ...predictor, sklearn: {} })).toEqual(['must have only one of model, a model format, and containers']);
  expect(problem({ model: { ...predictor.model, storage: { path: 'a' } } })).toEqual(['must not have both storageUri and storage.path']);
});

test.each<[string, string, object]>([
  ['ServingRuntime', 'spec.containers choice', runtime({}, 'server')],
  ['ServingRuntime', 'spec.containers required', { supportedModelFormats: [] }],
  ['ServingRuntime', 'spec.supportedModelFormats[0].priority value', runtime({ supportedModelFormats: [{ name: 'keras', priority: 0 }] })],
  ['ClusterServingRuntime', 'spec.workerSpec.containers value', runtime({ workerSpec: { containers: [own, { ...own, name: 'more' }] } })],
  ['ClusterServingRuntime', 'spec.containers choice', runtime({ multiModel: false }, 'server')],
  ['ClusterStorageContainer', 'spec.supportedUriFormats[0] choice', { container: { name: 'load' }, supportedUriFormats: [{ prefix: 's3://', regex: 's3.*' }] }],
  ['ClusterStorageContainer', 'spec.workloadType value', { container: { name: 'load' }, supportedUriFormats: [], workloadType: 'job' }],
  ['InferenceGraph', 'spec.nodes.root required', { nodes: { first: { routerType: 'Sequence' } } }],
  ['InferenceGraph', 'spec.nodes.root.routerType required', { nodes: { root: { steps: [{ serviceName: 'a' }] } } }],
  ['InferenceGraph', 'spec.nodes.root.steps[0] choice', graph({ name: 'a', weight: 100 })],
  ['InferenceGraph', 'spec.nodes.root.steps[0] choice', graph({ serviceName: 'a', nodeName: 'b', weight: 100 })],
  ['InferenceGraph', 'spec.nodes.root.steps[0].weight required', graph({ serviceName: 'a' })],
  ['TrainedModel', 'spec.model.storageUri value', { inferenceService: 'a', model: { framework: 'sklearn', memory: '1Gi', storageUri: 'minio://models/iris' } }],
  ['LocalModelCache', 'spec.nodeGroups value', { modelSize: '10Gi', nodeGroups: [], sourceModelUri: 's3://models/llm' }],
])('in a %s finds %s', (kind, fault, spec) => expect(faults(V1ALPHA1, kind, spec)).toEqual([fault]));

test.each([V1ALPHA1, V1ALPHA2])('an LLMInferenceService of %s accepts what its gateway, its pods and their number can say', apiVersion => {
  const template = { containers: [{ name: 'main', resources: { limits: { 'nvidia.com/gpu': '8' } } }] };
  expect(faults(apiVersion, 'LLMInferenceService', llm({
    baseRefs: [{ name: 'team' }],
    model: { uri: 'hf://some/model', name: 'llm', lora: { adapters: [{ uri: 'hf://some/adapter', name: 'sql' }] } },
    parallelism: { data: 8, dataLocal: 4, tensor: 1, expert: true },
    template,
    worker: template,
    prefill: { replicas: 2, template, worker: { containers: [] }, parallelism: { pipeline: 2 } },
    scaling: { maxReplicas: 4, wva: { keda: { idleReplicaCount: 1, fallback: { failureThreshold: 3, replicas: 2 } } } },
    router: {
      gateway: { refs: [{ name: 'web', namespace: 'istio-system' }] },
      route: {
        http: {
          spec: {
            parentRefs: [{ name: 'web' }],
            rules: [{
              matches: [{ path: { value: '/v1' } }],
              filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }],
              retry: { attempts: 2, codes: [503] },
              timeouts: { request: '0s' },
            }],
          },
        },
      },
      scheduler: { replicas: 1, config: { inline: { plugins: [] } }, template: { containers: [] } },
    },
  }))).toEqual([]);
});

const route = (spec: object) => ({ router: { route: { http: { spec } } } });

test.each<[string, object]>([
  ['spec.model.uri required', { model: {} }],
  ['spec.replicas value', llm({ replicas: -1 })],
  ['spec.parallelism.dataLocal required', llm({ parallelism: { data: 2 } })],
  ['spec.parallelism.data required', llm({ parallelism: { dataLocal: 2 } })],
  ['spec.parallelism choice', llm({ parallelism: { data: 2, dataLocal: 1, pipeline: 2 } })],
  ['spec.prefill.parallelism.dataLocal required', llm({ prefill: { parallelism: { data: 2 } } })],
  ['spec.parallelism required', llm({ worker: {} })],
  ['spec.parallelism choice', llm({ worker: {}, parallelism: { tensor: 2 } })],
  ['spec.prefill.parallelism required', llm({ prefill: { worker: {} } })],
  ['spec.router.route.http choice', llm({ router: { route: { http: { refs: [{ name: 'own' }], spec: {} } } } })],
  ['spec.router.scheduler.config choice', llm({ router: { scheduler: { config: {} } } })],
  ['spec.router.scheduler.config choice', llm({ router: { scheduler: { config: { inline: {}, ref: { key: 'a' } } } } })],
  ['spec.router.scheduler.replicas value', llm({ router: { scheduler: { replicas: 0 } } })],
  ['spec.router.route.http.spec.hostnames[0] value', llm(route({ hostnames: ['https://web'] }))],
  ['spec.router.route.http.spec.rules[0].matches[0].path.type value', llm(route({ rules: [{ matches: [{ path: { type: 'Prefix' } }] }] }))],
  ['spec.router.route.http.spec.rules[0].timeouts.request value', llm(route({ rules: [{ timeouts: { request: '10' } }] }))],
  ['spec.model.lora.adapters[0].name required', llm({ model: { uri: 'hf://a', lora: { adapters: [{ uri: 'hf://b' }] } } })],
])('in an LLMInferenceService finds %s', (fault, spec) => expect(faults(V1ALPHA2, 'LLMInferenceService', spec)).toEqual([fault]));

test('a config of the newer version takes templates where a service must say names', () => {
  const pool = { endpointPickerRef: { name: 'a', port: { number: 9002 } }, targetPorts: [{ number: 8000 }], selector: { matchLabels: { app: '{{ .ObjectMeta.Name }}' } } };
  const spec = {
    router: {
      route: { http: { spec: { parentRefs: [{ name: 'a', namespace: '{{ .GlobalConfig.Namespace }}' }] } } },
      scheduler: { pool: { spec: pool } },
    },
  };
  const refused = ['spec.router.route.http.spec.parentRefs[0].namespace value', 'spec.router.scheduler.pool.spec.selector.matchLabels.app value'];
  expect(faults(V1ALPHA2, 'LLMInferenceServiceConfig', spec)).toEqual([]);
  expect(faults(V1ALPHA2, 'LLMInferenceService', { ...llm(), ...spec })).toEqual(refused);
  expect(faults(V1ALPHA1, 'LLMInferenceServiceConfig', spec)[0]).toBe(refused[0]);
});

test('the definitions take what only the webhooks refuse', () => {
  const { canaryTrafficPercent, containers, ...fields } = schemaAt(crdOf('InferenceService'), 'v1beta1', 'spec', 'predictor').properties!;
  expect(Object.keys(fields)).toContain('sklearn');
  expect(canaryTrafficPercent).toEqual({ type: 'integer', format: 'int64', description: expect.any(String) });
  expect(containers.items!.required).toEqual(['name']);
  expect(schemaAt(crdOf('InferenceService'), 'v1beta1', 'spec', 'predictor').oneOf).toBeUndefined();
  expect(schemaAt(crdOf('TrainedModel'), 'v1alpha1', 'spec', 'model', 'storageUri')).not.toHaveProperty('pattern');
});

test('a source of a model in a cache is immutable', () => {
  expect(schemaAt(crdOf('LocalModelCache'), 'v1alpha1', 'spec', 'sourceModelUri')['x-kubernetes-validations']).toHaveLength(1);
});

describe('the pods of an InferenceService', () => {
  const pods = (spec: object, annotations: object = {}) => podsOf(located({
    apiVersion: V1BETA1, kind: 'InferenceService', metadata: { name: 'iris', namespace: 'ml', labels: { team: 'ml' }, annotations }, spec,
  }));

  test('come of each component, and of workers', () => {
    const all = pods({ predictor: { ...predictor, workerSpec: {} }, transformer: { containers: [own] }, explainer: { art: {} } });
    expect(all.map(one => [one.spec.path, containersOf(one).map(({ field }) => field.path)])).toEqual([
      ['spec.predictor', ['spec.predictor.model']],
      ['spec.predictor.workerSpec', []],
      ['spec.transformer', ['spec.transformer.containers[0]']],
      ['spec.explainer', ['spec.explainer.art']],
    ]);
  });

  test('are found by the labels of the object and of the component', () => {
    expect(podLabels(pods({ predictor })[0])).toEqual({ 'team': 'ml', 'serving.kserve.io/inferenceservice': 'iris', 'component': 'predictor' });
  });

  test('are as many as there are at least, one at first, and none of a service that is stopped', () => {
    const count = (minReplicas?: number, annotations?: object) => replicasOf(pods({ predictor: { ...predictor, minReplicas } }, annotations)[0]);
    expect([count(), count(0), count(3), count(3, { 'serving.kserve.io/stop': 'true' })]).toEqual([1, 1, 3, 0]);
  });
});

test('the pods of an LLMInferenceService come of its four templates and of that of the scheduler', () => {
  const pod = { containers: [{ name: 'main' }] };
  const workload = { template: pod, worker: pod, replicas: 2 };
  const all = podsOf(located({
    apiVersion: V1ALPHA2, kind: 'LLMInferenceService', metadata: { name: 'llm', namespace: 'ml' },
    spec: llm({ ...workload, prefill: { ...workload, replicas: 3 }, router: { scheduler: { template: pod } } }),
  }));
  expect(all.map(one => [one.spec.path, podLabels(one)['app.kubernetes.io/component'], replicasOf(one)])).toEqual([
    ['spec.template', 'llminferenceservice-workload', 2],
    ['spec.worker', 'llminferenceservice-workload-worker', 2],
    ['spec.prefill.template', 'llminferenceservice-workload-prefill', 3],
    ['spec.prefill.worker', 'llminferenceservice-workload-worker-prefill', 3],
    ['spec.router.scheduler.template', 'llminferenceservice-router-scheduler', 1],
  ]);
});

test.each([
  ['InferenceService', 'a'.repeat(53), undefined],
  ['InferenceService', 'a'.repeat(54), 'its Service is <name>-predictor'],
  ['InferenceService', '7b', 'starting with a letter'],
  ['InferenceGraph', 'graph.v1', 'lower-case letters'],
  ['TrainedModel', 'model.v1', 'lower-case letters'],
  ['TrainedModel', '7b', undefined],
  ['LLMInferenceService', 'a'.repeat(64), 'its pods have it as label'],
])('the name of a %s such as %s', (kind, name, fault) => {
  const rule = Kinds.facts(`serving.kserve.io/${kind}`)!.name!;
  expect(nameFault(name, rule)).toEqual(fault === undefined ? undefined : expect.stringContaining(fault));
});
