import { field, limit, value } from './environment';
import { chartLabels, OUTSIDE_DATA_PLANE, REVISION, REVISION_LABEL } from './labels';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, SeccompProfile, EnvVar, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { GatewaySpec } from '../../apis/networking.istio.io/v1';
import { IngressWorkloadRef, LogLevel } from '../../core';

/** Level of the proxies' own logs, most first. */
export type ProxyLogLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'critical' | 'off';

/** One port of a gateway. */
export interface GatewayPort {
  /** Name of the port. */
  readonly name: string;
  /** Number at the Service, which servers of objects `Gateway` name. */
  readonly port: number;
  /** Number at the pods, 1024 or above. */
  readonly targetPort: number;
}

/** What one gateway is. */
export interface GatewayFacts {
  /** Name of its objects, and the label `app` of its pods. */
  readonly name: string;
  /** Label `istio` of its pods, by which objects `Gateway` select them. */
  readonly role: string;
  /** Ports of its Service. */
  readonly ports: readonly GatewayPort[];
  /** Further environment of its proxy. */
  readonly env: readonly EnvVar[];
  /** Where the seccomp profile stands: the same for the only container, but a change of it would restart the pods. */
  readonly seccompProfileOf: 'pod' | 'container';
}

/** What the gateways have in common. */
export interface GatewayOptions {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  /** `host:port` of the control plane. */
  readonly discoveryAddress: string;
  readonly logLevel: LogLevel;
  readonly proxyLogLevel: ProxyLogLevel;
}

/** Ports of the gateways' pods for requests: privileged numbers are not theirs. */
export const HTTP_PORT = 8080;
/** The same for HTTPS. */
export const HTTPS_PORT = 8443;

/** Where requests from outside enter the mesh. */
export function ingressGateway(furtherPorts: readonly GatewayPort[]): GatewayFacts {
  return {
    name: 'istio-ingressgateway',
    role: 'ingressgateway',
    ports: [
      { name: 'status-port', port: 15021, targetPort: 15021 },
      { name: 'http2', port: 80, targetPort: HTTP_PORT },
      { name: 'https', port: 443, targetPort: HTTPS_PORT },
      ...furtherPorts,
    ],
    env: [],
    seccompProfileOf: 'container',
  };
}

/** Where requests from inside the cluster reach model servers by their names. */
export const CLUSTER_LOCAL_GATEWAY: GatewayFacts = {
  name: 'cluster-local-gateway',
  role: 'cluster-local-gateway',
  ports: [
    { name: 'status-port', port: 15020, targetPort: 15020 },
    { name: 'http2', port: 80, targetPort: HTTP_PORT },
  ],
  env: [value('ISTIO_META_ROUTER_MODE', 'sni-dnat')],
  seccompProfileOf: 'pod',
};

/** Labels by which policies, objects `Gateway`, the Service and the Deployment select a gateway's pods. */
export function gatewayLabels(gateway: GatewayFacts): { readonly app: string; readonly istio: string } {
  return { app: gateway.name, istio: gateway.role };
}

/** ServiceAccount of a gateway's pods. */
export function gatewayAccount(gateway: GatewayFacts): string {
  return `${gateway.name}-service-account`;
}

/** A gateway's pods, as others refer to them. */
export function gatewayWorkload(gateway: GatewayFacts, namespace: string): IngressWorkloadRef {
  const { app, istio } = gatewayLabels(gateway);
  return { namespace, serviceAccount: gatewayAccount(gateway), selector: { app }, gatewaySelector: { istio } };
}

/**
 * The pods where requests from outside enter the mesh of a namespace; what refers to them can be made before them.
 * @param namespace namespace of the mesh
 */
export function ingressWorkload(namespace: string): IngressWorkloadRef {
  return gatewayWorkload(ingressGateway([]), namespace);
}

/** The pods where requests from inside the cluster reach model servers; what refers to them can be made before them. */
export function clusterLocalWorkload(namespace: string): IngressWorkloadRef {
  return gatewayWorkload(CLUSTER_LOCAL_GATEWAY, namespace);
}

/** Takes plain HTTP for every host; routes name this object when no other Gateway is meant for them. */
export function gatewaySpec(gateway: GatewayFacts): GatewaySpec {
  return { selector: gatewayLabels(gateway), servers: [{ hosts: ['*'], port: { name: 'http', number: 80, protocol: 'HTTP' } }] };
}

/** Deployment of a gateway; an autoscaler sets the number of pods. */
export function gatewayDeployment(gateway: GatewayFacts, options: GatewayOptions): DeploymentSpec {
  const selector = gatewayLabels(gateway);
  const annotations = {
    [REVISION_LABEL]: REVISION,
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '15020',
    'prometheus.io/path': '/stats/prometheus',
    'sidecar.istio.io/inject': 'false',
  };
  const canonical = { 'service.istio.io/canonical-name': gateway.name, 'service.istio.io/canonical-revision': 'latest' };
  return {
    selector: { matchLabels: selector },
    strategy: { rollingUpdate: { maxSurge: '100%', maxUnavailable: '25%' } },
    template: {
      metadata: {
        annotations,
        labels: { ...options.labels, ...selector, ...canonical, ...chartLabels('istio-ingress'), ...OUTSIDE_DATA_PLANE },
      },
      spec: {
        serviceAccountName: gatewayAccount(gateway),
        securityContext: { runAsUser: 1337, runAsGroup: 1337, runAsNonRoot: true, ...seccomp(gateway, 'pod') },
        containers: [proxy(gateway, options)],
        volumes: VOLUMES.map(([volume]) => volume),
      },
    },
  };
}

