import { EnvValue, Secret } from 'cdk8s-plus-28';
import { IRIS, served, STANDARD, vision } from './support';
import { ALL_RULES, podSecurityLevel } from '../../../src/checks';
import { RESTRICTED } from '../../../src/kit';
import {
  bento, existingClaim, gcsModel, huggingFaceModel, InferenceService, InferenceServiceProps, ModelSource, nvidia, ociModel, pvcModel, registryModel, s3Model, serviceAccount,
    storeModel,
} from '../../../src/workloads';
import { findingsOf } from '../../checks/support';
import { PRESETS } from '../../platform/support';
import { chart, manifestSet, rendered } from '../../support';

const predictorOf = (props: InferenceServiceProps, team = vision()) => served(props, team).object.spec.predictor;
const model = (storageUri: ModelSource): InferenceServiceProps => ({ predictor: { modelFormat: 'sklearn', storageUri } });

test('a model by its format and address is all that KServe needs', () => {
  const { object, service } = served();
  expect(object).toEqual({
    apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService',
    metadata: { name: 'iris', namespace: 'vision', labels: { 'networking.knative.dev/visibility': 'cluster-local' } },
    spec: { predictor: { model: { modelFormat: { name: 'sklearn' }, storageUri: 'gs://models/iris' } } },
  });
  expect(service).toMatchObject({ name: 'iris', namespace: 'vision', mode: 'knative', address: 'http://iris.vision.svc.cluster.local', url: undefined, path: undefined });
});

test('formats whose servers know one protocol alone say it, since KServe would look for another', () => {
  const protocol = (modelFormat: string, more: object = {}) => predictorOf({ predictor: { modelFormat, ...more } }).model.protocolVersion;
  expect(['onnx', 'tensorrt', 'mlflow', 'triton', 'sklearn', 'huggingface'].map(one => protocol(one))).toEqual(['v2', 'v2', 'v2', 'v2', undefined, undefined]);
  expect([protocol('onnx', { runtime: 'own' }), protocol('onnx', { protocolVersion: 'grpc-v2' })]).toEqual([undefined, 'grpc-v2']);
});

