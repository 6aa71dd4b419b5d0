import { IRIS, vision } from './support';
import { ALL_RULES } from '../../../src/checks';
import { declareExternal } from '../../../src/core';
import {
  huggingFaceModel, InferenceGraph, InferenceService, Lifecycle, LLMInferenceService, LocalModelCache, LocalModelNodeGroup, nvidia, s3Model, ServingRuntime, TrainedModel,
} from '../../../src/workloads';
import { findingsOf } from '../../checks/support';
import { PRESETS } from '../../platform/support';
import { found, rendered } from '../../support';

const LLM = { ...PRESETS.oidc, kserve: { llm: {}, localModels: {} } } as const;

/** A profile with one of each kind, and the platform's cache. */
function all(lifecycle: Lifecycle = 'active') {
  const team = vision({ lifecycle }, LLM);
  const { app, profile } = team;
  declareExternal(profile, { kind: 'serving.kserve.io/LLMInferenceServiceConfig', name: 'corp-defaults', namespace: 'vision', madeBy: 'a test' });
  const iris = new InferenceService(profile, 'iris', { ...IRIS, expose: 'cluster' });
  const many = new InferenceService(profile, 'many', { predictor: { modelFormat: 'sklearn', memory: '2Gi', memoryLimit: '2Gi' } });
  const graph = new InferenceGraph(profile, 'graph', {
    expose: 'login',
    nodes: {
      root: { routerType: 'Switch', steps: [{ nodeName: 'split', condition: 'kind=="a"' }, { serviceUrl: 'https://models.example.com/b' }] },
      split: { routerType: 'Splitter', steps: [{ serviceName: iris, weight: 60 }, { serviceName: 'many', weight: 40, dependency: 'Hard' }] },
    },
  });
  const runtime = new ServingRuntime(profile, 'corp-onnx', { image: 'registry.example.com/onnx:1', supportedModelFormats: [{ name: 'corp' }], protocolVersions: ['v2'] });
  const trained = new TrainedModel(profile, 'first', { inferenceService: many, storageUri: s3Model('s3://models/first'), framework: 'sklearn', memory: '512Mi' });
  const llama = new LLMInferenceService(profile, 'llama', {
    model: huggingFaceModel('meta-llama/Llama-3.1-8B', { secret: 'hf' }), router: { scheduler: { replicas: 2 }, gateway: [{ namespace: 'edge', name: 'models' }] },
    replicas: 2, template: { gpu: nvidia(1), cpu: '4', memory: '24Gi' }, baseRefs: ['corp-defaults'], storageInitializer: false, labels: { a: 'b' },
  });
  new LocalModelCache(team.profile, 'llama3', { sourceModelUri: 'hf://meta-llama/Llama-3.1-8B', modelSize: '20Gi', nodeGroups: ['gpu'] });
  new LocalModelNodeGroup(team.profile, 'gpu', { storageLimit: '1Ti', nodePool: { labels: { pool: 'a100' }, taints: [{ key: 'gpu', effect: 'NoSchedule' }] } });
  return { app, graph, runtime, trained, llama };
}

test('a graph leads to services by their constructs or names, to places and to addresses', () => {
  const { app, graph } = all();
  expect(found(app, 'InferenceGraph', 'graph').spec).toEqual({
    nodes: {
      root: { routerType: 'Switch', steps: [{ nodeName: 'split', condition: 'kind=="a"' }, { serviceUrl: 'https://models.example.com/b' }] },
      split: { routerType: 'Splitter', steps: [{ serviceName: 'iris', weight: 60 }, { serviceName: 'many', weight: 40, dependency: 'Hard' }] },
    },
  });
  expect(graph.address).toBe('http://graph.vision.svc.cluster.local');
  expect(found(app, 'AuthorizationPolicy', 'graph', 'vision').spec.selector).toEqual({ matchLabels: { 'serving.kserve.io/inferencegraph': 'graph' } });
  expect(found(app, 'RequestAuthentication', 'graph', 'vision').spec.jwtRules).toEqual([{ issuer: 'https://sso.example.org', audiences: ['ml'] }]);
});

