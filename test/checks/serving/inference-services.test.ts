import { ALPHA, faults, fields, HPA, kserve, modelService, service, STANDARD } from './support';
import { inferenceServiceForm, inferenceServiceScaling, inferenceServiceStorage } from '../../../src/checks';
import { clusterObject } from '../support';

const form = (one: object) => fields(inferenceServiceForm, [one]);
const main = { name: 'kserve-container', image: 'a' };

describe('InferenceService/Form', () => {
  test('lets pass what KServe takes', () => {
    expect([
      modelService(), service({ sklearn: { storageUri: 'gs://a/b' }, minReplicas: 0, maxReplicas: 0 }), service({ containers: [{ image: 'a' }] }),
      service({ containers: [main, { name: 'transformer-container', image: 'b' }] }), service({ model: {}, containers: [{ name: 'transformer-container', image: 'b' }] }),
      service({ containers: [{ ...main, env: [{ name: 'PROTOCOL', value: 'v2' }, { name: 'STORAGE_URI', value: 's3://a/b' }] }] }, {},
        { transformer: { containers: [{ name: 'own', image: 'c' }] } }),
      modelService({}, { logger: { mode: 'all', storage: { path: 'p', parameters: {}, key: 'k' } } }, { 'serving.kserve.io/autoscalerClass': 'none' }),
    ].flatMap(form)).toEqual([]);
  });

  test('finds an autoscaler that KServe does not have', () => {
    expect(faults(inferenceServiceForm, [modelService({}, {}, { 'serving.kserve.io/autoscalerClass': 'kpa' })])).toEqual([
      'metadata.annotations["serving.kserve.io/autoscalerClass"]: must be one of hpa, external, keda, none, got "kpa"; write one of them; Knative scales by itself without it',
    ]);
  });

  test('finds bounds that contradict each other, of all parts', () => {
    expect(form(service({ model: {}, minReplicas: 5, maxReplicas: 2 }, {}, { transformer: { containers: [main], minReplicas: 3, maxReplicas: 1 } })))
      .toEqual(['spec.predictor.minReplicas', 'spec.transformer.minReplicas']);
  });

  test('finds variables that KServe does not allow', () => {
    const env = [{ name: 'PYTHONPATH', value: '/x' }];
    expect(form(service({ sklearn: { env }, initContainers: [{ env }], workerSpec: { containers: [{ env }] } }, { 'serving.kserve.io/autoscalerClass': 'none' },
      { explainer: { art: { env } } })).filter(field => field.includes('env')))
      .toEqual(['predictor.initContainers[0]', 'predictor.workerSpec.containers[0]', 'predictor.sklearn', 'explainer.art'].map(path => `spec.${path}.env[0].name`));
  });

  test('finds a log without a mode or a whole store', () => {
    expect(form(modelService({}, { logger: { url: 'http://a', storage: { path: 'p' } } })))
      .toEqual(['spec.predictor.logger.mode', 'spec.predictor.logger.storage.parameters', 'spec.predictor.logger.storage.key']);
  });

  test('finds containers in an order or with names that the controller does not bear', () => {
    const other = { name: 'other', image: 'b' };
    expect(form(service({ containers: [other, main] }))).toEqual(['spec.predictor.containers[0].name']);
    expect(form(service({ containers: [other, { ...other, name: 'third' }] }))).toEqual(['spec.predictor.containers[0].name']);
    expect(form(service({ containers: [{ image: 'a' }, main] }))).toEqual(['spec.predictor.containers[1].name']);
    expect(form(service({ model: {}, containers: [main] }))).toEqual(['spec.predictor.containers[0].name']);
    expect(form(service({ model: {} }, {}, { transformer: { containers: [other, main] } }))).toEqual(['spec.transformer.containers[1].name']);
  });

  test('finds a protocol that is none, and a model at the transformer', () => {
    expect(form(service({ containers: [{ ...main, env: [{ name: 'PROTOCOL', value: 'grpc' }] }, { name: 'transformer-container', env: [{ name: 'STORAGE_URI',
      value: 's3://a/b' }] }] })))
      .toEqual(['spec.predictor.containers[0].env[0].value', 'spec.predictor.containers[1].env[0].name']);
  });

  test('finds places of models that do not go together', () => {
    const uris = (...paths: readonly string[]) => form(modelService({ storageUri: undefined }, { storageUris: paths.map((mountPath,
      index) => ({ uri: index > 1 ? 'pvc://c/d' : 's3://a/b', mountPath })) }));
    expect([uris('/mnt/a', '/mnt/b', '/other', '/data'), uris('/x'), uris('/a', '/a/b')].flat()).toEqual([]);
    expect(uris('/one/a', '/two/b')).toEqual(['spec.predictor.storageUris']);
    expect(uris('/', '/mnt/../b')).toEqual(['spec.predictor.storageUris[0].mountPath', 'spec.predictor.storageUris[1].mountPath', 'spec.predictor.storageUris']);
    expect(uris('/mnt/a', '/mnt/b', '/data', '/data')).toEqual(['spec.predictor.storageUris[3].mountPath']);
    expect(form(service({ containers: [{ ...main, env: [{ name: 'STORAGE_URI', value: 's3://a/b' }] }], storageUris: [{ uri: 's3://a/b', mountPath: '/a' }] })))
      .toEqual(['spec.predictor.containers[0].env[0].name']);
  });

  test('finds names that leave no room for those of further Services', () => {
    const named = (length: number) => form(service({ model: {} }, {}, { transformer: { containers: [main] }, explainer: { art: {} } }, { name: 'a'.repeat(length) }));
    expect(named(51)).toEqual([]);
    expect(named(52)).toEqual(['metadata.name']);
  });

  test('finds models on several nodes that KServe does not run', () => {
    const none = { 'serving.kserve.io/autoscalerClass': 'none' };
    const several = (model: object, workerSpec: object = {}, annotations: object = none) => form(modelService({ storageUri: 'pvc://c/d', ...model }, { workerSpec }, annotations));
    expect(several({ resources: { limits: { 'cpu': 1, 'nvidia.com/gpu': 1 } } })).toEqual([]);
    expect(several({ storageUri: 's3://a/b', env: [{ name: 'TENSOR_PARALLEL_SIZE', value: '2' }] }, {}, {}))
      .toEqual(['spec.predictor.model.env[0].name', 'spec.predictor.model.storageUri', 'metadata.annotations["serving.kserve.io/autoscalerClass"]']);
    expect(several({ storageUri: undefined }, { pipelineParallelSize: 0, tensorParallelSize: -1 }))
      .toEqual(['spec.predictor.workerSpec.pipelineParallelSize', 'spec.predictor.workerSpec.tensorParallelSize', 'spec.predictor.model.storageUri']);
    const limits = { resources: { limits: { 'example.com/npu': 1 } } };
    expect(several(limits, { containers: [limits] }))
      .toEqual(['spec.predictor.workerSpec.containers[0].resources.limits["example.com/npu"]', 'spec.predictor.model.resources.limits["example.com/npu"]']);
    const key = 'serving.kserve.io/gpu-resource-types';
    expect(several(limits, {}, { ...none, [key]: '["example.com/npu"]' })).toEqual([]);
    expect(several(limits, {}, { ...none, [key]: 'example.com/npu' })).toEqual([`metadata.annotations["${key}"]`]);
  });
});

