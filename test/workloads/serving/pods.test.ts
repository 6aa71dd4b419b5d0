/** What pods of models count for in a quota. */
import { profileQuota } from '../../../src/checks/workloads/quota';
import { quotaUse, teamPods } from '../../../src/checks/workloads/team-pods';
import { bento, huggingFaceModel, InferenceGraph, InferenceService, InferenceServiceProps, LLMInferenceService, nvidia, ociModel, pvcModel, ServingRuntime } from '../../../src/workloads';
import { found as findings } from '../../checks/support';
import { PRESETS } from '../../platform/support';
import { vision } from './support';

/** Containers of the pods of a service, by name, each with requests in cores or MiB and devices. */
function pods(build: (profile: ReturnType<typeof vision>['profile']) => unknown, platform: Parameters<typeof vision>[1] = PRESETS.oidc) {
  const { app, profile } = vision({}, platform);
  build(profile);
  const written = (amounts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(amounts).map(([key, value]) => [key, key === 'memory' ? value / 1000 / 2 ** 20 : value / 1000]));
  return teamPods(app.manifests(), 'vision').filter(one => /^(Inference|LLM)/.test(one.at.kind)).map(one => ({
    count: one.count,
    containers: Object.fromEntries(one.containers.map(({ name, requests }) => [name, written(requests)])),
    initContainers: Object.fromEntries(one.initContainers.map(({ name, requests }) => [name, written(requests)])),
    use: quotaUse(one, { requests: {}, limits: {} }),
  }));
}
const of = (props: InferenceServiceProps, platform?: Parameters<typeof vision>[1]) => pods(profile => new InferenceService(profile, 'iris', props), platform);
const PROXY = { 'queue-proxy': { cpu: 0.025 } };

test('a model has the resources of its runtime, where it says none, a proxy of Knative, and what fetches it', () => {
  expect(of({ predictor: { modelFormat: 'sklearn', storageUri: 'gs://m/a', memory: '3Gi', memoryLimit: '3Gi' } })).toMatchObject([{
    count: 1, containers: { 'kserve-container': { cpu: 1, memory: 3072 }, ...PROXY }, initContainers: { 'storage-initializer': { cpu: 0.1, memory: 100 } },
  }]);
});

test('a container of your own has those of KServe\'s settings; a sidecar says its own', () => {
  const [{ containers }] = of({ predictor: { ...bento('a:1', { cpu: '500m' }), sidecars: [{ name: 'b', image: 'c:1', cpu: '200m' }] } });
  expect(containers).toEqual({ 'kserve-container': { cpu: 0.5, memory: 2048 }, 'b': { cpu: 0.2 }, ...PROXY });
  expect(of({ predictor: { image: 'a:1' } }, { ...PRESETS.oidc, kserve: { resources: { requests: { cpu: '2', memory: '1Gi' }, limits: {} } } })[0].containers)
    .toEqual({ 'kserve-container': { cpu: 2, memory: 1024 }, ...PROXY });
});

test('Knative\'s proxy has what its settings say; a Deployment has none', () => {
  const platform = { ...PRESETS.oidc, knativeServing: { queueProxy: { requests: { cpu: '50m', memory: '64Mi' } } } };
  expect(of({ predictor: { image: 'a:1' } }, platform)[0].containers['queue-proxy']).toEqual({ cpu: 0.05, memory: 64 });
  expect(Object.keys(of({ mode: 'standard', predictor: { image: 'a:1' } })[0].containers)).toEqual(['kserve-container']);
});

test('an image of a model is two more containers, a claim none; a logger is one', () => {
  const [image] = of({ mode: 'standard', predictor: { modelFormat: 'sklearn', storageUri: ociModel('a.example.com/m:1') } });
  expect([Object.keys(image.containers), Object.keys(image.initContainers)]).toEqual([['kserve-container', 'modelcar'], ['modelcar-init']]);
  expect(image.containers.modelcar).toEqual({ cpu: 0.01, memory: 15 });
  const [claim] = of({ mode: 'standard', predictor: { modelFormat: 'sklearn', storageUri: pvcModel('m'), logger: {} } });
  expect([claim.containers, claim.initContainers]).toEqual([{ 'kserve-container': { cpu: 1, memory: 2048 }, 'agent': { cpu: 0.1, memory: 100 } }, {}]);
});