test('a runtime is what services name', () => {
  const { app, runtime } = all();
  expect(runtime.name).toBe('corp-onnx');
  expect(found(app, 'ServingRuntime', 'corp-onnx').spec).toEqual({
    supportedModelFormats: [{ name: 'corp' }], protocolVersions: ['v2'], containers: [{ name: 'kserve-container', image: 'registry.example.com/onnx:1' }],
  });
});

test('a model that is loaded later belongs to a service', () => {
  const { app } = all();
  expect(found(app, 'TrainedModel', 'first').spec).toEqual({ inferenceService: 'many', model: { framework: 'sklearn', memory: '512Mi', storageUri: 's3://models/first' } });
});

test('a large model says what presets do not', () => {
  const { app, llama } = all();
  expect(found(app, 'LLMInferenceService', 'llama')).toMatchObject({
    apiVersion: 'serving.kserve.io/v1alpha2', metadata: { labels: { a: 'b' } },
    spec: {
      baseRefs: [{ name: 'corp-defaults' }], model: { uri: 'hf://meta-llama/Llama-3.1-8B' }, replicas: 2, storageInitializer: { enabled: false },
      router: { route: {}, gateway: { refs: [{ namespace: 'edge', name: 'models' }] }, scheduler: { replicas: 2 } },
      template: { containers: [{ name: 'main', resources: { limits: { 'nvidia.com/gpu': '1' }, requests: { cpu: '4', memory: '24Gi' } } }] },
    },
  });
  expect(llama.address).toBe('http://llama-kserve-workload-svc.vision.svc.cluster.local:8000');
  expect(app.manifests().isExternal('Secret', 'vision', 'hf')).toBe(true);
});

test('a cache is of the whole cluster', () => {
  expect(found(all().app, 'LocalModelCache', 'llama3')).toEqual({
    apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelCache', metadata: { name: 'llama3' },
    spec: { sourceModelUri: 'hf://meta-llama/Llama-3.1-8B', modelSize: '20Gi', nodeGroups: ['gpu'] },
  });
});

test('the nodes that keep it are those of a pool, in the folder of the agent', () => {
  const required = { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['a100'] }] }] };
  const common = { accessModes: ['ReadWriteOnce'], storageClassName: '' };
  expect(found(all().app, 'LocalModelNodeGroup', 'gpu')).toEqual({
    apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelNodeGroup', metadata: { name: 'gpu' },
    spec: {
      storageLimit: '1Ti', persistentVolumeSpec: { ...common, capacity: { storage: '1Ti' }, local: { path: '/models' }, nodeAffinity: { required } },
      persistentVolumeClaimSpec: { ...common, resources: { requests: { storage: '1Ti' } } },
    },
  });
});

test('what starts pods is stopped in a suspended profile, and all of a team is gone in an archived one', () => {
  const kinds = ['InferenceService', 'InferenceGraph', 'LLMInferenceService', 'ServingRuntime', 'TrainedModel'];
  const states = (lifecycle: Lifecycle) => rendered(all(lifecycle).app).filter(one => kinds.includes(one.kind)).map(one => `${one.kind} ${one.metadata.annotations?.['serving.kserve.io/stop']}`);
  expect(states('suspended').sort()).toEqual([
    'InferenceGraph true', 'InferenceService true', 'InferenceService true', 'LLMInferenceService true', 'ServingRuntime undefined', 'TrainedModel undefined',
  ]);
  expect(states('archived')).toEqual([]);
});

test('all of it passes all rules', () => {
  const { app } = all();
  declareExternal(app, { kind: 'LLMInferenceServiceConfig', namespace: 'vision', name: 'corp-defaults', madeBy: 'the platform' });
  const problems = findingsOf(ALL_RULES, app.manifests()).map(one => `${one.rule.id} ${one.at.label}: ${one.problem}`);
  expect(problems).toEqual([]);
});
