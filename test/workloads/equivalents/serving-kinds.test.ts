import { Construct } from 'constructs';
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument } from './compare';
import { PlainManifest } from '../../../src/core';
import {
  gcsModel, huggingFaceModel, InferenceGraph, LLMInferenceService, LLMPod, LocalModelCache, LocalModelNodeGroup, nvidia, s3Model, ServingRuntime, TrainedModel,
} from '../../../src/workloads';
import { chart, found } from '../../support';

interface Case {
  readonly document: readonly [folder: 'corpus' | 'admission', kind: string, index: number];
  readonly build: (scope: Construct, name: string) => unknown;
  readonly meaning?: Meaning;
}

const namespace = 'vision';
const small = { cpu: '100m', cpuLimit: '1', memory: '256Mi', memoryLimit: '1Gi' } as const;
const two = { cpu: '1', cpuLimit: '1', memory: '2Gi', memoryLimit: '2Gi' } as const;
const OURS = { added: ['.metadata.labels.networking.knative.dev/visibility'] };
/** The older version has the same fields in these documents. */
const VERSION: Meaning = { added: ['.apiVersion'], meaningless: ['.apiVersion'], normal: withEmptyMaps };

/** An empty map asks for what is in it by default, so it counts. */
function withEmptyMaps(one: PlainManifest): PlainManifest {
  return JSON.parse(JSON.stringify(one, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0 ? 'empty' : value)) as PlainManifest;
}

const CPU_VLLM: LLMPod = {
  image: 'quay.io/pierdipi/vllm-cpu:latest', securityContext: { runAsNonRoot: false }, env: { VLLM_LOGGING_LEVEL: 'DEBUG' },
  cpu: '100m', cpuLimit: '1', memory: '8Gi', memoryLimit: '10Gi', livenessProbe: { initialDelaySeconds: 30, periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 5 },
};
const PART: LLMPod = { ...CPU_VLLM, cpu: '1', cpuLimit: '2', memoryLimit: '16Gi', livenessProbe: undefined };
const QWEN: LLMPod = {
  cpu: '2', cpuLimit: '4', memory: '16Gi', memoryLimit: '32Gi', gpu: nvidia(1),
  livenessProbe: { httpGet: { path: '/health', port: 8000, scheme: 'HTTPS' }, initialDelaySeconds: 120, periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 5 },
};
const opt = { model: huggingFaceModel('facebook/opt-125m'), modelName: 'facebook/opt-125m' };
const qwen = { model: huggingFaceModel('Qwen/Qwen2.5-7B-Instruct'), modelName: 'Qwen/Qwen2.5-7B-Instruct' };
const whole = { scheduler: true, gateway: 'platform' } as const;
const TEMPLATE = '{{.Labels.modelName}}';

