/** What is known of Istio's programs. Sources: Istio 1.30, its charts and documentation (ports, ops/deployment); seen when the programs were run as processes. */
import { CNI } from './cni';
import { GatewayFacts } from './gateway';
import { ISTIOD } from './istiod';
import { fact, ProgramFacts, ServiceRef } from '../../core';

const RUN = 'seen: run as a process from this manifest';

/** The control plane. */
export function istiodFacts(namespace: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: ISTIOD,
    container: 'discovery',
    calls: fact([{ to: 'api-server', why: 'configuration, endpoints, certificates' }, { to: 'issuer', why: 'signing keys, from a plain connection outside the mesh' }], RUN),
    calledBy: fact([
      { from: 'proxies', port: 15012, why: 'configuration and certificates' },
      { from: 'api-server', port: 15017, why: 'injection, admission of mesh configuration' },
      { from: 'prometheus', port: 15014, why: 'metrics' },
    ], 'istio.io/docs/ops/deployment/application-requirements'),
    user: fact(1337, 'image: pilot/docker/Dockerfile.pilot'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    replication: fact('all-work', 'HPA of upstream\'s manifest; leases decide who writes status'),
    metrics: fact({ port: 15014, path: '/metrics' }, '--monitoringAddr of upstream\'s manifest'),
    token: fact(true, RUN),
  };
}

/** A gateway. */
export function gatewayFactsOf(gateway: GatewayFacts, namespace: string): ProgramFacts {
  const istiod: ServiceRef = { namespace, name: ISTIOD, port: 15012 };
  return {
    kind: 'Deployment',
    namespace,
    name: gateway.name,
    container: 'istio-proxy',
    calls: fact([{ to: istiod, why: 'configuration and certificates' }, { to: 'profiles', why: 'hands requests on' }], RUN),
    calledBy: fact([
      ...gateway.ports.filter(port => port.name !== 'status-port').map(port => ({ from: 'gateway' as const, port: port.targetPort, why: `requests at ${port.name}` })),
      { from: 'prometheus', port: 15020, why: 'metrics' },
    ], 'ports of upstream\'s manifest'),
    user: fact(1337, 'runAsUser of upstream\'s manifest'),
    writes: fact([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    replication: fact('all-work', 'HPA of upstream\'s manifest'),
    metrics: fact({ port: 15020, path: '/stats/prometheus' }, 'annotations prometheus.io/* of upstream\'s manifest'),
    token: fact(false, 'seen: certificates come by the token with the audience istio-ca, which is mounted by itself'),
  };
}

/** The agent on each node. */
export function nodeAgentFacts(namespace: string): ProgramFacts {
  return {
    kind: 'DaemonSet',
    namespace,
    name: CNI.daemonSet,
    container: 'install-cni',
    calls: fact([{ to: 'api-server', why: 'pods, repair' }], 'cni/pkg of Istio'),
    calledBy: fact([{ from: 'prometheus', port: 15014, why: 'metrics' }], 'annotations prometheus.io/* of upstream\'s manifest'),
    user: fact(0, 'runAsUser of upstream\'s manifest: it changes the network of the node'),
    writes: fact(['/host/opt/cni/bin', '/host/etc/cni/net.d', '/var/run/istio-cni'], 'hostPath volumes of upstream\'s manifest'),
    replication: fact('all-work', 'one on each node'),
    metrics: fact({ port: 15014, path: '/metrics' }, 'annotations prometheus.io/* of upstream\'s manifest'),
    token: fact(true, 'cni/pkg of Istio'),
  };
}

/** The proxy on each node of an ambient mesh. */
export function ztunnelFacts(namespace: string, name: string): ProgramFacts {
  const istiod: ServiceRef = { namespace, name: ISTIOD, port: 15012 };
  return {
    kind: 'DaemonSet',
    namespace,
    name,
    container: 'istio-proxy',
    calls: fact([{ to: istiod, why: 'configuration and certificates' }, { to: 'profiles', why: 'hands connections on' }], 'env of upstream\'s manifest'),
    calledBy: fact([
      { from: 'proxies', port: 15008, why: 'encrypted connections of other nodes' }, { from: 'prometheus', port: 15020, why: 'metrics' },
    ], 'istio.io/docs/ambient/architecture/data-plane'),
    user: fact(0, 'runAsUser of upstream\'s manifest: it enters the network of the node\'s pods'),
    writes: fact(['/tmp', '/var/run/ztunnel'], 'volumes of upstream\'s manifest'),
    replication: fact('all-work', 'one on each node'),
    metrics: fact({ port: 15020, path: '/stats/prometheus' }, 'annotations prometheus.io/* of upstream\'s manifest'),
    token: fact(false, 'certificates come by the token with the audience istio-ca, which is mounted by itself'),
  };
}
