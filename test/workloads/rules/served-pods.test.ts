/** Pods of models, written by hand: which runtime they have, what KServe adds to them, and of whose settings. */
import { podSecurityLevel } from '../../../src/checks/pod-security/level';
import { teamPods } from '../../../src/checks/workloads/team-pods';
import { clusterObject, deployment, namespace, object, places, setOf } from '../../checks/support';

const service = (predictor: object, annotations: object = { 'serving.kserve.io/deploymentMode': 'Standard' }) =>
  object('serving.kserve.io/v1beta1', 'InferenceService', 'iris', { spec: { predictor } }, { annotations });
const model = (rest: object = {}) => ({ model: { modelFormat: { name: 'sklearn' }, ...rest } });
const settings = (data: Readonly<Record<string, object>>) => object('v1', 'ConfigMap', 'inferenceservice-config',
  { data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, JSON.stringify(value)])) });

/** A runtime whose server takes some cores, which tells it from others. */
const runtimeSpec = (cpu: number, rest: object = {}, format: object = {}) => ({
  supportedModelFormats: [{ name: 'sklearn', autoSelect: true, ...format }],
  containers: [{ name: 'side' }, { name: 'kserve-container', resources: { requests: { cpu: String(cpu) } } }], ...rest,
});
const runtime = (name: string, cpu: number, rest: object = {}, format: object = {}) =>
  clusterObject('serving.kserve.io/v1alpha1', 'ClusterServingRuntime', name, { spec: runtimeSpec(cpu, rest, format) });
const ownRuntime = (name: string, cpu: number, ns = 'ml') => object('serving.kserve.io/v1alpha1', 'ServingRuntime', name, { spec: runtimeSpec(cpu) }, { namespace: ns });

const pods = (...all: readonly object[]) => teamPods(setOf(all), 'ml');
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

/** Cores of the server of the first pod. */
const server = (...all: readonly object[]) => (pods(...all)[0].containers.find(({ name }) => name === 'kserve-container')?.requests.cpu ?? 0) / 1000;

describe('the runtime of a model', () => {
  const first = runtime('first', 1);

  test.each<[string, object, readonly object[], number]>([
    ['is the first that takes the format', model(), [first, runtime('second', 2)], 1],
    ['is that of the highest priority', model(), [runtime('low', 1, {}, { priority: 1 }), runtime('high', 2, {}, { priority: 2 })], 2],
    ['has a priority rather than none', model(), [first, runtime('low', 2, {}, { priority: 1 })], 2],
    ['is one of the namespace rather than of the cluster', model(), [runtime('high', 1, {}, { priority: 2 }), ownRuntime('own', 2)], 2],
    ['is none of another namespace', model(), [first, ownRuntime('other', 2, 'nlp')], 1],
    ['is the one that is named, of the namespace first', model({ runtime: 'named' }), [first, runtime('named', 2), ownRuntime('named', 3)], 3],
    ['is named, and not there', model({ runtime: 'named' }), [first], 0],
    ['takes the format', model(), [runtime('other', 1, {}, { name: 'onnx' }), runtime('second', 2)], 2],
    ['takes it by itself', model(), [runtime('other', 1, {}, { autoSelect: false }), runtime('second', 2)], 2],
    ['takes the version', model({ modelFormat: { name: 'sklearn', version: '1' } }), [first, runtime('old', 2, {}, { version: '0' }), runtime('new', 3, {}, { version: '1' })], 3],
    ['is switched on', model(), [runtime('off', 1, { disabled: true }), runtime('on', 2, { disabled: false })], 2],
    ['serves one model', model(), [runtime('mesh', 1, { multiModel: true }), runtime('one', 2)], 2],
    ['runs on one node', model(), [runtime('nodes', 1, { workerSpec: {} }), runtime('node', 2)], 2],
    ['knows the first protocol', model(), [runtime('v2', 1, { protocolVersions: ['v2'] }), runtime('both', 2, { protocolVersions: ['v2', 'v1'] })], 2],
    ['knows the protocol of Triton', model({ modelFormat: { name: 'triton' } }),
      [runtime('v1', 1, { protocolVersions: ['v1'] }, { name: 'triton' }), runtime('v2', 2, { protocolVersions: ['v2'] }, { name: 'triton' })], 2],
    ['knows the protocol of a field of its own', { onnx: {} },
      [runtime('v1', 1, { protocolVersions: ['v1'] }, { name: 'onnx' }), runtime('v2', 2, { protocolVersions: ['v2'] }, { name: 'onnx' })], 2],
    ['fits the name of the field', { sklearn: {} }, [runtime('other', 1, {}, { name: 'onnx' }), runtime('second', 2)], 2],
  ])('%s', (_, predictor, runtimes, cpu) => expect(server(...runtimes, service(predictor))).toBe(cpu));

  test('has the priority of its first entry of the format', () => {
    const entries = [{ name: 'sklearn', priority: 3 }, { name: 'sklearn', autoSelect: true, priority: 1 }];
    expect(server(runtime('one', 1, {}, { priority: 2 }), runtime('two', 2, { supportedModelFormats: entries }), service(model()))).toBe(2);
  });

  test('brings its other containers, but for those that the service has itself', () => {
    expect(names(pods(runtime('a', 1), service(model()))[0].containers)).toEqual(['kserve-container', 'side']);
    expect(names(pods(runtime('a', 1), service({ ...model(), containers: [{ name: 'side' }] }))[0].containers)).toEqual(['kserve-container', 'side']);
  });
});