describe('InferenceService/Scaling', () => {
  const scaled = (predictor: object, annotations: object = {}, mode?: string) => fields(inferenceServiceScaling, [kserve(mode), modelService({}, predictor,
    annotations)]).map(field => field.replace('spec.predictor.', ''));

  test('finds measures that Knative does not have', () => {
    expect(scaled({ scaleMetric: 'rps', scaleTarget: 1 })).toEqual([]);
    expect(scaled({ scaleMetric: 'memory', deploymentStrategy: {} })).toEqual(['deploymentStrategy', 'scaleMetric']);
    expect(scaled({ scaleMetric: 'rps', scaleTarget: 0 })).toEqual(['scaleTarget']);
    expect(scaled({ scaleMetric: 'memory' }, { 'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev' })).toEqual([]);
    expect(fields(inferenceServiceScaling, [modelService({}, { scaleMetric: 'cpu' })])).toEqual([]); // nobody knows how it runs
  });

  test('finds measures that an autoscaler of pods does not have', () => {
    expect(scaled({ scaleMetric: 'cpu', scaleTarget: 80, autoScaling: { metrics: [{ type: 'Resource' }] } }, HPA)).toEqual([]);
    expect(scaled({ scaleMetric: 'rps', scaleTarget: 150, autoScaling: { metrics: [{ type: 'External' }] } }, HPA))
      .toEqual(['scaleMetric', 'scaleTarget', 'autoScaling.metrics[0].type']);
    expect(scaled({ scaleMetric: 'rps', deploymentStrategy: {} }, STANDARD)).toEqual([]);
    expect(scaled({ deploymentStrategy: {} }, {}, 'Standard')).toEqual([]);
    expect(scaled({ deploymentStrategy: {} }, { 'serving.kserve.io/deploymentMode': 'Serverless' }, 'Standard')).toEqual(['deploymentStrategy']);
  });

  test('finds measures that KEDA does not have', () => {
    const keda = (metrics: readonly object[], predictor: object = {}) => scaled({ autoScaling: { metrics }, ...predictor }, { ...STANDARD,
      'serving.kserve.io/autoscalerClass': 'keda' });
    const resource = (name: string, target: object) => ({ type: 'Resource', resource: { name, target } });
    const target = { type: 'Value', value: '2' };
    expect(keda([
      resource('cpu', { type: 'Utilization', averageUtilization: 70 }), resource('memory', { type: 'AverageValue', averageValue: '1Gi' }),
      { type: 'External', external: { metric: { query: 'q' }, target } }, { type: 'PodMetric', podmetric: { metric: { query: 'q' }, target } },
    ])).toEqual([]);
    expect(keda([], { scaleMetric: 'cpu' })).toEqual(['scaleMetric']);
    expect(keda([resource('cpu', { type: 'Value', value: 1 }), resource('memory', { type: 'AverageValue', averageValue: '1Ki' }), resource('cpu', { type: 'Utilization' }),
      resource('cpu', { type: 'Utilization', averageUtilization: 0 })])).toEqual([
      '[0].resource.target.type', '[1].resource.target.averageValue', '[2].resource.target.averageUtilization', '[3].resource.target.averageUtilization',
    ].map(path => `autoScaling.metrics${path}`));
    expect(keda([{ type: 'External', external: { metric: {}, target: { type: 'AverageValue' } } }]))
      .toEqual(['metric.query', 'target.value', 'target.averageValue'].map(path => `autoScaling.metrics[0].external.${path}`));
  });
});

