/** Hugging Face models on several nodes: a head that serves, and workers that join its Ray cluster. */
import { Runtime, RuntimeFacts, metricsAnnotations, SERVER, format } from './server';
import { Container, EnvVar, Probe, Volume } from '../../../apis/k8s/core/v1';

/** The program in the image that asks Ray and the server how they are. */
const CHECK = 'python ./huggingfaceserver/health_check.py';
const RAY_PORT = 6379;
const SHM: Volume = { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '3Gi' } };
const RESOURCES = { requests: { cpu: '2', memory: '6Gi' }, limits: { cpu: '4', memory: '12Gi' } };
const SHM_MOUNT = { name: SHM.name, mountPath: '/dev/shm' };

/** KServe sets MODEL_ID or MODEL_DIR, the sizes, and the arguments. */
const HEAD = [
  'model_dir=${MODEL_DIR:-${MODEL_ID:-}}',
  `export RAY_ADDRESS="\${POD_IP}:\${RAY_PORT}"`,
  'ray start --head --disable-usage-stats --include-dashboard false',
  `${CHECK} registered_nodes --retries 200 --probe_name runtime_start`,
  'exec python -m huggingfaceserver ${model_dir:+--model_dir="$model_dir"} \\',
  '  --tensor-parallel-size="${TENSOR_PARALLEL_SIZE}" --pipeline-parallel-size="${PIPELINE_PARALLEL_SIZE}" "$0" "$@"',
].join('\n');

/** A runtime of a head and workers. */
export const MULTI_NODE: Runtime = {
  serverType: 'huggingfaceserver',
  spec: facts => ({
    annotations: metricsAnnotations(8080),
    containers: [{ ...head(), image: facts.image('kserve/huggingfaceserver-gpu') }],
    protocolVersions: ['v2', 'v1'],
    supportedModelFormats: format('huggingface', 2, '1'),
    volumes: [SHM],
    workerSpec: {
      containers: [{ ...worker(facts), image: facts.image('kserve/huggingfaceserver-gpu') }],
      pipelineParallelSize: 1,
      tensorParallelSize: 1,
      volumes: [SHM],
    },
  }),
};

function head(): Container {
  const health = '--health_check_url http://localhost:8080';
  return {
    name: SERVER,
    command: shell(HEAD),
    args: ['--model_name={{.Name}}'],
    env: [
      { name: 'RAY_PORT', value: String(RAY_PORT) }, field('POD_NAMESPACE', 'metadata.namespace'), field('POD_IP', 'status.podIP'),
      { name: 'VLLM_CONFIG_ROOT', value: '/tmp' }, { name: 'HF_HUB_CACHE', value: '/tmp' },
    ],
    resources: RESOURCES,
    livenessProbe: often(`${CHECK} registered_node_and_runtime_health ${health} --probe_name head_liveness`),
    readinessProbe: often(`${CHECK} runtime_health ${health} --probe_name head_readiness`),
    startupProbe: starting(`${CHECK} registered_node_and_runtime_health ${health} --probe_name head_startup`),
    volumeMounts: [SHM_MOUNT],
  };
}

function worker({ clusterDomain }: RuntimeFacts): Container {
  const host = `\${HEAD_SVC}.\${POD_NAMESPACE}.svc.${clusterDomain}`;
  const ray = `export RAY_ADDRESS="${host}:${RAY_PORT}"`;
  const join = [
    ray,
    'until ray health-check --address "$RAY_ADDRESS"; do',
    '  echo "waiting for the head at $RAY_ADDRESS"',
    '  sleep 5',
    'done',
    'exec ray start --address="$RAY_ADDRESS" --block',
  ].join('\n');
  return {
    name: 'worker-container',
    command: shell(join),
    env: [field('POD_NAME', 'metadata.name'), field('POD_NAMESPACE', 'metadata.namespace')],
    resources: RESOURCES,
    livenessProbe: often(`${ray}\n${CHECK} registered_nodes --probe_name worker_liveness`),
    startupProbe: starting(`${ray}\n${CHECK} registered_node_and_runtime_models --runtime_url "http://${host}:8080/v1/models" --probe_name worker_startup`),
    volumeMounts: [SHM_MOUNT],
  };
}

function shell(script: string): string[] {
  return ['bash', '-c', script];
}

function often(script: string): Probe {
  return { exec: { command: shell(script) }, failureThreshold: 2, periodSeconds: 5, successThreshold: 1, timeoutSeconds: 15 };
}

function starting(script: string): Probe {
  return { exec: { command: shell(script) }, failureThreshold: 40, initialDelaySeconds: 60, periodSeconds: 30, successThreshold: 1, timeoutSeconds: 30 };
}

function field(name: string, fieldPath: string): EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}