test.each<[object, object | undefined, boolean]>([
  [{}, undefined, true], [{}, { defaultDeploymentMode: 'Standard' }, false], [{}, { defaultDeploymentMode: 'Knative' }, true],
  [{ mode: 'Knative' }, { defaultDeploymentMode: 'Standard' }, true], [{ mode: 'RawDeployment' }, undefined, false], [{ mode: 'Standard' }, undefined, false],
])('annotations %j and settings %j decide on Knative\'s proxy', (annotations, deploy, isKnative) => {
  const annotated = Object.fromEntries(Object.values(annotations).map(mode => ['serving.kserve.io/deploymentMode', mode]));
  const [{ containers }] = pods(...deploy ? [settings({ deploy })] : [], service({ containers: [{ name: 'kserve-container' }] }, annotated));
  expect(names(containers)).toEqual(isKnative ? ['kserve-container', 'queue-proxy'] : ['kserve-container']);
});

test('settings give requests and limits, where they say any', () => {
  const resource = { cpuRequest: '1', memoryRequest: '', cpuLimit: '2', memoryLimit: '3' };
  const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', defaultRequest: { memory: '7' } }] } });
  expect(pods(range, settings({ inferenceService: { resource } }), service({ containers: [{ name: 'kserve-container' }] }))[0].containers)
    .toMatchObject([{ requests: { cpu: 1000, memory: 3000 }, limits: { cpu: 2000, memory: 3000 } }]);
  expect(pods(range, settings({ inferenceService: { resource: { cpuRequest: '1' } } }), service({ containers: [{ name: 'kserve-container' }] }))[0].containers)
    .toMatchObject([{ requests: { cpu: 1000, memory: 7000 }, limits: {} }]);
});

test('settings that are no JSON say nothing', () => {
  const broken = object('v1', 'ConfigMap', 'inferenceservice-config', { data: { deploy: '{', inferenceService: '{"resource":{"cpuRequest":"2"}}' } });
  expect(server(broken, service({ containers: [{ name: 'kserve-container' }] }))).toBe(2);
});

test('a GPU is asked for where the container names no device, as request and as limit', () => {
  const sized = (limits: object) => pods(runtime('nodes', 1, { workerSpec: { tensorParallelSize: 4, containers: [{ name: 'worker-container' }] } }),
    service({ ...model({ resources: { limits } }), workerSpec: {} }))[0].containers[0];
  expect(sized({ memory: '1' })).toMatchObject({ requests: { 'nvidia.com/gpu': 4000 }, limits: { 'nvidia.com/gpu': 4000 } });
  expect(sized({ 'memory': '1', 'amd.com/gpu': '2' }).limits).toEqual({ 'memory': 1000, 'amd.com/gpu': 2000 });
  expect(names(pods(service({ ...model(), workerSpec: {} }))[0].containers)).toEqual(['kserve-container']);
});

