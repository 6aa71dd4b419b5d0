import { MULTI_NODE } from './multi-node';
import { RuntimeName } from './names';
import { format, Runtime, RuntimeFacts, server } from './server';
import { ClusterServingRuntimeResource } from '../../../apis/serving.kserve.io/v1alpha1';
import { Manifest } from '../../../apis/meta';

const NAME_ARG = '--model_name={{.Name}}';
const MODEL_ARGS = [NAME_ARG, '--model_dir=/mnt/models', '--http_port=8080'];
const ONE_THREAD = '--nthread=1';
/** User of servers whose images would run as root. */
const USER = 1000;

/** Which format goes to which runtime is a contract with teams: the highest priority wins. */
const TABLE: Readonly<Record<RuntimeName, Runtime>> = {
  'kserve-huggingfaceserver': server({
    serverType: 'huggingfaceserver',
    image: 'kserve/huggingfaceserver',
    args: [NAME_ARG],
    env: [{ name: 'LMCACHE_USE_EXPERIMENTAL', value: 'True' }],
    volumeMounts: [{ name: 'devshm', mountPath: '/dev/shm' }],
    volumes: [{ name: 'devshm', emptyDir: { medium: 'Memory' } }],
    hostIPC: false,
    protocols: ['v2', 'v1'],
    formats: format('huggingface', 1, '1'),
  }),
  'kserve-huggingfaceserver-multinode': MULTI_NODE,
  'kserve-lgbserver': server({ serverType: 'lgbserver', image: 'kserve/lgbserver', args: [...MODEL_ARGS, ONE_THREAD], formats: format('lightgbm', 1, '4') }),
  'kserve-mlserver': server({
    serverType: 'mlserver',
    image: 'kserve/mlserver',
    env: [
      { name: 'MLSERVER_MODEL_IMPLEMENTATION', value: '{{.Labels.modelClass}}' }, { name: 'MLSERVER_HTTP_PORT', value: '8080' },
      { name: 'MLSERVER_GRPC_PORT', value: '9000' },
    ],
    protocols: ['v2'],
    formats: [...format('sklearn', 2, '0', '1'), ...format('xgboost', 2, '1', '2'), ...format('lightgbm', 2, '3', '4'), ...format('mlflow', 1, '1', '2')],
  }),
  'kserve-paddleserver': server({ serverType: 'paddleserver', image: 'kserve/paddleserver', args: MODEL_ARGS, formats: format('paddle', 1, '2') }),
  'kserve-pmmlserver': server({ serverType: 'pmmlserver', image: 'kserve/pmmlserver', args: MODEL_ARGS, formats: format('pmml', 1, '3', '4') }),
  'kserve-predictiveserver': server({
    serverType: 'predictiveserver',
    image: 'kserve/predictiveserver',
    args: [...MODEL_ARGS, '--framework={{.Annotations.modelFormat}}', ONE_THREAD],
    multiModel: false,
    formats: [['sklearn', '1'], ['xgboost', '2'], ['lightgbm', '4']].map(([name, version]) => ({ name, version, autoSelect: false, priority: 3 })),
  }),
  'kserve-sklearnserver': server({ serverType: 'sklearnserver', image: 'kserve/sklearnserver', args: MODEL_ARGS, formats: format('sklearn', 1, '1') }),
  'kserve-tensorflow-serving': server({
    serverType: 'tensorflow-serving',
    image: 'kserve/tensorflow-serving',
    command: ['/usr/bin/tensorflow_model_server'],
    args: [NAME_ARG, '--port=9000', '--rest_api_port=8080', '--model_base_path=/mnt/models', '--rest_api_timeout_in_ms=60000'],
    user: USER,
    protocols: ['v1', 'grpc-v1'],
    formats: format('tensorflow', 2, '1', '2'),
  }),
  'kserve-torchserve': server({
    serverType: 'torchserve',
    image: 'kserve/torchserve',
    args: ['torchserve', '--start', '--model-store=/mnt/models/model-store', '--ts-config=/mnt/models/config/config.properties'],
    env: [{ name: 'TS_SERVICE_ENVELOPE', value: '{{.Labels.serviceEnvelope}}' }],
    user: USER,
    protocols: ['v1', 'v2', 'grpc-v2'],
    metricsPort: 8082,
    formats: format('pytorch', 2, '1'),
  }),
  'kserve-tritonserver': server({
    serverType: 'tritonserver',
    image: 'kserve/tritonserver',
    args: ['tritonserver', '--model-store=/mnt/models', '--grpc-port=9000', '--http-port=8080', '--allow-grpc=true', '--allow-http=true'],
    user: USER,
    protocols: ['v2', 'grpc-v2'],
    metricsPort: 8002,
    formats: [
      ...format('tensorrt', 1, '8'), ...format('tensorflow', 1, '1', '2'), ...format('onnx', 1, '1'), { name: 'pytorch', version: '1' }, ...format('triton', 1, '2'),
    ],
  }),
  'kserve-xgbserver': server({ serverType: 'xgbserver', image: 'kserve/xgbserver', args: [...MODEL_ARGS, ONE_THREAD], formats: format('xgboost', 1, '2') }),
};

/** One of KServe's runtimes, with its images from the pins. */
export function runtime(name: RuntimeName, facts: RuntimeFacts): Manifest<ClusterServingRuntimeResource> {
  const { serverType, spec } = TABLE[name];
  return { metadata: { name, annotations: { 'serving.kserve.io/server-type': serverType } }, spec: spec(facts) };
}
