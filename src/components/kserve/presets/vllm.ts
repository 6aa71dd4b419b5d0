/** Containers that run a large language model with vLLM: what KServe's own presets have, without the search for RDMA devices and the privileges for them. */
import { Container, Probe, Volume } from '../../../apis/k8s/core/v1';
import { PartialPodSpec } from '../../../apis/serving.kserve.io/pod';
import { ImageName } from '../../../core';
import { RESTRICTED } from '../../../kit';

/** What presets depend on. */
export interface PresetFacts {
  readonly tls: boolean;
  readonly image: (name: ImageName) => string;
}

/** Folder of the certificates that the controller makes for each service. */
const TLS_FOLDER = '/var/run/kserve/tls';
/** Port for requests. */
const PORT = 8000;
/** Port of the server where a proxy in front of it has that for requests. */
const PORT_BEHIND_PROXY = 8001;
const CERTIFICATES = `${TLS_FOLDER}:/var/run/secrets/kubernetes.io/serviceaccount:/etc/pki/tls/certs`;
const TLS_MOUNT = { name: 'tls-certs', mountPath: TLS_FOLDER, readOnly: true };
/** The controller's templates take no double quotes. */
const TLS_SECRET = '{{ ChildName .ObjectMeta.Name `-kserve-self-signed-certs` }}';

/** Environment variable by which clients trust those certificates. */
export const TRUSTED = { name: 'SSL_CERT_DIR', value: CERTIFICATES };
/** Mount and volume of those certificates. */
export const TLS = { mount: TLS_MOUNT, volume: { name: 'tls-certs', secret: { secretName: TLS_SECRET } } satisfies Volume, folder: TLS_FOLDER };
/** What all containers of a model have in common. */
export const CONTAINER = {
  imagePullPolicy: 'IfNotPresent',
  securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'FallbackToLogsOnError',
} as const satisfies Partial<Container>;

/** How servers of several pods divide the work; the words before `Data` stand in the service's spec. */
interface Parallel {
  /** `.Spec.Parallelism` or `.Spec.Prefill.Parallelism`. */
  readonly path: string;
  /** Whether it is one of the further pods, which take no requests. */
  readonly isWorker: boolean;
}

/** What differs between servers. */
export interface VllmServer {
  /** Whether a proxy in the pod has the port for requests. @default false */
  readonly behindProxy?: boolean;
  /** @default - the server works alone */
  readonly parallel?: Parallel;
  /** Further environment, by name. @default {} */
  readonly env?: Readonly<Record<string, string>>;
}

/** A pod with vLLM, and with the proxy that sends the first part of the work elsewhere where it has one. */
export function vllmPod(options: VllmServer, facts: PresetFacts): PartialPodSpec {
  const scratch = (name: string): Volume => ({ name, emptyDir: {} });
  return {
    containers: [vllm(options, facts)],
    ...options.behindProxy === true && options.parallel?.isWorker !== true && { initContainers: [routingSidecar(facts)] },
    terminationGracePeriodSeconds: 30,
    volumes: [
      scratch('home'), scratch('tmp-dir'), scratch('model-cache'),
      { name: 'dshm', emptyDir: { medium: 'Memory', sizeLimit: options.parallel === undefined ? '1Gi' : '8Gi' } }, TLS.volume,
    ],
  };
}