describe('what fetches the model', () => {
  const before = (predictor: object, ...rest: readonly object[]) => pods(...rest, service(predictor))[0].initContainers;
  const env = (name: string, value: string) => ({ containers: [{ name: 'kserve-container', env: [{ name: 'A', value: 'b' }, { name, value }] }] });

  test.each<[string, object, readonly string[]]>([
    ['comes for an address', model({ storageUri: 's3://a/pvc:b' }), ['storage-initializer']],
    ['comes for a store', model({ storage: { key: 'a', path: 'b' } }), ['storage-initializer']],
    ['comes for several addresses, one of them in a claim', { ...model(), storageUris: [{ uri: 'pvc://a' }, { uri: 's3://b' }] }, ['storage-initializer']],
    ['comes for the variable of a container', env('STORAGE_URI', 's3://a'), ['storage-initializer']],
    ['does not come for other variables', env('MODEL', 's3://a'), []],
    ['does not come for a claim', model({ storageUri: 'pvc://a/b' }), []],
    ['shows the files of an image', model({ storageUri: 'oci://a/b' }), ['modelcar-init']],
  ])('%s', (_, predictor, expected) => expect(names(before(predictor))).toEqual(expected));

  test('takes as much for an image as the settings say, as request and as limit', () => {
    const known = settings({ storageInitializer: { cpuModelcar: '2', memoryModelcar: '3' } });
    const all = { requests: { cpu: 2000, memory: 3000 }, limits: { cpu: 2000, memory: 3000 } };
    expect(before(model({ storageUri: 'oci://a/b' }), known)).toMatchObject([all]);
    expect(pods(known, service(model({ storageUri: 'oci://a/b' })))[0].containers.at(-1)).toMatchObject({ name: 'modelcar', ...all });
  });

  const program = (name: string, cpu: number, supportedUriFormats: readonly object[], spec: object = {}, rest: object = {}) =>
    clusterObject('serving.kserve.io/v1alpha1', 'ClusterStorageContainer', name,
      { spec: { container: { name: 'storage-initializer', resources: { requests: { cpu: String(cpu) } } }, supportedUriFormats, ...spec }, ...rest });
  const gs = [{ prefix: 'gs://' }];

  test.each<[string, readonly object[], number]>([
    ['KServe\'s settings where there is none', [], 9],
    ['that for its address', [program('default', 1, gs), program('s3', 2, [{ prefix: 'gs://' }, { prefix: 's3://' }])], 2],
    ['that for its address by an expression', [program('default', 1, gs), program('s3', 2, [{ regex: '^s3://a' }])], 2],
    ['the first of two', [program('a', 3, [{ prefix: 's3://' }]), program('s3', 2, [{ prefix: 's3://' }])], 3],
    ['the default where none is for it', [program('a', 2, [{ prefix: '://a' }]), program('default', 1, gs)], 1],
    ['KServe\'s settings where none is for it, and none the default', [program('a', 2, gs)], 9],
    ['the default beside one that is switched off', [program('a', 2, [{ prefix: 's3://' }], {}, { disabled: true }), program('default', 1, gs)], 1],
    ['the default beside one for caches', [program('a', 2, [{ prefix: 's3://' }], { workloadType: 'localModelDownloadJob' }), program('default', 1, gs)], 1],
  ])('has the resources of %s', (_, programs, cpu) => {
    const known = settings({ storageInitializer: { cpuRequest: '9' } });
    expect(before(model({ storageUri: 's3://a' }), known, ...programs)[0].requests.cpu).toBe(cpu * 1000);
  });

  test('is judged by the level of the namespace only where KServe is known', () => {
    const restricted = namespace('ml', { 'pod-security.kubernetes.io/enforce': 'restricted' });
    const uri = 'InferenceService/ml/iris spec.predictor.model.storageUri';
    const refused = (...all: readonly object[]) => places(podSecurityLevel, [restricted, ...all]).filter(one => one === uri);
    const one = service(model({ storageUri: 's3://a' }));
    expect(refused(one)).toEqual([]);
    expect(refused(one, program('default', 1, gs))).toEqual([uri]);
    const securityContext = { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
    expect(refused(one, program('default', 1, gs, { container: { name: 'storage-initializer', securityContext } }))).toEqual([]);
    const other = deployment({}, { env: [{ name: 'STORAGE_URI', value: 's3://a' }] });
    expect(places(podSecurityLevel, [restricted, program('default', 1, gs), other]).filter(place => place.includes('.env'))).toEqual([]);
  });
});
