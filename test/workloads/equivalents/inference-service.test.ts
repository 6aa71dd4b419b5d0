import { expectSameMeaning, HAS_SHARED, realDocument } from './compare';
import { isRecord, PlainManifest } from '../../../src/core';
import {
  gcsModel, httpsModel, huggingFaceModel, InferenceService, InferenceServiceProps, ModelPredictor, nvidia, ociModel, pvcModel, registryModel, s3Model,
} from '../../../src/workloads';
import { chart, found } from '../../support';

const FILE = 'serving.kserve.io_InferenceService';

/** A document, and the props that say the same. */
type Case = readonly [folder: 'corpus' | 'admission', index: number, props: InferenceServiceProps];

const EXAMPLES = 'gs://kfserving-examples/models';
const IRIS = gcsModel(`${EXAMPLES}/sklearn/1.0/model`);
const FLOWERS = gcsModel(`${EXAMPLES}/tensorflow/flowers`);
const SECOND_FLOWERS = gcsModel(`${EXAMPLES}/tensorflow/flowers-2`);
const TORCHSCRIPT = gcsModel(`${EXAMPLES}/torchscript`);
const XGB_IRIS = gcsModel(`${EXAMPLES}/xgboost/iris`);
const LR_MODEL = gcsModel('gs://seldon-models/sklearn/mms/lr_model');
const IMAGES_V1 = gcsModel(`${EXAMPLES}/torchserve/image_classifier/v1`);
const IMAGES_V2 = gcsModel(`${EXAMPLES}/torchserve/image_classifier/v2`);
const BROKER = 'http://broker-ingress.knative-eventing.svc.cluster.local';
const small = { cpu: '100m', cpuLimit: '1', memory: '256Mi', memoryLimit: '1Gi' } as const;
const oneOf = (cpu: string, memory: string) => ({ cpu, cpuLimit: cpu, memory, memoryLimit: memory });
const grpc = (name: string, containerPort: number) => [{ name, containerPort, protocol: 'TCP' as const }];
const threads = { OMP_NUM_THREADS: '1' };

const model = (modelFormat: string, more: Omit<ModelPredictor, 'modelFormat'> & object = {}): InferenceServiceProps => ({ predictor: { modelFormat, ...more } as ModelPredictor });
const bert = (args: readonly string[], uri: string): InferenceServiceProps =>
  model('huggingface', { protocolVersion: 'v2', args, storageUri: huggingFaceModel(uri), ...oneOf('1', '2Gi'), gpu: nvidia(1) });
const llama = (args: readonly string[], more: object = {}): InferenceServiceProps => model('huggingface', { args, ...oneOf('6', '24Gi'), gpu: nvidia(1), ...more });
const bgTest = (target: string): InferenceServiceProps => ({ predictor: { minReplicas: 1, image: 'iamlovingit/bgtest:latest', env: { target } } });
const driver = {
  image: 'kserve/driver-transformer:latest', command: ['python', '-m', 'driver_transformer'],
  args: ['--feast_serving_url', 'feature-server-service.default.svc.cluster.local:6566', '--entity_id_name', 'driver_id', '--feature_refs', 'driver_hourly_stats:conv_rate',
    'driver_hourly_stats:acc_rate', 'driver_hourly_stats:avg_daily_trips'],
};