function seccomp(gateway: GatewayFacts, place: GatewayFacts['seccompProfileOf']): { readonly seccompProfile?: SeccompProfile } {
  return gateway.seccompProfileOf === place ? { seccompProfile: { type: 'RuntimeDefault' } } : {};
}

function proxy(gateway: GatewayFacts, options: GatewayOptions): Container {
  return {
    name: 'istio-proxy',
    image: options.image,
    args: [
      'proxy', 'router',
      '--domain', `$(POD_NAMESPACE).svc.${options.clusterDomain}`,
      `--proxyLogLevel=${options.proxyLogLevel}`,
      '--proxyComponentLogLevel=misc:error',
      `--log_output_level=default:${options.logLevel}`,
    ],
    env: environment(gateway, options),
    ports: [
      ...gateway.ports.map(port => ({ containerPort: port.targetPort, protocol: 'TCP' as const })),
      { name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' },
    ],
    readinessProbe: { httpGet: { path: '/healthz/ready', port: 15021 }, initialDelaySeconds: 1, periodSeconds: 2, failureThreshold: 30 },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      ...seccomp(gateway, 'container'),
    },
    volumeMounts: VOLUMES.map(([volume, mount]) => ({ name: volume.name, ...mount })),
  };
}

function environment(gateway: GatewayFacts, options: GatewayOptions): readonly EnvVar[] {
  return [
    ...gateway.env,
    value('PILOT_CERT_PROVIDER', 'istiod'),
    value('CA_ADDR', options.discoveryAddress),
    value('TRUST_DOMAIN', options.trustDomain),
    field('NODE_NAME', 'spec.nodeName'),
    field('POD_NAME', 'metadata.name'),
    field('POD_NAMESPACE', 'metadata.namespace'),
    field('INSTANCE_IP', 'status.podIP'),
    field('HOST_IP', 'status.hostIP'),
    field('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
    limit('ISTIO_CPU_LIMIT', 'cpu'),
    value('ISTIO_META_CLUSTER_ID', 'Kubernetes'),
    value('ISTIO_META_MESH_ID', options.trustDomain),
    field('ISTIO_META_NODE_NAME', 'spec.nodeName'),
    value('ISTIO_META_OWNER', `kubernetes://apis/apps/v1/namespaces/${options.namespace}/deployments/${gateway.name}`),
    value('ISTIO_META_UNPRIVILEGED_POD', 'true'),
    value('ISTIO_META_WORKLOAD_NAME', gateway.name),
  ];
}

/** Volumes with their place: sockets and certificates, the proxy's own files, facts of the pod, certificates for TLS. */
const VOLUMES: readonly (readonly [Volume, Omit<VolumeMount, 'name'>])[] = [
  [{ name: 'workload-socket', emptyDir: {} }, { mountPath: '/var/run/secrets/workload-spiffe-uds' }],
  [{ name: 'credential-socket', emptyDir: {} }, { mountPath: '/var/run/secrets/credential-uds' }],
  [{ name: 'workload-certs', emptyDir: {} }, { mountPath: '/var/run/secrets/workload-spiffe-credentials' }],
  [{ name: 'istio-envoy', emptyDir: {} }, { mountPath: '/etc/istio/proxy' }],
  [{ name: 'istio-data', emptyDir: {} }, { mountPath: '/var/lib/istio/data' }],
  [{ name: 'config-volume', configMap: { name: 'istio', optional: true } }, { mountPath: '/etc/istio/config' }],
  [{ name: 'istiod-ca-cert', configMap: { name: 'istio-ca-root-cert' } }, { mountPath: '/var/run/secrets/istio' }],
  [
    {
      name: 'istio-token',
      projected: { sources: [{ serviceAccountToken: { audience: 'istio-ca', expirationSeconds: 43200, path: 'istio-token' } }] },
    },
    { mountPath: '/var/run/secrets/tokens', readOnly: true },
  ],
  [
    {
      name: 'podinfo',
      downwardAPI: { items: ['labels', 'annotations'].map(path => ({ path, fieldRef: { fieldPath: `metadata.${path}` } })) },
    },
    { mountPath: '/etc/istio/pod' },
  ],
  [certificates('ingressgateway-certs'), { mountPath: '/etc/istio/ingressgateway-certs', readOnly: true }],
  [certificates('ingressgateway-ca-certs'), { mountPath: '/etc/istio/ingressgateway-ca-certs', readOnly: true }],
];

function certificates(name: string): Volume {
  return { name, secret: { secretName: `istio-${name}`, optional: true } };
}
