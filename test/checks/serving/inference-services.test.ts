import { ALPHA, faults, fields, HPA, kserve, modelService, service, STANDARD } from './support';
import { inferenceServiceForm, inferenceServiceScaling, inferenceServiceStorage } from '../../../src/checks';
import { clusterObject, object } from '../support';

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
      service({}), service({ containers: [{ name: 'other', image: 'a' }] }), modelService({}, { logger: { mode: 'all' } }),
      service({ model: {} }, {}, { transformer: { containers: [main, { name: 'other', image: 'b' }] } }),
    ].flatMap(form)).toEqual([]);
  });

  test('finds an autoscaler that KServe does not have', () => {
    expect(faults(inferenceServiceForm, [modelService({}, {}, { 'serving.kserve.io/autoscalerClass': 'kpa' })])).toEqual([
      'metadata.annotations["serving.kserve.io/autoscalerClass"]: must be one of hpa, external, keda, none, got "kpa"; write one of them; Knative scales by itself without it',
    ]);
  });

  test('finds parts with a list of no containers and nothing else to run', () => {
    expect(faults(inferenceServiceForm, [service({ containers: [] }, {}, { transformer: { containers: [] }, explainer: { containers: [] } })])).toEqual([
      'spec.predictor.containers: must hold a container, got []; write one',
      'spec.transformer.containers: must hold a container, got []; write one',
      'spec.explainer.containers: must hold a container, got []; write one',
    ]);
    expect(form(service({ sklearn: {}, containers: [] }, {}, { explainer: { art: {}, containers: [] } }))).toEqual([]);
  });

  test('finds bounds that contradict each other, of all parts', () => {
    expect(form(service({ model: {}, minReplicas: 5, maxReplicas: 2 }, {}, { transformer: { containers: [main], minReplicas: 3, maxReplicas: 1 } })))
      .toEqual(['spec.predictor.minReplicas', 'spec.transformer.minReplicas']);
    expect([{ minReplicas: 2, maxReplicas: 2 }, { minReplicas: 2, maxReplicas: 0 }, { minReplicas: 2 }, { maxReplicas: 1 }].flatMap(bounds => form(modelService({}, bounds))))
      .toEqual([]);
  });

  test('finds variables that KServe does not allow', () => {
    const env = [{ name: 'PYTHONPATH', value: '/x' }];
    expect(form(service({ sklearn: { env }, initContainers: [{ env }], workerSpec: { containers: [{ env }] } }, { 'serving.kserve.io/autoscalerClass': 'none' },
      { explainer: { art: { env } } })).filter(field => field.includes('env')))
      .toEqual(['predictor.initContainers[0]', 'predictor.workerSpec.containers[0]', 'predictor.sklearn', 'explainer.art'].map(path => `spec.${path}.env[0].name`));
    expect(form(modelService({ env }))).toEqual(['spec.predictor.model.env[0].name']);
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
    const env = (value: string) => [{ name: 'PROTOCOL', value }];
    expect([service({ containers: [{ ...main, env: env('v1') }] }), modelService({}, { containers: [{ name: 'transformer-container', env: env('grpc') }] }),
      service({ containers: [main] }, {}, { transformer: { containers: [{ ...main, env: env('grpc') }] } })].flatMap(form)).toEqual([]);
  });

  test('finds places of models that do not go together', () => {
    const uris = (...paths: readonly (string | undefined)[]) => form(modelService({ storageUri: undefined }, { storageUris: paths.map((mountPath,
      index) => ({ uri: index > 1 ? 'pvc://c/d' : 's3://a/b', mountPath })) }));
    expect([uris('/mnt/a', '/mnt/b', '/other', '/data'), uris('/x'), uris('/a', '/a/b')].flat()).toEqual([]);
    expect(uris('/one/a', '/two/b')).toEqual(['spec.predictor.storageUris']);
    expect(uris('/', '/mnt/../b')).toEqual(['spec.predictor.storageUris[0].mountPath', 'spec.predictor.storageUris[1].mountPath', 'spec.predictor.storageUris']);
    expect(uris('/mnt/a', '/mnt/b', '/data', '/data')).toEqual(['spec.predictor.storageUris[3].mountPath']);
    expect([uris('/mnt/a', '/mnt/a'), uris(undefined, '/mnt/b')].flat()).toEqual([]);
    expect(uris('//a', '//b')).toEqual(['spec.predictor.storageUris']);
    const claims = ['s3://a/b', 'pvc://c/d', 'pvc://e/f'].map(uri => ({ uri, mountPath: '/mnt/a' }));
    expect(form(modelService({ storageUri: undefined }, { storageUris: [...claims, { mountPath: '/mnt/a' }] }))).toEqual(['spec.predictor.storageUris[2].mountPath']);
    expect(form(modelService({ storageUri: undefined }, { storageUris: claims }))).toEqual([]); // a single one is loaded
    expect(faults(inferenceServiceForm, [modelService({ storageUri: undefined }, { storageUris: ['/one', '/two'].map(mountPath => ({ uri: 's3://a/b', mountPath })) })])).toEqual([
      'spec.predictor.storageUris: must be loaded into folders with one above them all, got ["/one","/two"]; write paths that begin alike, such as /mnt/models/base and ' +
        '/mnt/models/adapter',
    ]);
    expect(form(service({ containers: [{ ...main, env: [{ name: 'STORAGE_URI', value: 's3://a/b' }] }], storageUris: [{ uri: 's3://a/b', mountPath: '/a' }] })))
      .toEqual(['spec.predictor.containers[0].env[0].name']);
    const other = { name: 'other', env: [{ name: 'STORAGE_URI', value: 's3://a/b' }] };
    const storageUris = [{ uri: 's3://a/b', mountPath: '/a' }];
    expect(form(service({ containers: [main, other], storageUris }, {}, { transformer: { containers: [{ ...main, env: [{ name: 'A' }] }], storageUris } }))).toEqual([]);
    expect(form(service({ model: {} }, {}, { transformer: { containers: [other], storageUris } }))).toEqual(['spec.transformer.containers[0].env[0].name']);
  });

  test('finds names that leave no room for those of further Services', () => {
    const named = (length: number) => form(service({ model: {} }, {}, { transformer: { containers: [main] }, explainer: { art: {} } }, { name: 'a'.repeat(length) }));
    expect(named(51)).toEqual([]);
    expect(named(52)).toEqual(['metadata.name']);
    expect(form(service({ model: {} }, {}, {}, { name: 'a'.repeat(60) }))).toEqual([]); // that of the predictor is a rule of the kind itself
  });

  test('finds models on several nodes that KServe does not run', () => {
    const none = { 'serving.kserve.io/autoscalerClass': 'none' };
    const several = (model: object, workerSpec: object = {}, annotations: object = none) => form(modelService({ storageUri: 'pvc://c/d', ...model }, { workerSpec }, annotations));
    expect(several({ resources: { limits: { 'cpu': 1, 'nvidia.com/gpu': 1 } } }, { pipelineParallelSize: 1, tensorParallelSize: 1 })).toEqual([]);
    expect(form(service({ containers: [main], workerSpec: {} }))).toEqual([]); // not for a model
    expect(several({ storageUri: 'oci' })).toEqual([]);
    expect(several({ storageUri: 's3://a/pvc://b' })).toEqual(['spec.predictor.model.storageUri']);
    expect(several({ storageUri: 's3://a/b', env: [{ name: 'TENSOR_PARALLEL_SIZE', value: '2' }] }, {}, {}))
      .toEqual(['spec.predictor.model.env[0].name', 'spec.predictor.model.storageUri', 'metadata.annotations["serving.kserve.io/autoscalerClass"]']);
    expect(several({ storageUri: undefined }, { pipelineParallelSize: 0, tensorParallelSize: -1 }))
      .toEqual(['spec.predictor.workerSpec.pipelineParallelSize', 'spec.predictor.workerSpec.tensorParallelSize', 'spec.predictor.model.storageUri']);
    const limits = { resources: { limits: { 'example.com/npu': 1 } } };
    expect(several(limits, { containers: [limits] }))
      .toEqual(['spec.predictor.workerSpec.containers[0].resources.limits["example.com/npu"]', 'spec.predictor.model.resources.limits["example.com/npu"]']);
    const key = 'serving.kserve.io/gpu-resource-types';
    expect(several(limits, {}, { ...none, [key]: '["example.com/npu"]' })).toEqual([]);
    expect(several(limits, {}, { ...none, [key]: '' })).toEqual(['spec.predictor.model.resources.limits["example.com/npu"]']);
    for (const text of ['example.com/npu', '[]', '"example.com/npu"', '[1]', '["example.com/npu", 1]', '["example.com/npu", ""]']) {
      expect(several(limits, {}, { ...none, [key]: text })).toEqual([`metadata.annotations["${key}"]`]);
    }
  });
});

