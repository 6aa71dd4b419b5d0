import { ALPHA, faults, fields, kserve, modelService, service } from './support';
import { inferenceGraphSteps, inferenceServiceRegistry, llmInferenceServiceForm, llmInferenceServicePresets, localModelCacheModel, trainedModelService } from '../../../src/checks';
import { clusterObject, external, found, object, setOf } from '../support';

describe('InferenceGraph/Steps', () => {
  const graph = (nodes: object) => fields(inferenceGraphSteps, [object(ALPHA, 'InferenceGraph', 'graph', { spec: { nodes } })]);

  test('lets pass what leads somewhere', () => {
    expect(graph({
      root: { routerType: 'Splitter', steps: [{ serviceName: 'a', weight: 20 }, { nodeName: 'next', weight: 80 }] },
      next: { routerType: 'Sequence', steps: [{ name: 'a', serviceName: 'a', weight: 1 }, { name: 'b', serviceUrl: 'http://b', weight: 1 }] },
      last: { routerType: 'Sequence', steps: [{ name: '', nodeName: '', serviceName: 'a' }, { name: '', nodeName: 7, serviceName: 'b' }] },
    })).toEqual([]);
  });

  test('finds weights that do not add up, names twice, and nodes that are not there', () => {
    const splitter = (...weights: readonly unknown[]) => graph({ root: { routerType: 'Splitter', steps: weights.map(weight => ({ serviceName: 'a', weight })) } });
    expect(splitter(20, 70)).toEqual(['spec.nodes.root.steps']);
    expect(splitter(20, undefined)).toEqual([]); // a fault of the form
    expect(graph({ root: { routerType: 'Sequence', steps: [{ name: 'a', serviceName: 'a' }, { name: 'a', nodeName: 'gone' }, {}, {}] } }))
      .toEqual(['spec.nodes.root.steps[1].name', 'spec.nodes.root.steps[1].nodeName']);
  });
});

describe('InferenceService/Registry', () => {
  const label = 'modelregistry.kubeflow.org/registered-model-id';
  const noted = (predictor: object, labels: object = { [label]: '1' }) => faults(inferenceServiceRegistry, [service(predictor, {}, {}, { labels })]);
  const containers = [{ name: 'kserve-container', image: 'registry.example.com/own:1' }];

  test('finds a container of one\'s own that the hub is to note, at which its controller crashes for good', () => {
    expect(noted({ containers })).toEqual([`metadata.labels["${label}"]: must not be there where the predictor brings a container of its own, got "1"; ` +
      'remove the label, or serve the model by predictor.model and a ServingRuntime with the container']);
  });

  test('lets pass models, also with containers beside them, what is noted already, and what is not to be noted', () => {
    const model = { modelFormat: { name: 'sklearn' }, storageUri: 's3://models/iris' };
    expect([{ model }, { model, containers: [{ name: 'beside' }] }, { sklearn: {} }].map(predictor => noted(predictor))).toEqual([[], [], []]);
    expect(noted({ containers }, { [label]: '1', 'modelregistry.kubeflow.org/inference-service-id': '4' })).toEqual([]);
    expect(noted({ containers }, { 'modelregistry.kubeflow.org/name': 'model-registry-service' })).toEqual([]);
  });
});