describe('where a model is', () => {
  test.each([
    ['a claim', pvcModel(existingClaim('models', { external: true }), 'iris/v1'), 'pvc://models/iris/v1'],
    ['a whole claim', pvcModel(existingClaim('models', { external: true })), 'pvc://models'],
    ['S3', s3Model('s3://models/iris'), 's3://models/iris'],
    ['an artifact of a pipeline', s3Model('minio://mlpipeline/private-artifacts/vision/v2/x'), 's3://mlpipeline/private-artifacts/vision/v2/x'],
    ['Google', gcsModel('gs://models/iris'), 'gs://models/iris'],
    ['an image', ociModel('registry.example.com/models/iris:1'), 'oci://registry.example.com/models/iris:1'],
    ['Hugging Face', huggingFaceModel('org/model', { revision: 'v1.0' }), 'hf://org/model:v1.0'],
    ['a registry', registryModel('iris', { version: 'v1', registry: 'registry.vision:8080' }), 'model-registry://registry.vision:8080/iris/v1'],
    ['any address', 'hdfs://models/iris', 'hdfs://models/iris'],
  ])('%s', (_, source, uri) => expect(predictorOf(model(source)).model.storageUri).toBe(uri));

  test('a Secret is named where KServe looks for it, and counts as made by others', () => {
    const { object, app } = served(model(huggingFaceModel('org/model', { secret: 'hf' })));
    expect(object.metadata.annotations).toEqual({ 'serving.kserve.io/storageSecretName': 'hf' });
    expect(app.manifests().isExternal('Secret', 'vision', 'hf')).toBe(true);
  });

  test('the store of the platform is opened by the keys of the profile', () => {
    const { object } = served(model(storeModel('models/iris')));
    expect(object.spec.predictor.model.storageUri).toBe('s3://mlpipeline/private-artifacts/vision/models/iris');
    expect(object.metadata.annotations).toEqual({ 'serving.kserve.io/storageSecretName': 'mlpipeline-minio-artifact' });
    expect(object.spec.predictor.serviceAccountName).toBeUndefined();
  });

  test('an identity of the cloud belongs to the account of the profile, whose token the program does not get', () => {
    const role = { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow' } as const; // of the platform's own programs
    const store = { scheme: 's3', host: 's3.eu-central-1.amazonaws.com', port: 443, tls: true, bucket: 'models', platform: role, profiles: { kind: 'pod-identity' } } as const;
    const predictor = predictorOf(model(storeModel('iris')), vision({}, { ...PRESETS.oidc, objectStore: { existing: store } }));
    expect(predictor).toEqual({
      serviceAccountName: 'default-editor', automountServiceAccountToken: false,
        model: { modelFormat: { name: 'sklearn' }, storageUri: 's3://models/private-artifacts/vision/iris' },
    });
    const own = predictorOf({ predictor: { modelFormat: 'sklearn', storageUri: storeModel('iris'), serviceAccount: 'models' } },
      vision({}, { ...PRESETS.oidc, objectStore: { existing: store } }));
    expect(own.serviceAccountName).toBe('models');
  });

  test('a key of a Secret, with values in place of its own', () => {
    const { object } = served({ predictor: { modelFormat: 'onnx', storage: { key: 'minio', path: 'iris', parameters: { bucket: 'b' }, secret: 'stores' } } });
    expect(object.spec.predictor.model.storage).toEqual({ key: 'minio', path: 'iris', parameters: { bucket: 'b' } });
    expect(object.metadata.annotations).toEqual({ 'serving.kserve.io/storageSecretName': 'stores' });
  });

  test('a container of your own hears of it by a variable', () => {
    const { containers } = predictorOf({ predictor: { image: 'registry.example.com/a:1', storageUri: pvcModel(existingClaim('m', { external: true })), env: { A: 'b' } } });
    expect(containers).toEqual([{ name: 'kserve-container', image: 'registry.example.com/a:1', env: [{ name: 'A', value: 'b' }, { name: 'STORAGE_URI', value: 'pvc://m' }] }]);
  });
});

test('the container of a runtime takes resources, variables, mounts and a device, and the pod their place', () => {
  const secret = EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart(), 'S', 'hub'), key: 'token' });
  const predictor = predictorOf({
    predictor: {
      modelFormat: { name: 'huggingface', version: '1' }, runtime: 'kserve-huggingfaceserver', runtimeVersion: 'v1', protocolVersion: 'v2', image: 'registry.example.com/hf:1',
      args: ['--model_name=a'], env: { TOKEN: secret }, cpu: '1', memoryLimit: '8Gi', gpu: nvidia(1), nodeSelector: { pool: 'gpu' },
      mounts: [{ mountPath: '/cache', empty: 'disk' }], podLabels: { a: 'b' }, podAnnotations: { c: 'd' }, sidecars: [{ name: 'watch', image: 'registry.example.com/w:1' }],
      timeout: 30, batcher: { maxBatchSize: 8 }, logger: { metadataHeaders: ['x'] }, minReplicas: 0, maxReplicas: 3, scaleMetric: 'rps', scaleTarget: 10, containerConcurrency: 5,
    },
  });
  expect(predictor).toEqual({
    labels: { a: 'b' }, annotations: { c: 'd' }, timeout: 30, batcher: { maxBatchSize: 8 }, logger: { mode: 'all', metadataHeaders: ['x'] },
    minReplicas: 0, maxReplicas: 3, scaleMetric: 'rps', scaleTarget: 10, containerConcurrency: 5, nodeSelector: { pool: 'gpu' },
    containers: [{ name: 'watch', image: 'registry.example.com/w:1' }], volumes: [{ name: 'cache', emptyDir: {} }],
    model: {
      modelFormat: { name: 'huggingface', version: '1' }, runtime: 'kserve-huggingfaceserver', runtimeVersion: 'v1', protocolVersion: 'v2', image: 'registry.example.com/hf:1',
      args: ['--model_name=a'], env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hub', key: 'token' } } }],
      resources: { limits: { 'memory': '8Gi', 'nvidia.com/gpu': '1' }, requests: { cpu: '1' } }, volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
    },
  });
});

test('the mode is that of the platform unless the service says one', () => {
  const standard = served(IRIS, vision({}, STANDARD));
  expect([standard.service.mode, standard.object.metadata.annotations, standard.object.metadata.labels])
    .toEqual(['standard', undefined, { 'networking.kserve.io/visibility': 'cluster-local' }]);
  expect(standard.service.address).toBe('http://iris-predictor.vision.svc.cluster.local');
  const told = served({ mode: 'standard', ...IRIS });
  expect(told.object.metadata.annotations).toEqual({ 'serving.kserve.io/deploymentMode': 'Standard' });
  expect(served({ mode: 'knative', ...IRIS }).object.metadata.annotations).toEqual({ 'serving.kserve.io/deploymentMode': 'Knative' });
  expect(new InferenceService(chart(), 'iris', { namespace: 'vision', ...IRIS }).mode).toBe('knative');
});

