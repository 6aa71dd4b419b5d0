import { field, limit, value } from './environment';
import { chartLabels, OUTSIDE_DATA_PLANE } from './labels';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, ServiceSpec, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { LogLevel } from '../../core';

/** Name of the control plane's objects. */
export const ISTIOD = 'istiod';

/** Label by which the Deployment selects its pods; it cannot change in a cluster. */
const SELECTOR = { istio: 'pilot' };

/** Labels of the control plane's pods and of the Service in front of them. */
export const ISTIOD_LABELS = { app: ISTIOD, ...SELECTOR };

/** Facts of the control plane. */
export interface IstiodOptions {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly revision: string;
  readonly logLevel: LogLevel;
  readonly inferencePools: boolean;
  readonly ambient: boolean;
}

/** Deployment of the control plane; an autoscaler sets the number of pods. */
export function istiodSpec(options: IstiodOptions): DeploymentSpec {
  const annotations = { 'sidecar.istio.io/inject': 'false', 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15014' };
  return {
    selector: { matchLabels: SELECTOR },
    strategy: { rollingUpdate: { maxSurge: '100%', maxUnavailable: '25%' } },
    template: {
      metadata: { annotations, labels: { ...options.labels, ...ISTIOD_LABELS, ...chartLabels('istiod'), ...OUTSIDE_DATA_PLANE } },
      spec: {
        serviceAccountName: ISTIOD,
        // On a new node the control plane must start before the agent that makes the node ready
        tolerations: [{ key: 'cni.istio.io/not-ready', operator: 'Exists' }],
        containers: [discovery(options)],
        volumes: VOLUMES.map(([volume]) => volume),
      },
    },
  };
}

/** Service of the control plane: configuration and certificates (plain and TLS), webhooks, metrics. */
export const ISTIOD_SERVICE: ServiceSpec = {
  selector: ISTIOD_LABELS,
  ports: [
    { name: 'grpc-xds', port: 15010, protocol: 'TCP' },
    { name: 'https-dns', port: 15012, protocol: 'TCP' },
    { name: 'https-webhook', port: 443, targetPort: 15017, protocol: 'TCP' },
    { name: 'http-monitoring', port: 15014, protocol: 'TCP' },
  ],
};

function discovery(options: IstiodOptions): Container {
  return {
    name: 'discovery',
    image: options.image,
    args: [
      'discovery',
      '--monitoringAddr=:15014',
      `--log_output_level=default:${options.logLevel}`,
      '--domain', options.clusterDomain,
      '--keepaliveMaxServerConnectionAge', '30m',
    ],
    env: [
      value('REVISION', options.revision),
      value('PILOT_CERT_PROVIDER', ISTIOD),
      value('CLUSTER_ID', 'Kubernetes'),
      value('PLATFORM', ''),
      // New signing keys of an issuer are known after a minute, not after 20
      value('PILOT_JWT_PUB_KEY_REFRESH_INTERVAL', '1m'),
      value('PILOT_TRACE_SAMPLING', '1'),
      value('PILOT_ENABLE_ANALYSIS', 'false'),
      value('ENABLE_DEBUG_ON_HTTP', 'false'),
      value('ENABLE_NATIVE_SIDECARS', 'true'),
      value('CA_TRUSTED_NODE_ACCOUNTS', `${options.namespace}/ztunnel`),
      value('KUBECONFIG', '/var/run/secrets/remote/config'),
      ...options.inferencePools ? [value('ENABLE_GATEWAY_API_INFERENCE_EXTENSION', 'true')] : [],
      ...options.ambient ? [value('PILOT_ENABLE_AMBIENT', 'true')] : [],
      field('POD_NAME', 'metadata.name'),
      field('POD_NAMESPACE', 'metadata.namespace'),
      field('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
      limit('GOMAXPROCS', 'cpu'),
    ],
    ports: [
      { name: 'http-debug', containerPort: 8080, protocol: 'TCP' },
      { name: 'grpc-xds', containerPort: 15010, protocol: 'TCP' },
      { name: 'tls-xds', containerPort: 15012, protocol: 'TCP' },
      { name: 'https-webhooks', containerPort: 15017, protocol: 'TCP' },
      { name: 'http-monitoring', containerPort: 15014, protocol: 'TCP' },
    ],
    readinessProbe: { httpGet: { path: '/ready', port: 8080 }, initialDelaySeconds: 1, periodSeconds: 3, timeoutSeconds: 5 },
    resources: { requests: { cpu: '500m', memory: '2Gi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMounts: VOLUMES.map(([volume, mount]) => ({ name: volume.name, ...mount })),
  };
}

/** Volumes with their place: an own token, certificates that it signs itself or that somebody else provides, other clusters. */
const VOLUMES: readonly (readonly [Volume, Omit<VolumeMount, 'name'>])[] = [
  [
    {
      name: 'istio-token',
      projected: { sources: [{ serviceAccountToken: { audience: 'istio-ca', expirationSeconds: 43200, path: 'istio-token' } }] },
    },
    { mountPath: '/var/run/secrets/tokens', readOnly: true },
  ],
  [{ name: 'local-certs', emptyDir: { medium: 'Memory' } }, { mountPath: '/var/run/secrets/istio-dns' }],
  [optionalSecret('cacerts', 'cacerts'), { mountPath: '/etc/cacerts', readOnly: true }],
  [optionalSecret('istio-kubeconfig', 'istio-kubeconfig'), { mountPath: '/var/run/secrets/remote', readOnly: true }],
  [optionalSecret('istio-csr-dns-cert', 'istiod-tls'), { mountPath: '/var/run/secrets/istiod/tls', readOnly: true }],
  [
    { name: 'istio-csr-ca-configmap', configMap: { name: 'istio-ca-root-cert', optional: true } },
    { mountPath: '/var/run/secrets/istiod/ca', readOnly: true },
  ],
];

function optionalSecret(name: string, secretName: string): Volume {
  return { name, secret: { secretName, optional: true } };
}