const CASES: readonly Case[] = [
  ['corpus', 1, { mode: 'standard', predictor: { modelFormat: 'sklearn', storageUri: s3Model('s3://my-bucket/model'),
    deploymentStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '0', maxUnavailable: '1' } } } }],
  ['corpus', 2, { ...model('tensorflow', { storageUri: FLOWERS, runtimeVersion: '1.11.0-gpu', gpu: nvidia(1) }),
    annotations: { 'serving.kserve.io/gke-accelerator': 'nvidia-tesla-t4' } }],
  ['corpus', 3, { predictor: { minReplicas: 0, modelFormat: 'tensorflow', storageUri: FLOWERS } }],
  ['corpus', 5, { predictor: { timeout: 60, minReplicas: 1, batcher: { maxBatchSize: 32, maxLatency: 5000 }, modelFormat: 'pytorch', storageUri: gcsModel(`${EXAMPLES}/torchserve/image-classifier`) } }],
  ['corpus', 6, { predictor: { minReplicas: 1, batcher: { maxBatchSize: 16, maxLatency: 300 }, modelFormat: 'pytorch', storageUri: IMAGES_V1 } }],
  ['corpus', 7, { predictor: { canaryTrafficPercent: 10, modelFormat: 'sklearn', storageUri: gcsModel(`${EXAMPLES}/sklearn/1.0/model-2`) } }],
  ['corpus', 9, {
    predictor: { modelFormat: 'sklearn', storageUri: gcsModel(`${EXAMPLES}/sklearn/newsgroup`), env: { PREDICT_PROBA: 'true' } },
    explainer: {
      image: 'kserve/aix-explainer:v0.10.1', args: ['--model_name', 'aix-explainer', '--explainer_type', 'LimeTexts', '--top_labels', '10'], imagePullPolicy: 'Always',
        ...oneOf('1', '2Gi'),
    },
  }],
  ['corpus', 12, { predictor: { modelFormat: 'sklearn', storageUri: gcsModel(`${EXAMPLES}/sklearn/mnist/art`) }, explainer: { art: { type: 'SquareAttack', config: { nb_classes: '10' } } } }],
  ['corpus', 13, model('sklearn', { storageUri: IRIS })],
  ['corpus', 14, model('xgboost', { storageUri: XGB_IRIS })],
  ['corpus', 15, bgTest('single-1')],
  ['corpus', 16, bgTest('single-3')],
  ['corpus', 18, {
    predictor: { minReplicas: 1, modelFormat: 'tensorflow', ...oneOf('100m', '1Gi'), runtimeVersion: '1.14.0', storageUri: s3Model('s3://mnist') },
    transformer: { minReplicas: 1, image: 'kserve/mnist-transformer:latest', ...oneOf('100m', '1Gi') },
  }],
  ['corpus', 20, { predictor: { logger: { mode: 'all', url: 'http://message-dumper.default/' }, modelFormat: 'sklearn', storageUri: IRIS } }],
  ['corpus', 21, { predictor: { minReplicas: 1, logger: { url: `${BROKER}/default/default` }, modelFormat: 'sklearn', storageUri: IRIS } }],
  ['corpus', 23, model('triton', { args: ['--log-verbose=1'], ...oneOf('1', '2Gi') })],
  ['corpus', 25, model('sklearn', { runtime: 'kserve-mlserver', storageUri: LR_MODEL })],
  ['corpus', 26, { mode: 'standard', predictor: { modelFormat: 'sklearn', storageUri: 's3://my-bucket/model' } }],
  ['corpus', 28, model('tensorflow', { serviceAccount: 'sa', storageUri: s3Model('s3://kfserving-examples/mnist') })],
  ['corpus', 29, model('sklearn', { storage: { key: 'localMinIO', path: 'sklearn', parameters: { bucket: 'example-models' } } })],
  ['corpus', 30, model('tensorflow', {
    storageUri: httpsModel('https://raw.githubusercontent.com/tduffy000/kfserving-uri-examples/master/tensorflow/frozen/model_artifacts.tar.gz'),
  })],
  ['corpus', 31, { predictor: { image: 'kserve/custom-model-grpc:latest', ports: grpc('h2c', 8081) } }],
  ['corpus', 32, { tagRouting: true, predictor: { canaryTrafficPercent: 10, modelFormat: 'tensorflow', storageUri: SECOND_FLOWERS } }],
  ['corpus', 35, model('sklearn', { protocolVersion: 'v2', storageUri: LR_MODEL })],
  ['corpus', 36, model('tensorflow', { storageUri: FLOWERS, ports: grpc('h2c', 9000) })],
  ['corpus', 39, model('tensorflow', { storageUri: FLOWERS, image: 'tensorflow/serving:v1.14' })],
  ['corpus', 40, { predictor: { containerConcurrency: 10, modelFormat: 'pytorch', storageUri: IMAGES_V1 } }],
  ['corpus', 42, { predictor: { canaryTrafficPercent: 20, modelFormat: 'pytorch', storageUri: IMAGES_V2 } }],
  ['corpus', 45, model('pytorch', { protocolVersion: 'v2', storageUri: IMAGES_V2, memoryLimit: '4Gi', gpu: nvidia(1), args: ['--disable-token-auth', '--enable-model-api'] })],
  ['corpus', 46, {
    predictor: {
      image: 'pytorch/torchserve:0.9.0-cpu', args: ['torchserve', '--start', '--model-store=/mnt/models/model-store', '--ts-config=/mnt/models/config/config.properties'],
      env: { TS_SERVICE_ENVELOPE: 'kserve' }, storageUri: IMAGES_V1, ...small,
      sidecars: [{
        name: 'transformer-container', image: 'kserve/image-transformer:latest', ports: [{ containerPort: 8080, protocol: 'TCP' }], ...small,
        args: ['--model_name=mnist', '--protocol=v1', '--http_port=8080', '--grpc_port=8081', '--predictor_host=localhost:8085'],
      }],
    },
  }],
  ['corpus', 47, { transformer: driver, predictor: { modelFormat: 'sklearn', storageUri: gcsModel(`${EXAMPLES}/feast/driver`) } }],
  ['corpus', 48, { transformer: { image: 'kserve/image-transformer:latest' }, predictor: { modelFormat: 'pytorch', storageUri: IMAGES_V1 } }],
  ['corpus', 92, {
    mode: 'standard', autoscaler: 'keda', annotations: { 'sidecar.opentelemetry.io/inject': 'huggingface-qwen-predictor' },
    predictor: {
      modelFormat: 'huggingface', args: ['--model_name=qwen'], storageUri: huggingFaceModel('Qwen/Qwen2.5-0.5B-Instruct'), ...oneOf('1', '4Gi'), minReplicas: 1, maxReplicas: 5,
      autoScaling: {
        metrics: [{
          type: 'PodMetric',
          podmetric: {
            metric: { backend: 'opentelemetry', metricNames: ['vllm:num_requests_running'], query: 'vllm:num_requests_running' }, target: { type: 'Value', value: '4' },
          },
        }],
      },
    },
  }],
  ['corpus', 93, llama(['--model_name=llama3'], { storageUri: huggingFaceModel('meta-llama/meta-llama-3-8b-instruct') })],
  ['corpus', 94, {
    mode: 'standard', predictor: { modelFormat: 'huggingface', storageUri: pvcModel('llama-3-8b-pvc', 'hf/8b_instruction_tuned'),
      workerSpec: { pipelineParallelSize: 2, tensorParallelSize: 1 } },
  }],
  ['corpus', 99, model('pytorch', { cpu: '100m', storageUri: gcsModel(`${EXAMPLES}/torchserve/cat_dog_classification`) })],
  ['corpus', 100, model('triton', { nodeSelector: { myLabelName: 'myLabelValue' }, storageUri: TORCHSCRIPT, runtimeVersion: '21.08-py3', env: threads })],
  ['corpus', 101, model('triton', {
    tolerations: [{ key: 'yourTaintKeyHere', operator: 'Equal', value: 'true', effect: 'NoSchedule' }], storageUri: TORCHSCRIPT, runtimeVersion: '21.08-py3', env: threads,
  })],
  ['corpus', 103, { mode: 'standard', autoscaler: 'hpa', predictor: { scaleTarget: 80, scaleMetric: 'cpu', modelFormat: 'sklearn', storageUri: IRIS, ...small, memory: '128Mi' } }],
  ['corpus', 104, {
    mode: 'standard', autoscaler: 'keda',
    predictor: {
      modelFormat: 'sklearn', protocolVersion: 'v2', runtime: 'kserve-sklearnserver', storageUri: IRIS, minReplicas: 1, maxReplicas: 5,
      autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }] },
    },
  }],
  ['corpus', 107, { predictor: { scaleTarget: 1, scaleMetric: 'concurrency', modelFormat: 'tensorflow', storageUri: FLOWERS } }],
  ['corpus', 112, {
    predictor: { modelFormat: 'sklearn', storageUri: httpsModel('https://github.com/trustyai-explainability/model-collection/raw/main/housing-data/model.joblib') },
    explainer: { image: 'quay.io/trustyai/trustyai-kserve-explainer:latest', env: { EXPLAINER_TYPE: 'SHAP' } },
  }],
  ['corpus', 114, bert(['--model_name=bert', '--return_probabilities'], 'google-bert/bert-base-uncased')],
  ['corpus', 115, bert(['--model_name=distilbert'], 'distilbert/distilbert-base-uncased-finetuned-sst-2-english')],
  ['corpus', 117, bert(['--model_name=bert', '--disable_lower_case', '--return_raw_logits'], 'dslim/bert-base-NER')],
  ['corpus', 118, model('lightgbm', { storageUri: gcsModel(`${EXAMPLES}/lightgbm/iris`) })],
  ['corpus', 119, model('lightgbm', { protocolVersion: 'v2', runtime: 'kserve-lgbserver', storageUri: gcsModel(`${EXAMPLES}/lightgbm/v2/iris`), ports: grpc('h2c', 8081) })],
  ['corpus', 121, model('mlflow', { protocolVersion: 'v2', storageUri: gcsModel(`${EXAMPLES}/mlflow/wine`), ...small, memory: '512Mi' })],
  ['corpus', 122, model('paddle', { storageUri: gcsModel(`${EXAMPLES}/paddle/resnet50`) })],
  ['corpus', 123, model('pmml', { protocolVersion: 'v2', runtime: 'kserve-pmmlserver', storageUri: gcsModel(`${EXAMPLES}/pmml`), ports: grpc('h2c', 8081) })],
  ['corpus', 127, {
    transformer: { image: 'kfserving/bert-transformer-v2:latest', command: ['python', '-m', 'bert_transformer_v2'], storageUri: gcsModel(`${EXAMPLES}/triton/bert-transformer`) },
    predictor: { modelFormat: 'triton', protocolVersion: 'v2', storageUri: gcsModel(`${EXAMPLES}/triton/bert`), runtimeVersion: '20.10-py3', ...oneOf('1', '8Gi') },
  }],
  ['corpus', 139, model('huggingface', { storageUris: [{ uri: s3Model('s3://bucket/base-model'), mountPath: '/mnt/models/base' },
    { uri: s3Model('s3://bucket/adapters') }] } as never)],
  ['corpus', 141, llama(['--model_name=llama3', '--model_dir=/mnt/models'],
    { serviceAccount: 'hfserviceacc', storageUri: huggingFaceModel('meta-llama/meta-llama-3-8b-instruct') })],
  ['corpus', 142, model('sklearn', { storageUri: ociModel('myuser/mymodel:1.0') })],
  ['corpus', 146, {
    predictor: {
      image: 'kserve/huggingfaceserver:latest', args: ['--model_id=google/timesfm-2.0-500m-pytorch', '--model_name=timesfm2', '--http_port=8080'],
      cpu: '4', cpuLimit: '8', memory: '8Gi', memoryLimit: '16Gi', gpu: nvidia(1),
    },
  }],
  ['corpus', 147, model('sklearn', { storageUri: registryModel('iris', { version: 'v1' }) })],
  ['corpus', 148, {
    ...model('onnx', { runtime: 'kserve-ovms', storage: { key: 'testkey', path: '/testpath/test' } }),
    labels: { 'modelregistry.kubeflow.org/registered-model-id': '1', 'modelregistry.kubeflow.org/name': 'model-registry' },
  }],
  ['admission', 0, bert(['--model_name=bert', '--return_probabilities'], 'google-bert/bert-base-uncased')],
  ['admission', 1, { predictor: { modelFormat: 'sklearn', storageUri: IRIS, minReplicas: 0, maxReplicas: 10, scaleTarget: 70 } }],
  ['admission', 4, { transformer: driver, predictor: { modelFormat: 'sklearn', storageUri: gcsModel(`${EXAMPLES}/feast/driver`), cpu: '100m', cpuLimit: '1', memory: '512Mi', memoryLimit: '2Gi' } }],
];

