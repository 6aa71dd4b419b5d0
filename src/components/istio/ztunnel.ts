import { Construct } from 'constructs';
import { ON_EVERY_NODE, ZTUNNEL_SOCKETS } from './cni';
import { field, limit, value } from './environment';
import { ztunnelFacts } from './facts';
import { chartLabels, OUTSIDE_DATA_PLANE, partLabels } from './labels';
import { DaemonSet, DaemonSetSpec } from '../../apis/k8s/apps/v1';
import { Container, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, LogLevel } from '../../core';

const NAME = 'ztunnel';

/** Properties of {@link Ztunnel}. */
export interface ZtunnelProps {
  readonly namespace: string;
  readonly image: string;
  /** Address of the control plane: `host:port`. */
  readonly discoveryAddress: string;
  readonly clusterDomain: string;
  readonly logLevel: LogLevel;
}

/** The proxy of each node in an ambient mesh, which encrypts what its pods send and lets in who may call them: account, DaemonSet. */
export class Ztunnel extends Construct {
  constructor(scope: Construct, id: string, props: ZtunnelProps) {
    super(scope, id);
    const { namespace } = props;
    const metadata = { name: NAME, namespace, labels: partLabels('ztunnel') };
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    new DaemonSet(this, 'DaemonSet', { metadata, spec: Component.of(this).nodeAgent(NAME, daemonSetSpec(props), ztunnelFacts(namespace, NAME)) });
  }
}

function daemonSetSpec(props: ZtunnelProps): DaemonSetSpec {
  const selector = { app: NAME };
  return {
    selector: { matchLabels: selector },
    // The next one starts before the old one ends: without a proxy on the node its pods reach nobody.
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: {
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'sidecar.istio.io/inject': 'false' },
        labels: { ...partLabels('ztunnel'), ...selector, ...chartLabels('ztunnel'), ...OUTSIDE_DATA_PLANE },
      },
      spec: {
        serviceAccountName: NAME,
        ...ON_EVERY_NODE,
        containers: [proxy(props)],
        volumes: [
          { name: 'istio-token', projected: { sources: [{ serviceAccountToken: { audience: 'istio-ca', expirationSeconds: 43200, path: 'istio-token' } }] } },
          { name: 'istiod-ca-cert', configMap: { name: 'istio-ca-root-cert' } },
          ZTUNNEL_SOCKETS,
          { name: 'tmp', emptyDir: {} },
        ],
      },
    },
  };
}

function proxy({ image, discoveryAddress, clusterDomain, logLevel }: ZtunnelProps): Container {
  return {
    name: 'istio-proxy',
    image,
    args: ['proxy', NAME],
    env: [
      value('CA_ADDRESS', discoveryAddress),
      value('XDS_ADDRESS', discoveryAddress),
      value('RUST_LOG', logLevel),
      value('RUST_BACKTRACE', '1'),
      value('ISTIO_META_CLUSTER_ID', 'Kubernetes'),
      value('INPOD_ENABLED', 'true'),
      ...clusterDomain === 'cluster.local' ? [] : [value('CLUSTER_DOMAIN', clusterDomain)],
      value('TERMINATION_GRACE_PERIOD_SECONDS', '30'),
      field('POD_NAME', 'metadata.name'),
      field('POD_NAMESPACE', 'metadata.namespace'),
      field('NODE_NAME', 'spec.nodeName'),
      field('INSTANCE_IP', 'status.podIP'),
      field('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
      limit('ZTUNNEL_CPU_LIMIT', 'cpu'),
    ],
    ports: [{ name: 'ztunnel-stats', containerPort: 15020, protocol: 'TCP' }],
    readinessProbe: { httpGet: { path: '/healthz/ready', port: 15021 } },
    resources: { requests: { cpu: '200m', memory: '512Mi' } },
    securityContext: {
      allowPrivilegeEscalation: true,
      capabilities: { drop: ['ALL'], add: ['NET_ADMIN', 'SYS_ADMIN', 'NET_RAW'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsGroup: 1337,
      runAsNonRoot: false,
      runAsUser: 0,
    },
    volumeMounts: [
      { name: 'istiod-ca-cert', mountPath: '/var/run/secrets/istio' },
      { name: 'istio-token', mountPath: '/var/run/secrets/tokens' },
      { name: ZTUNNEL_SOCKETS.name, mountPath: '/var/run/ztunnel' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}