describe('TrainedModel/Service', () => {
  const model = (name: string, memory = '1Gi', inferenceService = 'iris') => object(ALPHA, 'TrainedModel', name, { spec: { inferenceService, model: { storageUri: 's3://a/b',
    framework: 'sklearn', memory } } });
  const many = modelService({ storageUri: undefined, resources: { limits: { memory: '3Gi' } } });
  const named = (beside: readonly object[]) => fields(trainedModelService, [model('a'), ...beside]);

  test('takes one that is there for many models', () => {
    expect(named([many])).toEqual([]);
    expect(named([service({ containers: [{ env: [{ name: 'MULTI_MODEL_SERVER', value: 'true' }], resources: { limits: { memory: '1Gi' } } }] })])).toEqual([]);
    expect(found(trainedModelService, [model('a')], [external('serving.kserve.io/InferenceService', 'iris', 'ml')])).toEqual([]);
    expect(fields(trainedModelService, [object(ALPHA, 'TrainedModel', 'a', { spec: {} })])).toEqual([]); // a fault of the form
  });

  test('finds one that is not there, or serves one model', () => {
    expect(faults(trainedModelService, [model('a')])).toEqual([
      'spec.inferenceService: names an InferenceService that does not exist, got "ml/iris"; correct the name, add the InferenceService, or declareExternal() it if ' +
        'somebody else makes it',
    ]);
    expect([modelService(), modelService({ storageUri: undefined, storage: {} }), modelService({ storageUri: undefined }, { storageUris: [{}] }),
      service({ huggingface: {} }), service({ containers: [{}] }), service({})]
      .flatMap(one => named([one]))).toEqual(Array(6).fill('spec.inferenceService'));
  });

  test('takes the limit of the settings where none is written, and none where nobody knows', () => {
    const open = modelService({ storageUri: undefined });
    const settings = object('v1', 'ConfigMap', 'inferenceservice-config', { data: { inferenceService: '{ "resource": { "memoryLimit": "2Gi" } }' } });
    expect(named([open])).toEqual([]);
    expect(named([open, settings])).toEqual([]);
    expect(fields(trainedModelService, [model('a', '3Gi'), open, settings])).toEqual(['spec.model.memory']);
  });

  test('finds models for which there is no memory left', () => {
    const found = [...trainedModelService.check(setOf([many, model('large', '9Gi', 'another'), model('a', '2Gi'), model('b'), model('c'), model('d', '1Gi',
      'other')]))].map(one => `${one.at.name} ${one.field}: ${one.problem}`);
    expect(found).toEqual([
      'large spec.inferenceService: names an InferenceService that does not exist, got "ml/another"',
      'c spec.model.memory: must fit with the models before it into the memory limit of "iris", got 4Gi of 3Gi',
      'd spec.inferenceService: names an InferenceService that does not exist, got "ml/other"',
    ]);
  });
});

describe('LocalModelCache/Model', () => {
  const cache = (name: string, sourceModelUri = 'hf://a/b') => clusterObject(ALPHA, 'LocalModelCache', name, { spec: { sourceModelUri } });

  test('finds a model that is kept twice, at the later one', () => {
    expect(fields(localModelCacheModel, [cache('a'), cache('b', 'hf://a/c')])).toEqual([]);
    expect(fields(localModelCacheModel, [cache('a')], [cache('a')])).toEqual([]); // it takes the place of the other
    expect(fields(localModelCacheModel, ['a', 'b'].map(name => clusterObject(ALPHA, 'LocalModelCache', name, { spec: {} })))).toEqual([]); // faults of the form
    expect(fields(localModelCacheModel, [cache('b')], [cache('a')])).toEqual(['spec.sourceModelUri']); // the other one is there before
    expect(faults(localModelCacheModel, [cache('a'), cache('b')])).toEqual(['spec.sourceModelUri: is kept by the LocalModelCache "a" too, got "hf://a/b"; remove one of the two']);
  });
});

const llm = (spec: object, version = 'v1alpha2') => object(`serving.kserve.io/${version}`, 'LLMInferenceService', 'opt', { spec: { model: { uri: 'hf://facebook/opt-125m' },
  ...spec } });

