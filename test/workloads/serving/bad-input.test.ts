import { IRIS, served, STANDARD, vision } from './support';
import {
  bento, gcsModel, group, httpsModel, huggingFaceModel, InferenceGraph, InferenceGraphProps, InferenceService, InferenceServiceProps, LLMInferenceService,
    LLMInferenceServiceProps, LocalModelCache, LocalModelNodeGroup, LocalModelNodeGroupProps,
  ociModel, pvcModel, registryModel, s3Model, ServingRuntime, ServingRuntimeProps, storeModel, TrainedModel,
} from '../../../src/workloads';
import { PRESETS } from '../../platform/support';
import { chart, configError, expectConfigError } from '../../support';

const PATH = 'platform/profile-vision/vision/iris';
const expectRefused = (props: unknown, code: string, ...texts: string[]) => expectConfigError(() => served(props as InferenceServiceProps), code, PATH, ...texts);
const model = (more: object) => ({ predictor: { modelFormat: 'sklearn', ...more } });
const standard = (more: object, rest: object = {}) => ({ mode: 'standard', ...rest, predictor: { modelFormat: 'sklearn', ...more } });

describe('an InferenceService refuses', () => {
  test.each<[string, unknown, string, ...string[]]>([
    ['a name that is too long for its Services', { ...IRIS, name: 'a'.repeat(54) }, 'WorkloadName', '53'],
    ['a name that is none of a Service', { ...IRIS, name: '1ris' }, 'WorkloadName'],
    ['a predictor without model and image', { predictor: {} }, 'MissingProp'],
    ['an unknown field', { ...IRIS, replicas: 3 }, 'UnknownProp', 'replicas'],
    ['Knative\'s fields in standard mode', standard({ containerConcurrency: 3 }), 'WrongProp'],
    ['least pods above most', model({ minReplicas: 3, maxReplicas: 2 }), 'ScaleRange', 'minReplicas'],
    ['a share above all', model({ canaryTrafficPercent: 120 }), 'WrongProp', '120'],
    ['sleep in standard mode', standard({ minReplicas: 0 }), 'WrongProp'],
    ['half a second', model({ timeout: 0.5 }), 'WrongProp', 'timeout'],
    ['a batch of nothing', model({ batcher: { maxBatchSize: 0 } }), 'WrongProp', 'maxBatchSize must be 1 or more'],
    ['more than all of a CPU', standard({ scaleTarget: 120 }), 'ScaleRange', '120'],
    ['a metric of KEDA for Kubernetes', standard({ autoScaling: { metrics: [{ type: 'PodMetric',
      podmetric: { metric: { query: 'a' }, target: { type: 'Value', value: '4' } } }] } }), 'Autoscaler', 'PodMetric'],
    ['a metric by name for KEDA', standard({ scaleMetric: 'cpu' }, { autoscaler: 'keda' }), 'Autoscaler', 'KEDA'],
    ['an autoscaler for workers', standard({ storageUri: 'pvc://m', workerSpec: {} }, { autoscaler: 'hpa' }), 'Autoscaler', 'workerSpec'],
    ['workers whose model not all nodes can mount', standard({ storageUri: 's3://m/a', workerSpec: {} }), 'WorkerStorage', 's3://m/a'],
    ['sizes of workers in variables', standard({ storageUri: 'pvc://m', workerSpec: {}, env: { TENSOR_PARALLEL_SIZE: '2' } }), 'WorkerEnv', 'TENSOR_PARALLEL_SIZE'],
    ['a second container of workers', standard({ storageUri: 'pvc://m', workerSpec: { sidecars: [{ name: 'a', image: 'b:1' }] } }), 'WorkerSidecars'],
    ['an annotation that a prop says', { ...IRIS, annotations: { 'serving.kserve.io/deploymentMode': 'Standard' } }, 'ServingAnnotation', 'mode'],
    ['a label that opens what is closed', { ...IRIS, labels: { 'networking.knative.dev/visibility': 'x' } }, 'ServingAnnotation', 'expose'],
    ['pods without a proxy beside policies', { ...model({ podLabels: { 'sidecar.istio.io/inject': 'false' } }), expose: 'login' }, 'ServingAnnotation', 'predictor.podLabels'],
    ['ports past the proxy', model({ podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8080' } }), 'ServingAnnotation', 'excludeInboundPorts'],
    ['ports past the proxy of all pods', { ...IRIS, annotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '' } }, 'ServingAnnotation', 'annotations'],
    ['labels of workers, which have those of the service', standard({ storageUri: 'pvc://m', workerSpec: { podLabels: { a: 'b' } } }), 'UnknownProp', 'podLabels'],
    ['an address without a scheme', model({ storageUri: 'models/iris' }), 'ModelAddress', 'models/iris'],
    ['a model by two ways', model({ storageUri: 's3://m/a', storage: { path: 'a' } }), 'WrongProp'],
    ['a key without a model', model({ storage: { key: 'a' } }), 'ModelStorage', 'path'],
    ['two Secrets', { ...model({ storageUri: s3Model('s3://models/a', { secret: 'one' }) }),
      transformer: { image: 'a:1', storageUri: s3Model('s3://models/b', { secret: 'two' }) } }, 'ModelSecret', 'one'],
    ['a variable that storageUri sets', { predictor: { image: 'a:1', storageUri: 'gs://m', env: { STORAGE_URI: 'x' } } }, 'ModelStorage', 'STORAGE_URI'],
    ['one folder for two models', model({ storageUris: [{ uri: 'gs://a' }, { uri: 'gs://b' }] }), 'ModelFolder', 'twice'],
    ['a folder outside', model({ storageUris: [{ uri: 'gs://a', mountPath: '/mnt/../etc' }] }), 'ModelFolder', '..'],
    ['folders with nothing in common', model({ storageUris: [{ uri: 'gs://a', mountPath: '/a' }, { uri: 'gs://b', mountPath: '/b' }] }), 'ModelFolder', 'common'],
    ['callers where nobody is looked at', { ...IRIS, expose: 'public', callers: ['ana@example.com'] }, 'WrongProp'],
    ['nobody as callers', { ...IRIS, expose: 'login', callers: [] }, 'ExposeCallers', '[]'],
    ['a login in standard mode', { ...standard({}), expose: 'login' }, 'WrongProp'],
    ['policies for pods without a proxy', { ...IRIS, mesh: false, expose: 'login' }, 'WrongProp'],
    ['more reserved than allowed', model({ cpu: '2', cpuLimit: '1' }), 'ComputeAmount'],
    ['a variable with a bad name', model({ env: { 'a b': 'c' } }), 'EnvName'],
  ])('%s', (_, props, code, ...texts) => expectRefused(props, code, ...texts));

  test('a login where the platform\'s own mode has none, and fields of the other mode', () => {
    const fails = (props: InferenceServiceProps, code: string) => expectConfigError(() => served(props, vision({}, STANDARD)), code, PATH);
    fails({ ...IRIS, expose: 'login' }, 'ExposeMode');
    fails({ predictor: { modelFormat: 'sklearn', containerConcurrency: 3 } }, 'ServingMode');
    fails({ predictor: { modelFormat: 'sklearn', minReplicas: 0 } }, 'ServingMode');
    fails({ predictor: { modelFormat: 'sklearn', scaleMetric: 'rps' } }, 'ServingMode');
  });

  test('to be open in an app that knows no platform, or to all where no path leads', () => {
    expectConfigError(() => new InferenceService(chart(), 'iris', { namespace: 'a', ...IRIS, expose: 'cluster' }), 'ExposePlatform', 'test/iris', 'serving');
    expectConfigError(() => served({ ...IRIS, expose: 'public' }, vision({}, PRESETS.local)), 'ExposeRoute', PATH, 'hosts');
    const closed = vision({}, { ...PRESETS.oidc, kserve: { serviceGateway: false } });
    expectConfigError(() => served({ ...IRIS, mode: 'standard', expose: 'public' }, closed), 'ExposeRoute', PATH, 'Gateway');
  });

  test('to be open to people that nobody knows', () => {
    const platform = { mode: 'knative', domain: 'a.test', urlScheme: 'http', knative: true, tokens: [{ issuer: 'c' }] } as const;
    expectConfigError(() => new InferenceService(chart(), 'iris', { namespace: 'a', ...IRIS, expose: 'login', serving: platform }), 'ExposeCallers', 'test/iris', 'profile');
    expectConfigError(() => new InferenceService(chart(), 'iris', { namespace: 'a', ...IRIS, expose: 'token', serving: { ...platform, tokens: [] } }), 'ExposeTokens', 'test/iris');
  });

  test('a stored model without a store', () => {
    expectConfigError(() => new InferenceService(chart(), 'iris', { namespace: 'a', predictor: { modelFormat: 'sklearn', storageUri: storeModel('iris') } }), 'NoModelStore',
      'test/iris');
  });
});

describe('sources of models refuse', () => {
  test.each<[string, () => unknown, string]>([
    ['another scheme as S3', () => s3Model('gs://models/a'), 'ModelAddress'],
    ['no address', () => s3Model(undefined as never), 'ModelAddress'],
    ['no image', () => ociModel(undefined as never), 'ModelAddress'],
    ['another scheme as Google\'s', () => gcsModel('s3://models/a'), 'ModelAddress'],
    ['credentials in a URL', () => httpsModel('https://user:password@example.com/a'), 'ModelAddress'],
    ['no image', () => ociModel(''), 'ModelAddress'],
    ['a model of nobody', () => huggingFaceModel('llama'), 'ModelAddress'],
    ['a path in the name of a model', () => registryModel('a/b/c/d'), 'ModelAddress'],
    ['a path out of the claim', () => pvcModel('models', '../other'), 'ModelPath'],
    ['an absolute path', () => pvcModel('models', '/a'), 'ModelPath'],
    ['somebody else\'s part of the store', () => storeModel('../speech/iris'), 'ModelPath'],
    ['an address in the store', () => storeModel('s3://a/b'), 'ModelPath'],
    ['a Secret that is none', () => new InferenceService(chart(), 'a', { namespace: 'b', predictor: { modelFormat: 'c', storageUri: { uri: 's3://d', secret: 'No Name' } } }),
      'WrongProp'],
    ['a Bento with probes of its own', () => bento('a:1', { readinessProbe: {} } as never), 'UnknownProp'],
  ])('%s', (_, act, code) => expect(configError(act).code).toBe(code));
});

describe('a graph refuses', () => {
  const graph = (nodes: unknown, more: object = {}) => () => new InferenceGraph(chart(), 'graph', { namespace: 'a', nodes, ...more } as InferenceGraphProps);
  const step = { serviceName: 'iris' };
  test.each<[string, () => unknown, string]>([
    ['to start nowhere', graph({ first: { routerType: 'Sequence', steps: [step] } }), 'GraphRoot'],
    ['shares that are not all', graph({ root: { routerType: 'Splitter', steps: [{ ...step, weight: 20 }] } }), 'GraphWeights'],
    ['a share that is missing', graph({ root: { routerType: 'Splitter', steps: [step] } }), 'MissingProp'],
    ['a place without steps', graph({ root: { routerType: 'Ensemble', steps: [] } }), 'GraphStep'],
    ['one name for two steps', graph({ root: { routerType: 'Ensemble', steps: [{ ...step, name: 'a' }, { ...step, name: 'a' }] } }), 'GraphStep'],
    ['a way to nowhere', graph({ root: { routerType: 'Switch', steps: [{ nodeName: 'second' }] } }), 'GraphStep'],
    ['a circle', graph({ root: { routerType: 'Sequence', steps: [{ nodeName: 'b' }] }, b: { routerType: 'Sequence', steps: [{ nodeName: 'root' }] } }), 'GraphCycle'],
    ['two targets of a step', graph({ root: { routerType: 'Sequence', steps: [{ ...step, nodeName: 'root' }] } }), 'WrongProp'],
    ['least pods above most', graph({ root: { routerType: 'Sequence', steps: [step] } }, { minReplicas: 2, maxReplicas: 1 }), 'ScaleRange'],
    ['fewer pods than none', graph({ root: { routerType: 'Sequence', steps: [step] } }, { minReplicas: -1 }), 'WrongProp'],
    ['callers with nobody looked at', graph({ root: { routerType: 'Sequence', steps: [step] } }, { expose: 'none', callers: ['a@b.de'] }), 'WrongProp'],
  ])('%s', (_, act, code) => expect(configError(act).code).toBe(code));
});

describe('a service that a graph calls', () => {
  const step = (service: InferenceService) => ({ root: { routerType: 'Sequence', steps: [{ serviceName: service }] } }) as const;
  const over = (props: object) => {
    const { profile, service } = served({ ...IRIS, ...props } as InferenceServiceProps);
    return () => new InferenceGraph(profile, 'graph', { nodes: step(service) });
  };

  test.each(['none', 'login', 'token'])('must be open to it: on Knative expose %s is not', expose => {
    expectConfigError(over({ expose }), 'GraphStep', 'platform/profile-vision/vision/graph', `got "iris" with expose "${expose}"`, 'pass expose: "cluster"');
  });

  test.each<[string, object]>([
    ['expose cluster', { expose: 'cluster' }], ['expose public', { expose: 'public' }], ['no proxy of the mesh', { mesh: false }], ['standard mode', { mode: 'standard' }],
    ['a token in standard mode', { mode: 'standard', expose: 'token' }],
  ])('is open to it with %s', (_, props) => expect(over(props)).not.toThrow());

  test('is left to who knows more where it is named, or where no platform is known', () => {
    const { profile } = served();
    expect(() => new InferenceGraph(profile, 'named', { nodes: { root: { routerType: 'Sequence', steps: [{ serviceName: 'iris' }] } } })).not.toThrow();
    const scope = chart();
    const service = new InferenceService(scope, 'iris', { ...IRIS, namespace: 'a' });
    expect(() => new InferenceGraph(scope, 'graph', { namespace: 'a', nodes: step(service) })).not.toThrow();
  });

  test('must be in the namespace of the graph', () => {
    const scope = chart();
    const service = new InferenceService(scope, 'iris', { ...IRIS, namespace: 'b' });
    expectConfigError(() => new InferenceGraph(scope, 'graph', { namespace: 'a', nodes: step(service) }), 'GraphStep', 'test/graph', 'got "iris" of "b"', 'serviceUrl');
  });
});

describe('its kin refuse', () => {
  const runtime = (props: Partial<ServingRuntimeProps>) => () =>
    new ServingRuntime(chart(), 'r', { namespace: 'a', image: 'b:1', supportedModelFormats: [{ name: 'c' }], ...props });
  const trained = (props: object) => () => new TrainedModel(chart(), 't',
    { namespace: 'a', inferenceService: 'b', storageUri: 's3://c/d', framework: 'sklearn', memory: '1Gi', ...props });
  const cache = (props: object, id = 'c') => () => new LocalModelCache(chart(), id, { sourceModelUri: 'hf://a/b', modelSize: '1Gi', nodeGroups: ['w'], ...props });
  const nodes = (props: object, id = 'n') => () => new LocalModelNodeGroup(chart(), id, { storageLimit: '1Gi', ...props } as LocalModelNodeGroupProps);
  const llm = (props: object) => () => new LLMInferenceService(chart(), 'l', { namespace: 'a', model: 'hf://a/b', ...props } as LLMInferenceServiceProps);
  test.each<[string, () => unknown, string]>([
    ['a format twice', runtime({ supportedModelFormats: [{ name: 'c' }, { name: 'c' }] }), 'RuntimeFormat'],
    ['two priorities of a format', runtime({ supportedModelFormats: [{ name: 'c', version: '1', priority: 1 }, { name: 'c', version: '2', priority: 2 }] }), 'RuntimeFormat'],
    ['a priority of nothing', runtime({ supportedModelFormats: [{ name: 'c', priority: 0 }] }), 'WrongProp'],
    ['a model that cannot be fetched later', trained({ storageUri: 'pvc://c/d' }), 'TrainedModelStorage'],
    ['a model without memory', trained({ memory: '0' }), 'ComputeAmount'],
    ['a cache without a size', cache({ modelSize: '0' }), 'CacheSize'],
    ['a cache with a name that is none', cache({}, 'Llama'), 'CacheName'],
    ['a cache on no nodes', cache({ nodeGroups: [] }), 'WrongProp'],
    ['a group of nodes without room', nodes({ storageLimit: '0', nodeSelector: { a: 'b' } }), 'NodeGroupRoom'],
    ['a group of nodes with a name that is none', nodes({ nodeSelector: { a: 'b' } }, 'GPU'), 'NodeGroupName'],
    ['a group of all nodes', nodes({ nodeSelector: {} }), 'NodeGroupNodes'],
    ['a group of no nodes', nodes({}), 'MissingProp'],
    ['a group of nodes that are said twice', nodes({ nodePool: { labels: { a: 'b' } }, nodeSelector: { a: 'b' } }), 'WrongProp'],
    ['a group of the nodes of a pool that is not there', nodes({ nodePool: 'a100' }), 'UnknownNodePool'],
    ['a group of nodes with a folder that is none', nodes({ nodeSelector: { a: 'b' }, folder: 'models' }), 'WrongProp'],
    ['workers of a model on one node', llm({ worker: {} }), 'MissingProp'],
    ['both numbers of pods', llm({ replicas: 1, scaling: { maxReplicas: 2 } }), 'WrongProp'],
    ['layers and copies together', llm({ parallelism: { pipeline: 2, data: 2, dataLocal: 1 } }), 'WrongProp'],
    ['workers by a parallelism that spreads nothing', llm({ parallelism: { tensor: 2 }, worker: {} }), 'MissingProp'],
    ['large models past their proxies', llm({ podLabels: { 'sidecar.istio.io/inject': 'false' } }), 'ServingAnnotation'],
    ['large models that read past their proxies', llm({ prefill: { podAnnotations: { 'sidecar.istio.io/inject': 'false' } } }), 'ServingAnnotation'],
    ['labels of one of several pods', llm({ template: { podLabels: { a: 'b' } } }), 'UnknownProp'],
    ['a stop by annotation', llm({ annotations: { 'serving.kserve.io/stop': 'true' } }), 'ServingAnnotation'],
    ['people of a group as programs of the mesh', llm({ expose: 'cluster', callers: [group('a')] }), 'WrongProp'],
  ])('%s', (_, act, code) => expect(configError(act).code).toBe(code));

  test('a model that is open to all without a way to it', () => {
    const { profile } = vision({}, { ...PRESETS.oidc, kserve: { llm: {} } });
    expect(configError(() => new LLMInferenceService(profile, 'l', { model: 'hf://a/b', expose: 'public' })).code).toBe('LLMRouter');
  });
});
