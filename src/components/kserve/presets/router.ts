import { CONTAINER, PresetFacts, TLS, TRUSTED } from './vllm';
import { Container, Probe } from '../../../apis/k8s/core/v1';
import { LLMPresetRouter } from '../../../apis/serving.kserve.io/v1alpha2';

const POOL = '{{ ChildName .ObjectMeta.Name `-inference-pool` }}';
const RESOURCES = { requests: { cpu: '256m', memory: '500Mi' } };
const SOCKET = { name: 'tokenizer-uds', mountPath: '/tmp/tokenizer' };
const GRPC = 9002;
const GRPC_HEALTH = 9003;
const TOKENIZER_HEALTH = 8082;
const REQUESTS = 8000;

/** The program that picks a pod for each request, and the pods that it picks among. */
export function scheduler(facts: PresetFacts): LLMPresetRouter {
  return {
    scheduler: {
      pool: {
        spec: {
          endpointPickerRef: { kind: 'Service', name: '{{ ChildName .ObjectMeta.Name `-epp-service` }}', port: { number: GRPC }, failureMode: 'FailOpen' },
          selector: {
            matchLabels: {
              'app.kubernetes.io/name': '{{ .ObjectMeta.Name }}', 'app.kubernetes.io/part-of': 'llminferenceservice', 'kserve.io/component': 'workload',
            },
          },
          targetPorts: [{ number: REQUESTS }],
        },
      },
      template: {
        containers: [picker(facts), tokenizer(facts)],
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        volumes: [TLS.volume, ...['tokenizer-uds', 'tokenizer-tmp', 'tokenizer-cache'].map(name => ({ name, emptyDir: {} }))],
      },
    },
  };
}

function picker({ tls, image }: PresetFacts): Container {
  const probe = (service: string, initialDelaySeconds: number): Probe =>
    ({ grpc: { port: GRPC_HEALTH, service }, initialDelaySeconds, periodSeconds: 10, failureThreshold: 3, successThreshold: 1, timeoutSeconds: 1 });
  return {
    name: 'main',
    image: image('kserve/llm-d-inference-scheduler'),
    command: [
      '/app/epp', '--pool-name', POOL, '--pool-namespace', '{{ .ObjectMeta.Namespace }}', '--zap-encoder', 'json', '--grpc-port', String(GRPC),
      '--grpc-health-port', String(GRPC_HEALTH),
      ...tls ? ['--enable-cert-reload=true', '--secure-serving=true', '--model-server-metrics-scheme=https', `--cert-path=${TLS.folder}`] : [],
    ],
    ports: [port('grpc', GRPC), port('grpc-health', GRPC_HEALTH), port('metrics', 9090), port('zmq', 5557)],
    env: [TRUSTED],
    resources: RESOURCES,
    ...CONTAINER,
    livenessProbe: probe('liveness', 5),
    readinessProbe: probe('readiness', 30),
    volumeMounts: [TLS.mount, SOCKET],
  };
}

function tokenizer({ image }: PresetFacts): Container {
  const httpGet = { path: '/healthz', port: TOKENIZER_HEALTH };
  return {
    name: 'tokenizer',
    image: image('kserve/llm-d-uds-tokenizer'),
    workingDir: '/mnt/models',
    ports: [port('health', TOKENIZER_HEALTH)],
    env: [{ name: 'TOKENIZERS_DIR', value: '/mnt/models' }],
    resources: RESOURCES,
    ...CONTAINER,
    livenessProbe: { httpGet, periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 3 },
    readinessProbe: { httpGet, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    startupProbe: { httpGet, initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 60 },
    volumeMounts: [{ name: 'tokenizer-tmp', mountPath: '/tmp' }, { name: 'tokenizer-cache', mountPath: '/.cache' }, SOCKET],
  };
}

function port(name: string, containerPort: number) {
  return { name, containerPort, protocol: 'TCP' as const };
}

/** Calls of which the scheduler sees what is asked; all others go to any pod. */
const SCHEDULED = ['/v1/completions', '/v1/chat/completions', '/v1/responses'];
const PATH = '/{{ .ObjectMeta.Namespace }}/{{ .ObjectMeta.Name }}';

/** The HTTPRoute of a service at KServe's Gateway. */
export const ROUTE: LLMPresetRouter = {
  route: {
    http: {
      spec: {
        parentRefs: [{
          group: 'gateway.networking.k8s.io', kind: 'Gateway', name: '{{ .GlobalConfig.IngressGatewayName }}', namespace: '{{ .GlobalConfig.IngressGatewayNamespace }}',
        }],
        rules: [
          ...SCHEDULED.map(path => rule(`${PATH}${path}`, path, { group: 'inference.networking.k8s.io', kind: 'InferencePool', name: POOL })),
          rule(PATH, '/', { kind: 'Service', name: '{{ ChildName .ObjectMeta.Name `-kserve-workload-svc` }}' }),
        ],
      },
    },
  },
};

/** Models may take any time to answer. */
function rule(value: string, replacePrefixMatch: string, backend: { readonly group?: string; readonly kind: string; readonly name: string }) {
  return {
    matches: [{ path: { type: 'PathPrefix' as const, value } }],
    filters: [{ type: 'URLRewrite' as const, urlRewrite: { path: { type: 'ReplacePrefixMatch' as const, replacePrefixMatch } } }],
    backendRefs: [{ ...backend, port: REQUESTS, weight: 1 }],
    timeouts: { backendRequest: '0s', request: '0s' },
  };
}