describe('InferenceService/Storage', () => {
  const stored = (model: object, beside: readonly object[] = []) => fields(inferenceServiceStorage, [modelService(model),
    ...beside]).map(field => field.replace('spec.predictor.', ''));

  test.each(['gs://a/b', 'hf://a/b', 'pvc://a', 'https://a/b', 'https://x.blob.core.windows.net/c/d', '/mnt/models', 'models/iris'])('takes %s',
    storageUri => expect(stored({ storageUri })).toEqual([]));

  test('finds places from which nothing can load', () => {
    expect(faults(inferenceServiceStorage, [modelService({ storageUri: 'minio://a/b' })])).toEqual([
      'spec.predictor.model.storageUri: is a place from which nothing can load, got "minio://a/b"; write one of file://, gs://, hdfs://, hf://, http://, https://, ' +
        'oci://, pvc://, s3://, webhdfs://, or add a ClusterStorageContainer for it',
    ]);
    expect(stored({ storageUri: 'https://x.blob.core.windows.net/' })).toEqual(['model.storageUri']);
    const env = [{ name: 'STORAGE_URI', value: 'ftp://a' }];
    expect(fields(inferenceServiceStorage, [service({ containers: [{ ...main, env }] }, {}, { transformer: { containers: [{ env }] },
      explainer: { art: { storageUri: 'ftp://a' } } })]))
      .toEqual(['spec.predictor.containers[0].env[0].value', 'spec.transformer.containers[0].env[0].value', 'spec.explainer.art.storageUri']);
  });

  test('takes those of a ClusterStorageContainer', () => {
    const container = (supportedUriFormats: readonly object[], more: object = {}) => clusterObject(ALPHA, 'ClusterStorageContainer', 'own',
      { spec: { workloadType: 'initContainer', supportedUriFormats }, ...more });
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ prefix: 'minio://' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ regex: '^m.n' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ regex: '(?i)^MINIO://[[:alpha:]]/' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ prefix: 'minio://' }], { disabled: true }), container([{ prefix: '' }, { regex: '^other' }])]))
      .toEqual(['model.storageUri']);
  });

  test('finds a type without its bucket', () => {
    const at = (parameters: object) => stored({ storageUri: undefined, storage: { path: 'iris', parameters } });
    expect([at({ type: 's3', bucket: 'b' }), at({ bucket: 'b' }), at({ type: 'hdfs' })].flat()).toEqual([]);
    expect(at({ type: 's3' })).toEqual(['model.storage.parameters.bucket']);
  });
});
