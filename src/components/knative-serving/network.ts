import { Construct } from 'constructs';
import { ACTIVATOR_PORTS } from './activator';
import { COMMON_LABELS, NET_ISTIO_LABELS } from './labels';
import { WEBHOOK_PORT } from './webhooks';
import { Namespace, Service } from '../../apis/k8s/core/v1';
import { NetworkPolicy, NetworkPolicySpec } from '../../apis/k8s/networking/v1';
import { DestinationRule } from '../../apis/networking.istio.io/v1alpha3';
import { Gateway } from '../../apis/networking.istio.io/v1beta1';
import { AuthorizationPolicy, PeerAuthentication } from '../../apis/security.istio.io/v1beta1';
import { IngressWorkloadRef, Injection, injectionLabels, NAMESPACE_NAME, PodSecurityLevel } from '../../core';
import { inExpression, mutualTls, NEIGHBOURS_ONLY, networkPolicySpec } from '../../kit';

/** Name of the `Gateway` and the Service for requests from inside the cluster; KServe knows the same. */
export const LOCAL_GATEWAY = 'knative-local-gateway';
/** Port of that `Gateway` at the pods. */
const LOCAL_PORT = 8081;

/** Properties of {@link KnativeNetwork}. */
export interface KnativeNetworkProps {
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly injection: Injection;
  readonly podSecurity: PodSecurityLevel;
  /** Pods for requests from outside, and for those from inside. */
  readonly gateways: readonly [ingress: IngressWorkloadRef, local: IngressWorkloadRef];
}

/** Who may call the programs: Namespace, 4 NetworkPolicies, 5 AuthorizationPolicies, 2 PeerAuthentications, 1 DestinationRule. */
export class KnativeNetwork extends Construct {
  constructor(scope: Construct, id: string, props: KnativeNetworkProps) {
    super(scope, id);
    const { namespace, clusterDomain, injection, podSecurity } = props;
    new Namespace(this, 'Namespace', {
      metadata: { name: namespace, labels: { ...COMMON_LABELS, ...injectionLabels(injection), 'pod-security.kubernetes.io/enforce': podSecurity } },
    });
    for (const [name, spec] of Object.entries(policies(props))) {
      new NetworkPolicy(this, `NetworkPolicy-${name}`, { metadata: { name, namespace }, spec });
    }
    for (const [name, matchLabels] of Object.entries(ALLOWED)) {
      new AuthorizationPolicy(this, `Allow-${name}`, { metadata: { name, namespace }, spec: { action: 'ALLOW', selector: { matchLabels }, rules: [{}] } });
    }
    // The API server is in no mesh.
    for (const name of ['webhook', 'net-istio-webhook']) {
      new PeerAuthentication(this, `Plain-${name}`, {
        metadata: { name, namespace, labels: NET_ISTIO_LABELS },
        spec: { selector: { matchLabels: { app: name } }, portLevelMtls: { [WEBHOOK_PORT]: { mode: 'PERMISSIVE' } } },
      });
    }
    new DestinationRule(this, 'DestinationRule', {
      metadata: { name: 'knative', namespace },
      spec: mutualTls(`*.${namespace}.svc.${clusterDomain}`),
    });
  }
}

/** Programs that take calls, where the mesh denies what nobody allows. The network's policies say whose. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'activator-service': { app: 'activator' },
  'autoscaler': { app: 'autoscaler' },
  'controller': { app: 'controller' },
  'istio-webhook': { app: 'net-istio-webhook' },
  'webhook': { role: 'webhook' },
};

function policies({ namespace, gateways }: KnativeNetworkProps): Readonly<Record<string, NetworkPolicySpec>> {
  const webhook = (name: string): NetworkPolicySpec => ({
    podSelector: { matchExpressions: [...inExpression('app', name), ...inExpression('role', name)] },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: WEBHOOK_PORT }] }],
  });
  return {
    [`default-allow-same-namespace-${namespace}`]: NEIGHBOURS_ONLY,
    'allow-istio-gateways-to-activator': {
      podSelector: { matchExpressions: inExpression('app', 'activator') },
      policyTypes: ['Ingress'],
      ingress: [{
        from: gateways.map(pods => ({ namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: pods.namespace } }, podSelector: { matchLabels: pods.selector } })),
        ports: Object.values(ACTIVATOR_PORTS).map(port => ({ protocol: 'TCP', port })),
      }],
    },
    'webhook-apiserver': webhook('webhook'),
    'net-istio-webhook-apiserver': webhook('net-istio-webhook'),
  };
}

/** Properties of {@link LocalGateway}. */
export interface LocalGatewayProps {
  readonly namespace: string;
  readonly pods: IngressWorkloadRef;
  /** Whether pods of all profiles may call it. */
  readonly openToProfiles: boolean;
}

/** Where requests from inside the cluster reach services: 1 Gateway, 1 Service beside the gateway's pods, 1 NetworkPolicy there if profiles may call it. */
export class LocalGateway extends Construct {
  constructor(scope: Construct, id: string, { namespace, pods, openToProfiles }: LocalGatewayProps) {
    super(scope, id);
    const selector = { ...pods.selector, ...pods.gatewaySelector };
    new Gateway(this, 'Gateway', {
      metadata: { name: LOCAL_GATEWAY, namespace, labels: NET_ISTIO_LABELS },
      spec: { selector, servers: [{ hosts: ['*'], port: { name: 'http', number: LOCAL_PORT, protocol: 'HTTP' } }] },
    });
    new Service(this, 'Service', {
      metadata: { name: LOCAL_GATEWAY, namespace: pods.namespace, labels: { ...NET_ISTIO_LABELS, 'experimental.istio.io/disable-gateway-port-translation': 'true' } },
      spec: { type: 'ClusterIP', selector, ports: [{ name: 'http2', port: 80, targetPort: LOCAL_PORT }, { name: 'https', port: 443, targetPort: 8444 }] },
    });
    if (openToProfiles) {
      new NetworkPolicy(this, 'NetworkPolicy', {
        metadata: { name: `allow-profiles-to-${LOCAL_GATEWAY}`, namespace: pods.namespace },
        spec: networkPolicySpec({ name: LOCAL_GATEWAY, pods: { matchLabels: pods.selector }, ports: [LOCAL_PORT], from: ['profiles'] }, []),
      });
    }
  }
}