/** Fields of a predictor by which older documents say the format. */
const FORMATS = ['huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml', 'pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost'];
const WITH_V2 = ['huggingface', 'onnx', 'triton'];

/** What KServe's webhook makes of a document when it comes in. */
function defaulted(one: PlainManifest): PlainManifest {
  const spec = one.spec as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const components = Object.entries(spec).map(([name, component]) => [name, named(name === 'predictor' ? withModel(component) : component)]);
  return { ...one, spec: Object.fromEntries(components) as unknown };
}

function withModel(predictor: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const format = FORMATS.find(name => isRecord(predictor[name]));
  if (format === undefined) {
    const { model: said, ...rest } = predictor;
    const isTriton = isRecord(said) && isRecord(said.modelFormat) && said.modelFormat.name === 'triton';
    return said === undefined ? predictor : { ...rest, model: { ...isTriton && { protocolVersion: 'v2' }, ...said } };
  }
  const { [format]: said, ...rest } = predictor;
  return { ...rest, model: { modelFormat: { name: format }, ...WITH_V2.includes(format) && { protocolVersion: 'v2' }, ...said as object } };
}

/** The first container has the name that KServe gives it. Variables come in the order of their names. */
function named(component: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { containers } = component;
  return !Array.isArray(containers) ? component : {
    ...component,
    containers: containers.map((one: Readonly<Record<string, unknown>>, index) => ({ ...one, ...index === 0 && { name: 'kserve-container' } })),
  };
}

/** What says that nobody outside may call, which the documents leave open. */
const OURS = ['.metadata.labels.networking.knative.dev/visibility', '.metadata.labels.networking.kserve.io/visibility'];
const PROTOCOLS = { '*.ports.*.protocol': 'TCP', '.spec.*.model.ports.*.protocol': 'TCP', '.spec.*.containers.*.ports.*.protocol': 'TCP' };

test('there are at least 40', () => expect(CASES.length).toBeGreaterThanOrEqual(40));

const run = HAS_SHARED ? test : test.skip;

run.each(CASES)('%s %i is what the construct makes', (folder, index, props) => {
  const document = realDocument(folder, FILE, index);
  const { name } = document.metadata as { readonly name: string };
  const scope = chart();
  new InferenceService(scope, name, { namespace: 'vision', ...props });
  expectSameMeaning(found(scope, 'InferenceService', name) as PlainManifest, document, { normal: defaulted, added: OURS, defaults: PROTOCOLS });
});