function vllm(options: VllmServer, facts: PresetFacts): Container {
  const { behindProxy = false, parallel, env = {} } = options;
  const port = behindProxy ? PORT_BEHIND_PROXY : PORT;
  const variables = { HOME: '/home', VLLM_LOGGING_LEVEL: 'INFO', HF_HUB_CACHE: '/models', ...env };
  return {
    name: 'main',
    image: facts.image('kserve/llm-d-cuda'),
    // What follows the second dash are the arguments that a service adds.
    command: ['/bin/bash', '-c', script(port, options, facts), '--'],
    ports: [{ containerPort: port, protocol: 'TCP' }],
    env: Object.entries(variables).map(([name, value]) => ({ name, value })),
    ...CONTAINER,
    ...parallel?.isWorker !== true && {
      livenessProbe: { ...health(port, facts), periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
      readinessProbe: { ...health(port, facts), periodSeconds: parallel === undefined ? 10 : 30, timeoutSeconds: 5, failureThreshold: 60 },
      startupProbe: { ...health(port, facts), periodSeconds: 10, failureThreshold: 60 },
    },
    volumeMounts: [
      { name: 'home', mountPath: '/home' }, { name: 'tmp-dir', mountPath: '/tmp' }, { name: 'dshm', mountPath: '/dev/shm' },
      { name: 'model-cache', mountPath: '/models' }, TLS.mount,
    ],
  };
}

/** The shell reads arguments of the service, and VLLM_ADDITIONAL_ARGS, once more: both may name variables of the pod, and have quotes. */
function script(port: number, { parallel }: VllmServer, { tls }: PresetFacts): string {
  const words = [
    'exec vllm serve /mnt/models',
    "--served-model-name '{{ .Spec.Model.Name }}'",
    `--port ${port}`,
    ...parallel === undefined ? [] : parallelWords(parallel),
    '--disable-uvicorn-access-log',
    ...tls ? [`--enable-ssl-refresh --ssl-certfile ${TLS_FOLDER}/tls.crt --ssl-keyfile ${TLS_FOLDER}/tls.key`] : [],
    '${VLLM_ADDITIONAL_ARGS}',
    '$*',
  ];
  return [...parallel === undefined ? [] : LEADER_ADDRESS, `eval "${words.join(' ')}"`].join('\n');
}

/** The address of the first pod, which may take a while to be known, and which vLLM takes only as a number. */
const LEADER_ADDRESS = [
  'for attempt in $(seq "${DP_ADDRESS_RESOLVE_ATTEMPTS:-30}"); do',
  '  DP_ADDRESS=$(getent hosts "${LWS_LEADER_ADDRESS}" | cut -d " " -f 1)',
  '  [ -n "${DP_ADDRESS}" ] && break',
  '  sleep 1',
  'done',
  'DP_ADDRESS=${DP_ADDRESS:-${LWS_LEADER_ADDRESS}}',
];

function parallelWords({ path, isWorker }: Parallel): string[] {
  const local = `{{ or ${path}.DataLocal 1 }}`;
  return [
    ...isWorker ? ['--headless'] : ['--api-server-count ${VLLM_API_SERVER_COUNT:-8}'],
    `{{ if ${path}.Expert }}--enable-expert-parallel{{ end }}`,
    `{{ if ${path}.Tensor }}--tensor-parallel-size {{ ${path}.Tensor }}{{ end }}`,
    `--data-parallel-size {{ or ${path}.Data 1 }}`,
    `--data-parallel-size-local ${local}`,
    '--data-parallel-address ${DP_ADDRESS}',
    `--data-parallel-rpc-port {{ or ${path}.DataRPCPort 5555 }}`,
    `--data-parallel-start-rank ${isWorker ? `$((\${LWS_WORKER_INDEX:-0} * ${local}))` : '0'}`,
  ];
}

/** The proxy in front of a server that answers what others have read. */
function routingSidecar(facts: PresetFacts): Container {
  const { tls, image } = facts;
  return {
    name: 'llm-d-routing-sidecar',
    image: image('kserve/llm-d-routing-sidecar'),
    restartPolicy: 'Always',
    command: [
      '/app/pd-sidecar', `--port=${PORT}`, `--vllm-port=${PORT_BEHIND_PROXY}`, '--connector=nixlv2', '--enable-ssrf-protection=true',
      '--pool-group=inference.networking.x-k8s.io', `--secure-proxy=${tls}`,
      ...tls ? [`--cert-path=${TLS_FOLDER}`, '--decoder-use-tls=true', '--prefiller-use-tls=true'] : [],
    ],
    ports: [{ containerPort: PORT, protocol: 'TCP' }],
    env: [{ name: 'INFERENCE_POOL_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }, TRUSTED],
    ...CONTAINER,
    livenessProbe: { ...health(PORT, facts), initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
    readinessProbe: { ...health(PORT, facts), initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 10 },
    volumeMounts: [TLS.mount],
  };
}

function health(port: number, { tls }: PresetFacts): Probe {
  return { httpGet: { path: '/health', port, scheme: tls ? 'HTTPS' : 'HTTP' } };
}