describe('InferenceService/Scaling', () => {
  const scaled = (predictor: object, annotations: object = {}, mode?: string) => fields(inferenceServiceScaling, [kserve(mode), modelService({}, predictor,
    annotations)]).map(field => field.replace('spec.predictor.', ''));

  test('finds measures that Knative does not have', () => {
    expect([{ scaleMetric: 'rps', scaleTarget: 1 }, { scaleMetric: 'rps' }, { scaleMetric: 'concurrency', scaleTarget: 0 }].flatMap(one => scaled(one))).toEqual([]);
    expect(scaled({ scaleMetric: 'memory', deploymentStrategy: {} })).toEqual(['deploymentStrategy', 'scaleMetric']);
    expect([0, -1].flatMap(scaleTarget => scaled({ scaleMetric: 'rps', scaleTarget }))).toEqual(['scaleTarget', 'scaleTarget']);
    expect(scaled({ scaleMetric: 'memory' }, { 'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev' })).toEqual([]);
    expect(fields(inferenceServiceScaling, [modelService({}, { scaleMetric: 'cpu' })])).toEqual([]); // nobody knows how it runs
    const deploy = object('v1', 'ConfigMap', 'inferenceservice-config', { data: { deploy: 'Knative' } });
    expect(fields(inferenceServiceScaling, [deploy, modelService({}, { scaleMetric: 'cpu' })])).toEqual([]); // nor where that is no JSON
  });

  test('finds measures that an autoscaler of pods does not have', () => {
    expect(scaled({ scaleMetric: 'cpu', scaleTarget: 80, autoScaling: { metrics: [{ type: 'Resource' }, {}] } }, HPA)).toEqual([]);
    expect([0, 1, 100, 101].map(scaleTarget => scaled({ scaleTarget }, HPA))).toEqual([['scaleTarget'], [], [], ['scaleTarget']]);
    expect(scaled({ scaleMetric: 'rps', scaleTarget: 150, autoScaling: { metrics: [{ type: 'External' }] } }, HPA))
      .toEqual(['scaleMetric', 'scaleTarget', 'autoScaling.metrics[0].type']);
    expect(scaled({ scaleMetric: 'rps', deploymentStrategy: {} }, STANDARD)).toEqual([]);
    expect(scaled({ deploymentStrategy: {} }, {}, 'Standard')).toEqual([]);
    expect(scaled({ deploymentStrategy: {} }, { 'serving.kserve.io/deploymentMode': 'Serverless' }, 'Standard')).toEqual(['deploymentStrategy']);
    // The webhook takes what it does not know for Knative, though the controller does not.
    expect(scaled({ deploymentStrategy: {} }, { 'serving.kserve.io/deploymentMode': 'other' }, 'Standard')).toEqual(['deploymentStrategy']);
    expect(scaled({ scaleMetric: 'rps', scaleTarget: 0 }, { ...STANDARD, 'serving.kserve.io/autoscalerClass': 'external' })).toEqual([]);
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
    for (const [type, source] of [['External', 'external'], ['PodMetric', 'podmetric']]) {
      expect(keda([{ type, [source]: { metric: {}, target: { type: 'AverageValue' } } }]))
        .toEqual(['metric.query', 'target.value', 'target.averageValue'].map(path => `autoScaling.metrics[0].${source}.${path}`));
      expect(keda([{ type }, { type, [source]: { metric: { query: 'q' }, target: { type: 'Value', value: 150, averageUtilization: 0 } } }])).toEqual([]);
    }
  });

  test('finds amounts that KEDA does not take of a resource', () => {
    const of = (name: string, target: object) => scaled({ autoScaling: { metrics: [{ type: 'Resource', resource: { name, target } }] } }, { ...STANDARD,
      'serving.kserve.io/autoscalerClass': 'keda' }).map(field => field.replace('autoScaling.metrics[0].resource.target.', ''));
    expect([1, 100].flatMap(averageUtilization => of('memory', { type: 'Utilization', averageUtilization, averageValue: '1' }))).toEqual([]);
    expect([0, 101].flatMap(averageUtilization => of('memory', { type: 'Utilization', averageUtilization }))).toEqual(Array(2).fill('averageUtilization'));
    expect(['1048576', '1048575', undefined].map(averageValue => of('memory', { type: 'AverageValue', averageValue }))).toEqual([[], ['averageValue'], ['averageValue']]);
    expect(of('cpu', { type: 'AverageValue', averageValue: '1Gi' })).toEqual(['type']);
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

  test('looks at the container that KServe takes for the one with the model', () => {
    const at = (predictor: object, more: object = {}, annotations: object = {}) => fields(inferenceServiceStorage, [service(predictor, annotations, more)]);
    const [one, another] = ['one', 'other'].map(name => ({ name, env: [{ name: 'A' }, { name: 'STORAGE_URI', value: 'ftp://a' }] }));
    expect(at({ containers: [one] })).toEqual(['spec.predictor.containers[0].env[1].value']);
    expect(at({ containers: [one, { ...another, name: 'kserve-container' }] })).toEqual(['spec.predictor.containers[1].env[1].value']);
    expect(at({ containers: [one, another] })).toEqual([]);
    expect(at({ model: {}, containers: [one] }, { transformer: { containers: [one, { ...another, name: 'kserve-container' }] } }))
      .toEqual(['spec.transformer.containers[0].env[1].value']);
    expect(at({ containers: [{ env: [{ name: 'A' }] }] }, { transformer: { containers: [{}] } })).toEqual([]);
  });

  test('says nothing of services that ModelMesh runs', () => {
    expect(fields(inferenceServiceStorage, [modelService({ storageUri: 'minio://a/b', storage: { path: 'p', parameters: { type: 's3' } } }, {},
      { 'serving.kserve.io/deploymentMode': 'ModelMesh' })])).toEqual([]);
  });

  test('takes those of a ClusterStorageContainer', () => {
    const container = (supportedUriFormats: readonly object[], more: object = {}) => clusterObject(ALPHA, 'ClusterStorageContainer', 'own',
      { spec: { workloadType: 'initContainer', supportedUriFormats }, ...more });
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ prefix: 'minio://' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ regex: '^m.n' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ regex: '(?i)^MINIO://[[:alpha:]]/' }])])).toEqual([]);
    expect(stored({ storageUri: 'minio://a/b' }, [container([{ prefix: 'minio://' }], { disabled: true }), container([{ prefix: '' }, { regex: '^other' }])]))
      .toEqual(['model.storageUri']);
    expect([{ regex: '' }, { regex: '(' }, {}].flatMap(format => stored({ storageUri: 'minio://a/b' }, [container([format])]))).toEqual(Array(3).fill('model.storageUri'));
    const of = (workloadType?: string) => stored({ storageUri: 'minio://a/b' }, [container([{ prefix: 'minio://' }], { spec: { workloadType,
      supportedUriFormats: [{ prefix: 'minio://' }] } })]);
    expect([of(), of('initContainer'), of('localModelDownloadJob')]).toEqual([[], [], ['model.storageUri']]);
  });

  test('finds places that the container of the first one does not load, and a first one of which a container loads no other', () => {
    const container = (name: string, prefix: string, supportsMultiModelDownload?: boolean) => clusterObject(ALPHA, 'ClusterStorageContainer', name,
      { spec: { supportedUriFormats: [{ prefix }], supportsMultiModelDownload } });
    const at = (uris: readonly string[], ...beside: readonly object[]) => faults(inferenceServiceStorage, [service({
      model: { modelFormat: { name: 'sklearn' } }, storageUris: uris.map(uri => ({ uri, mountPath: '/mnt/models' })),
    }), ...beside]);
    const [usual, registry] = [container('usual', 's3://', true), container('registry', 'model-registry://')];
    expect([['s3://a', 's3://b'], ['s3://a', 'pvc://b'], ['pvc://a', 'model-registry://b'], ['x://a']].flatMap(uris => at(uris, usual, registry))).toEqual([]);
    expect(at(['model-registry://a', 's3://b'])).toEqual([]); // nobody knows the containers of KServe
    expect(at(['model-registry://a', 's3://b'], usual, registry)).toEqual([
      'spec.predictor.storageUris[0].uri: is a place from which ClusterStorageContainer registry loads a single model, got "model-registry://a"; ' +
        'write it as storageUri; where the program loads several, write supportsMultiModelDownload: true in the ClusterStorageContainer',
    ]);
    expect(at(['s3://a', 'model-registry://b'], usual, registry)).toEqual([
      'spec.predictor.storageUris[1].uri: is a place from which the container of the first one, ClusterStorageContainer usual, does not load, got "model-registry://b"; ' +
        'write places that one ClusterStorageContainer takes',
    ]);
  });

  test('finds a type without its bucket', () => {
    const at = (parameters: object) => stored({ storageUri: undefined, storage: { path: 'iris', parameters } });
    expect([at({ type: 's3', bucket: 'b' }), at({ bucket: 'b' }), at({ type: 'hdfs' })].flat()).toEqual([]);
    expect(at({ type: 's3' })).toEqual(['model.storage.parameters.bucket']);
  });
});