const CASES: readonly Case[] = [
  {
    document: ['corpus', 'InferenceGraph', 0],
    build: (scope, name) => new InferenceGraph(scope, name, {
      namespace, nodes: { root: { routerType: 'Ensemble', steps: [{ serviceName: 'sklearn-iris', name: 'sklearn-iris' }, { serviceName: 'xgboost-iris', name: 'xgboost-iris' }] } },
    }),
    meaning: OURS,
  },
  {
    document: ['corpus', 'InferenceGraph', 1],
    build: (scope, name) => new InferenceGraph(scope, name, {
      namespace, nodes: { root: { routerType: 'Splitter', steps: [{ serviceName: 'sklearn-iris', weight: 20 }, { serviceName: 'xgboost-iris', weight: 80 }] } },
    }),
    meaning: OURS,
  },
  {
    document: ['corpus', 'InferenceGraph', 2],
    build: (scope, name) => new InferenceGraph(scope, name, {
      namespace, ...small,
      nodes: {
        root: {
          routerType: 'Sequence',
          steps: [
            { serviceName: 'cat-dog-classifier', name: 'cat_dog_classifier' },
            { serviceName: 'dog-breed-classifier', name: 'dog_breed_classifier', data: '$request', condition: '[@this].#(predictions.0=="dog")' },
          ],
        },
      },
    }),
    meaning: OURS,
  },
  {
    document: ['corpus', 'InferenceGraph', 4],
    build: (scope, name) => new InferenceGraph(scope, name, {
      namespace,
      nodes: {
        root: {
          routerType: 'Sequence',
          steps: [
            { serviceName: 'preprocessor', name: 'preprocess_step' }, { serviceName: 'classifier', name: 'classify', data: '$response' },
            { serviceName: 'text-classifier', name: 'classify_text', condition: '[@this].#(predictions.0.class=="news")' },
            { serviceName: 'named-entity-recognition', name: 'classify_news', condition: '[@this].#(predictions.0.class=="sports")' },
          ],
        },
      },
    }),
    meaning: OURS,
  },
  {
    document: ['corpus', 'TrainedModel', 0],
    build: (scope, name) => new TrainedModel(scope, name, {
      namespace, inferenceService: 'sklearn-iris-example', storageUri: gcsModel('gs://kfserving-examples/models/sklearn/1.0/model'), framework: 'sklearn', memory: '256Mi',
    }),
  },
  {
    document: ['corpus', 'TrainedModel', 1],
    build: (scope, name) => new TrainedModel(scope, name, {
      namespace, inferenceService: 'triton-mms', storageUri: gcsModel('gs://kfserving-examples/models/triton/simple_string'), framework: 'tensorflow', memory: '1Gi',
    }),
  },
  {
    document: ['admission', 'TrainedModel', 0],
    build: (scope, name) => new TrainedModel(scope, name, { namespace, inferenceService: 'sklearn-iris', storageUri: s3Model('s3://models/iris'), framework: 'sklearn',
      memory: '1Gi' }),
  },
  {
    document: ['corpus', 'LocalModelCache', 0],
    build: (scope, name) => new LocalModelCache(scope, name, { sourceModelUri: 'hf://meta-llama/meta-llama-3-8b-instruct', modelSize: '10Gi', nodeGroups: ['workers'] }),
  },
  {
    document: ['corpus', 'LocalModelCache', 1],
    build: (scope, name) => new LocalModelCache(scope, name, {
      sourceModelUri: 'hf://meta-llama/Meta-Llama-3-8B', modelSize: '10Gi', nodeGroups: ['workers'], storage: { key: 'hf-credentials' },
    }),
  },
  {
    document: ['corpus', 'LocalModelCache', 2],
    build: (scope, name) => new LocalModelCache(scope, name, {
      sourceModelUri: 's3://mybucket/mymodel', modelSize: '5Gi', nodeGroups: ['workers'], storage: { key: 'my-s3-key', parameters: { type: 's3', region: 'us-west-2' } },
    }),
  },
  {
    document: ['corpus', 'LocalModelNodeGroup', 0],
    build: (scope, name) => new LocalModelNodeGroup(scope, name, { storageLimit: '100Gi', nodeSelector: { 'node-type': 'gpu' }, storageClassName: 'local-storage' }),
  },
  {
    document: ['corpus', 'ServingRuntime', 3],
    build: (scope, name) => new ServingRuntime(scope, name, {
      namespace, supportedModelFormats: [{ name: 'foo', version: '1', autoSelect: true }], image: 'fo', args: ['--model_name=foo'], ...two,
    }),
  },
  {
    document: ['corpus', 'ServingRuntime', 4],
    build: (scope, name) => new ServingRuntime(scope, name, {
      namespace, supportedModelFormats: [{ name: 'example-format', version: '1', autoSelect: true }], image: 'examplemodelserver:latest',
        args: ['--model_dir=/mnt/models', '--http_port=8080'],
    }),
  },
  {
    document: ['corpus', 'ServingRuntime', 5],
    build: (scope, name) => new ServingRuntime(scope, name, {
      namespace, podAnnotations: { 'prometheus.kserve.io/port': '8080', 'prometheus.kserve.io/path': '/metrics' },
      supportedModelFormats: [{ name: 'pytorch', version: '1', autoSelect: true, priority: 1 }], protocolVersions: ['v1'],
      image: 'pytorch/torchserve:0.9.0-cpu', args: ['torchserve', '--start', '--model-store=/mnt/models/model-store', '--ts-config=/mnt/models/config/config.properties'],
      env: { TS_SERVICE_ENVELOPE: '{{.Labels.serviceEnvelope}}' }, ...two,
      securityContext: { runAsUser: 1000, allowPrivilegeEscalation: false, privileged: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
      sidecars: [{
        name: 'transformer-container', image: 'kserve/image-transformer:latest', ports: [{ containerPort: 8080, protocol: 'TCP' }], ...small,
        args: [`--model_name=${TEMPLATE}`, '--predictor_protocol=v1', '--http_port=8080', '--grpc_port=8081', '--predictor_host=localhost:8085', '--enable_predictor_health_check'],
        readinessProbe: { httpGet: { path: `/v1/models/${TEMPLATE}`, port: 8080 }, initialDelaySeconds: 5, periodSeconds: 10 },
      }],
    }),
  },
  {
    document: ['corpus', 'LLMInferenceService', 1],
    build: (scope, name) => new LLMInferenceService(scope, name, { namespace, ...opt, replicas: 1, router: {}, template: CPU_VLLM }),
    meaning: VERSION,
  },
  {
    document: ['corpus', 'LLMInferenceService', 2],
    build: (scope, name) => new LLMInferenceService(scope, name, { namespace, ...opt, replicas: 1, router: whole, template: CPU_VLLM }),
    meaning: VERSION,
  },
  {
    document: ['corpus', 'LLMInferenceService', 3],
    build: (scope, name) => new LLMInferenceService(scope, name, { namespace, ...opt, router: whole, template: PART, prefill: { template: PART } }),
    meaning: VERSION,
  },
  {
    document: ['corpus', 'LLMInferenceService', 5],
    build: (scope, name) => new LLMInferenceService(scope, name, { namespace, ...qwen, replicas: 3, router: {}, template: QWEN }),
    meaning: VERSION,
  },
  {
    document: ['corpus', 'LLMInferenceService', 6],
    build: (scope, name) => new LLMInferenceService(scope, name, { namespace, ...qwen, replicas: 3, router: whole, template: QWEN }),
    meaning: VERSION,
  },
];

(HAS_SHARED ? test : test.skip).each(CASES)('$document is what the construct makes', ({ document: [folder, kind, index], build, meaning }) => {
  const document = realDocument(folder, `serving.kserve.io_${kind}`, index);
  const { name } = document.metadata as { readonly name: string };
  const scope = chart();
  build(scope, name);
  expectSameMeaning(found(scope, kind, name) as PlainManifest, document, meaning);
});