test('all components count, each by its own number; a stopped service not at all', () => {
  const transformer = { image: 't:1', minReplicas: 3 };
  expect(of({ predictor: { image: 'a:1', minReplicas: 0 }, transformer, explainer: { image: 'e:1', minReplicas: 2 } }).map(one => one.count)).toEqual([1, 3, 2]);
  expect(of({ predictor: { image: 'a:1' }, transformer, stopped: true })).toEqual([]);
});

test('a runtime of the team goes before those of the platform, with all its containers', () => {
  const [{ containers }] = pods(profile => {
    new ServingRuntime(profile, 'own', {
      image: 'a:1', cpu: '3', gpu: nvidia(1), supportedModelFormats: [{ name: 'sklearn', autoSelect: true }],
        sidecars: [{ name: 'transformer-container', image: 'b:1', cpu: '100m' }],
    });
    new InferenceService(profile, 'iris', { predictor: { modelFormat: 'sklearn' } });
  });
  expect(containers).toEqual({ 'kserve-container': { 'cpu': 3, 'nvidia.com/gpu': 1 }, 'transformer-container': { cpu: 0.1 }, ...PROXY });
});

test('a runtime that does not know the protocol, or was named otherwise, does not count', () => {
  const build = (more: object) => pods(profile => {
    new ServingRuntime(profile, 'own', { image: 'a:1', cpu: '3', supportedModelFormats: [{ name: 'sklearn', autoSelect: true }], protocolVersions: ['v1'] });
    new InferenceService(profile, 'iris', { predictor: { modelFormat: 'sklearn', ...more } });
  })[0].containers['kserve-container'].cpu;
  expect([build({}), build({ protocolVersion: 'v2' }), build({ runtime: 'kserve-xgbserver' })]).toEqual([3, 1, 1]);
});

test('workers count, with the GPUs that their sizes say', () => {
  const all = of({ mode: 'standard', predictor: { modelFormat: 'huggingface', storageUri: pvcModel('m'), workerSpec: { pipelineParallelSize: 3, tensorParallelSize: 2 } } });
  expect(all.map(one => [one.count, one.containers])).toEqual([
    [1, { 'kserve-container': { 'cpu': 2, 'memory': 6144, 'nvidia.com/gpu': 2 } }], [2, { 'kserve-container': { 'cpu': 2, 'memory': 6144, 'nvidia.com/gpu': 2 } }],
  ]);
  expect(all[1].use['requests.nvidia.com/gpu']).toBe(4000);
});

test('a graph is a pod, and a large model all pods of its groups', () => {
  expect(pods(profile => new InferenceGraph(profile, 'g', { nodes: { root: { routerType: 'Sequence', steps: [{ serviceUrl: 'http://a' }] } }, cpu: '1', minReplicas: 2 }))
    .map(one => [one.count, one.containers])).toEqual([[2, { 'user-container': { cpu: 1 } }]]);
  const model = { model: huggingFaceModel('a/b'), template: { gpu: nvidia(8) }, worker: { gpu: nvidia(8) } };
  const counts = (props: object) => pods(profile => new LLMInferenceService(profile, 'l', { ...model, ...props } as never)).map(one =>
    [one.count, one.use['requests.nvidia.com/gpu']]);
  expect(counts({ replicas: 2, parallelism: { pipeline: 3 } })).toEqual([[2, 16000], [4, 32000]]);
  expect(counts({ parallelism: { data: 16, dataLocal: 8 }, replicas: undefined, scaling: { maxReplicas: 5, minReplicas: 3, wva: { hpa: {} } } })).toEqual([[3, 24000], [3, 24000]]);
});

test('a quota that is too small for the pods is found', () => {
  const { app, profile } = vision({ quota: { cpu: '2', memory: '8Gi' } });
  new InferenceService(profile, 'iris', { predictor: { modelFormat: 'sklearn', minReplicas: 3 } });
  const problems = [...profileQuota.check(app.manifests())].map(one => one.problem);
  expect(problems.some(text => text.includes('requests.cpu') && text.includes('InferenceService/iris'))).toBe(true);
  expect(findings(profileQuota, [])).toEqual([]);
});