describe('LLMInferenceService/Form', () => {
  const form = (spec: object, version?: string) => fields(llmInferenceServiceForm, [llm(spec, version)]).map(field => field.replace('spec.', ''));
  const gateway = { refs: [{ name: 'g', namespace: 'n' }] };
  const http = (parentRefs: readonly object[]) => ({ http: { spec: { parentRefs } } });

  test('finds routes that contradict the gateway', () => {
    expect(form({ router: { route: { http: { refs: [{ name: 'r' }] } } } })).toEqual([]);
    expect(form({ router: { gateway: {}, route: { http: { refs: [{ name: 'r' }] } } } })).toEqual(['router.route.http.refs']);
    expect(form({ router: { gateway, route: http([{ namespace: 'n', name: 'g' }]) } })).toEqual([]);
    expect(form({ router: { gateway, route: http([{ namespace: 'n', name: 'g' }]) } }, 'v1alpha1')).toEqual(['router.route.http.spec.parentRefs']);
    expect(form({ router: { gateway, route: http([{ namespace: 'n', name: 'other' }]) } })).toEqual(['router.route.http.spec.parentRefs']);
    const [one, another] = ['a', 'b'].map(sectionName => ({ namespace: 'n', name: 'g', sectionName }));
    expect([
      { gateway: {} }, { gateway, route: { http: { refs: [{ name: 'r' }] } } }, { gateway: { refs: [one, another] }, route: http([another, one]) },
    ].flatMap(router => form({ router }))).toEqual([]);
    expect([{ gateway }, { gateway, route: http([]) }, { gateway: {}, route: http([one]) }].flatMap(router => form({ router }, 'v1alpha1'))).toEqual([]);
    expect(form({ router: { gateway: { refs: [one] }, route: http([another]) } })).toEqual(['router.route.http.spec.parentRefs']);
  });

  test('finds schedulers without replicas or with an empty configuration', () => {
    expect(form({ router: { scheduler: { replicas: 1, config: { inline: { kind: 'EndpointPickerConfig' } } } } })).toEqual([]);
    expect(form({ router: { scheduler: { replicas: 0, config: { inline: {} } } } })).toEqual(['router.scheduler.replicas', 'router.scheduler.config.inline']);
    expect(form({ router: { scheduler: { replicas: -1 } } })).toEqual(['router.scheduler.replicas']);
    expect(form({ router: { scheduler: { config: { ref: {} } } } })).toEqual(['router.scheduler.config.ref.name']);
  });

  test('finds scaling that contradicts itself', () => {
    const wva = { hpa: {} };
    expect(form({ scaling: { minReplicas: 1, maxReplicas: 2, wva }, prefill: { scaling: { maxReplicas: 2, wva } } })).toEqual([]);
    expect(form({ replicas: 1, scaling: { minReplicas: 3, maxReplicas: 2, wva: { hpa: {}, keda: {} } } })).toEqual(['replicas', 'scaling.minReplicas', 'scaling.wva']);
    expect(form({ prefill: { scaling: { maxReplicas: 2 } } })).toEqual(['prefill.scaling.wva']);
    expect([{ minReplicas: 2, maxReplicas: 2 }, { minReplicas: 2 }].flatMap(bounds => form({ scaling: { ...bounds, wva } }))).toEqual([]);
    expect(form({ scaling: { maxReplicas: 2, wva }, prefill: { scaling: { maxReplicas: 2, wva: { keda: {} } } } })).toEqual(['prefill.scaling.wva']);
    const keda = (more: object, minReplicas?: number) => form({ scaling: { maxReplicas: 2, minReplicas, wva: { keda: more } } });
    expect(keda({ idleReplicaCount: 0 }, 1)).toEqual([]);
    expect([keda({ idleReplicaCount: 1 }, 1), keda({ idleReplicaCount: 0 })].flat()).toEqual(Array(2).fill('scaling.wva.keda.idleReplicaCount'));
    expect(keda({ advanced: { horizontalPodAutoscalerConfig: { name: 'a' }, scalingModifiers: { formula: 'b' } } }))
      .toEqual(['horizontalPodAutoscalerConfig.name', 'scalingModifiers.formula'].map(name => `scaling.wva.keda.advanced.${name}`));
  });

  test('finds models from where nothing can load', () => {
    expect(['pvc://a', 's3://a/b', 'oci://a/b', '', undefined].flatMap(uri => form({ model: { uri } }))).toEqual([]);
    expect(['gs://a/b', 'gs://a/s3://b'].flatMap(uri => form({ model: { uri } }))).toEqual(Array(2).fill('model.uri'));
    expect(form({ model: { uri: 'gs://a/b' }, storageInitializer: { enabled: false } })).toEqual([]);
    expect(form({ model: { uri: 'facebook/opt' }, storageInitializer: { enabled: false } })).toEqual(['model.uri']);
  });

  test('finds presets that name presets', () => {
    expect(fields(llmInferenceServiceForm, [object('serving.kserve.io/v1alpha2', 'LLMInferenceServiceConfig', 'a', { spec: { baseRefs: [{ name: 'b' }] } })]))
      .toEqual(['spec.baseRefs']);
    expect(fields(llmInferenceServiceForm, [object('serving.kserve.io/v1alpha2', 'LLMInferenceServiceConfig', 'a', { spec: {} })])).toEqual([]);
  });
});