test('options of the service stand where KServe reads them', () => {
  const { object } = served({ ...IRIS, tagRouting: true, prometheus: true, labels: { team: 'a' }, annotations: { b: 'c' }, stopped: true });
  expect(object.metadata.annotations).toEqual({
    'serving.kserve.io/enable-tag-routing': 'true', 'serving.kserve.io/enable-prometheus-scraping': 'true', 'serving.kserve.io/stop': 'true', 'b': 'c',
  });
  expect(object.metadata.labels.team).toBe('a');
});

test('workers on further nodes switch the autoscaler off', () => {
  const { object } = served({
    mode: 'standard',
    predictor: {
      modelFormat: 'huggingface', storageUri: ociModel('registry.example.com/m:1'),
      workerSpec: { pipelineParallelSize: 3, tensorParallelSize: 2, image: 'registry.example.com/hf:1', cpu: '2', nodeSelector: { pool: 'gpu' } },
    },
  });
  expect(object.metadata.annotations['serving.kserve.io/autoscalerClass']).toBe('none');
  expect(object.spec.predictor.workerSpec).toEqual({
    pipelineParallelSize: 3, tensorParallelSize: 2, nodeSelector: { pool: 'gpu' },
    containers: [{ name: 'worker-container', image: 'registry.example.com/hf:1', resources: { requests: { cpu: '2' } } }],
  });
});

test('a transformer calls the predictor as a pod of its namespace, past the activator', () => {
  const DIRECT = { 'autoscaling.knative.dev/target-burst-capacity': '0' };
  const { object, service } = served({ ...IRIS, transformer: { image: 'registry.example.com/t:1', minReplicas: 2 } });
  expect(object.spec.predictor.annotations).toEqual(DIRECT);
  const annotated = (podAnnotations: Record<string, string>) =>
    served({ predictor: { ...IRIS.predictor, podAnnotations }, transformer: { image: 'registry.example.com/t:1' } }).object.spec.predictor.annotations;
  expect(annotated({ a: 'b' })).toEqual({ ...DIRECT, a: 'b' });
  expect(annotated({ 'autoscaling.knative.dev/target-burst-capacity': '70' })).toEqual({ 'autoscaling.knative.dev/target-burst-capacity': '70' });
  expect(object.spec.transformer).toEqual({ minReplicas: 2, containers: [{ name: 'kserve-container', image: 'registry.example.com/t:1' }] });
  expect(service.address).toBe('http://iris.vision.svc.cluster.local');
  const standard = served({ mode: 'standard', ...IRIS, transformer: { image: 'registry.example.com/transform:1' } });
  expect([standard.object.spec.predictor.annotations, standard.service.address]).toEqual([undefined, 'http://iris-transformer.vision.svc.cluster.local']);
});

test('an explainer of the toolbox, or a container of your own', () => {
  const { object } = served({ ...IRIS, explainer: { art: { type: 'SquareAttack', config: { nb_classes: '10' }, storageUri: 'gs://m/a', runtimeVersion: 'v1' }, cpu: '1' } });
  expect(object.spec.explainer).toEqual({ art: { type: 'SquareAttack', config: { nb_classes: '10' }, storageUri: 'gs://m/a', runtimeVersion: 'v1',
    resources: { requests: { cpu: '1' } } } });
});

test('a Bento listens on its port and says how it is', () => {
  const { containers: [container] } = predictorOf({ predictor: { ...bento('registry.example.com/summary:1', { cpu: '1', env: { A: 'b' } }), minReplicas: 0 } });
  expect(container).toEqual({
    name: 'kserve-container', image: 'registry.example.com/summary:1', env: [{ name: 'A', value: 'b' }], resources: { requests: { cpu: '1' } },
    ports: [{ containerPort: 3000, protocol: 'TCP' }], livenessProbe: { httpGet: { path: '/livez', port: 3000 } }, readinessProbe: { httpGet: { path: '/readyz', port: 3000 } },
  });
  expect(bento('x:1', { port: 4000 }).ports).toEqual([{ containerPort: 4000, protocol: 'TCP' }]);
});