describe('LLMInferenceService/Presets', () => {
  const preset = (name: string, namespace = 'kubeflow') => object('serving.kserve.io/v1alpha2', 'LLMInferenceServiceConfig', name, {}, { namespace });
  const own = (spec: object, presets: readonly string[]) => faults(llmInferenceServicePresets, [llm(spec)], [kserve(), ...presets.map(name => preset(`kserve-config-llm-${name}`))])
    .map(text => text.replace(/^(\S+): .*"kserve-config-llm-(.*?)".*$/, '$1 $2'));

  test('finds presets that KServe takes by itself, and that are not there', () => {
    expect(own({ router: { scheduler: {}, route: {} } }, ['scheduler', 'router-route', 'template'])).toEqual([]);
    expect(own({ router: { scheduler: {}, route: {} } }, [])).toEqual(['spec.router.scheduler scheduler', 'spec.router.route router-route', 'spec template']);
    expect(own({ router: { scheduler: { pool: { ref: {} } }, route: { http: { refs: [{ name: 'r' }] } } }, prefill: {} }, []))
      .toEqual(['spec.prefill prefill-template', 'spec decode-template']);
    expect(own({ worker: {}, parallelism: { data: 2 }, prefill: { worker: {}, parallelism: { pipeline: 2 } } }, []))
      .toEqual(['spec.prefill.worker prefill-worker-pipeline-parallel', 'spec.worker decode-worker-data-parallel']);
    expect(own({ worker: {} }, [])).toEqual([]);
    expect(fields(llmInferenceServicePresets, [llm({})])).toEqual([]); // nobody knows the controller
    expect(fields(llmInferenceServicePresets, [llm({}), preset('kserve-config-llm-template', 'ml')], [kserve()])).toEqual([]);
  });

  test('finds presets that are named, and are neither in the namespace nor in that of KServe', () => {
    const named = (...beside: readonly object[]) => fields(llmInferenceServicePresets, [llm({ baseRefs: [{ name: 'gpu' }] }), ...beside], [kserve()]);
    expect([named(preset('gpu')), named(preset('gpu', 'ml'))].flat()).toEqual([]);
    expect([named(), named(preset('gpu', 'other'))].flat()).toEqual(Array(2).fill('spec.baseRefs[0].name'));
    expect(fields(llmInferenceServicePresets, [llm({ baseRefs: [{}, { name: '' }] })], [kserve()])).toEqual([]); // faults of the form
    const anywhere = (...presets: readonly object[]) => fields(llmInferenceServicePresets, [llm({ baseRefs: [{ name: 'gpu' }] }), ...presets]);
    expect(anywhere(preset('gpu', 'other'), preset('gpu', 'another'), preset('cpu', 'other'))).toEqual([]); // one may be that of KServe
    expect(anywhere(preset('cpu', 'other'))).toEqual(['spec.baseRefs[0].name']);
  });
});