test('a namespace of the level restricted gets containers that say all of it themselves, since Knative takes nothing at the pod', () => {
  const { object, app } = served({
    predictor: { image: 'registry.example.com/a:1', sidecars: [{ name: 'b', image: 'registry.example.com/b:1' }] }, transformer: { image: 'registry.example.com/transform:1' },
  }, vision({ podSecurity: 'restricted' }));
  const whole = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  expect(object.spec.predictor.containers.map((one: { readonly securityContext: unknown }) => one.securityContext)).toEqual([whole, whole]);
  expect(object.spec.predictor.securityContext).toBeUndefined();
  expect([...podSecurityLevel.check(app.manifests())].filter(one => one.at.kind === 'InferenceService')).toEqual([]);
});

test('what KServe adds for a model is found in a namespace of the level restricted, unless the platform says its privileges', () => {
  const problems = (storageUri: ModelSource, kserve: object = {}, podSecurity: 'restricted' | 'baseline' = 'restricted') => {
    const hub = { storageInitializer: { registry: { namespace: 'a', name: 'b', port: 80 } } };
    const { app } = served(model(storageUri), vision({ podSecurity }, { ...PRESETS.oidc, kserve, hub }));
    return [...podSecurityLevel.check(app.manifests())].filter(one => one.at.kind === 'InferenceService').map(one => `${one.field}: ${one.problem}; ${one.fix}`);
  };
  const found = (name: string) => [expect.stringMatching(`^spec.predictor.model.storageUri: has KServe add the container "${name}"`)];
  const told = { storageInitializerSecurityContext: RESTRICTED };
  expect(problems('gs://models/iris')).toEqual(found('storage-initializer'));
  expect(problems('gs://models/iris')[0]).toContain('storageInitializerSecurityContext');
  expect(problems(registryModel('iris'), told)).toEqual(found('storage-initializer')); // another program, which is the hub's
  expect(problems(ociModel('registry.example.com/models/iris:1'), told)).toEqual([...found('modelcar'), ...found('modelcar-init')]);
  expect([problems('gs://models/iris', told), problems(pvcModel('models')), problems('gs://models/iris', {}, 'baseline')]).toEqual([[], [], []]);
});

test.each([['suspended', 'true'], ['archived', undefined]] as const)('in a profile that is %s it is stopped or gone', (lifecycle, stop) => {
  const { app, profile } = vision({ lifecycle });
  new InferenceService(profile, 'iris', { ...IRIS, expose: 'login', callers: ['ana@example.com'] });
  const all = manifestSet(app).ofKind('serving.kserve.io/InferenceService');
  expect(all.map(one => one.annotations['serving.kserve.io/stop'])).toEqual(stop === undefined ? [] : [stop]);
  expect(rendered(app).filter(one => one.kind === 'RequestAuthentication' && one.metadata.namespace === 'vision')).toHaveLength(stop === undefined ? 0 : 1);
});

test('pods without a proxy say so, and nobody is kept out', () => {
  const { object, app } = served({ ...IRIS, mesh: false });
  expect(object.metadata.labels).toEqual({ 'sidecar.istio.io/inject': 'false' });
  expect(manifestSet(app).ofKind('security.istio.io/AuthorizationPolicy').filter(one => one.name.startsWith('iris'))).toEqual([]);
});

test('what a service is made of passes all rules in an app with a profile', () => {
  const { app, profile } = vision({ quota: { cpu: '64', memory: '256Gi' } });
  new InferenceService(profile, 'iris', { ...IRIS, expose: 'login' });
  new InferenceService(profile, 'llama', {
    mode: 'standard', expose: 'cluster', callers: [serviceAccount('vision', 'default-editor')],
    predictor: { modelFormat: 'huggingface', storageUri: huggingFaceModel('org/llama'), cpu: '4', memory: '16Gi', memoryLimit: '16Gi', cpuLimit: '4', minReplicas: 2,
      maxReplicas: 4 },
  });
  new InferenceService(profile, 'custom', { expose: 'token', predictor: bento('registry.example.com/summary:1'), transformer: { image: 'registry.example.com/tokens:1' } });
  expect(findingsOf(ALL_RULES, app.manifests()).map(one => `${one.rule.id} ${one.at.label}: ${one.problem}`)).toEqual([]);
});
