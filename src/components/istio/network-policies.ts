import { NetworkPolicyPort, NetworkPolicySpec } from '../../apis/k8s/networking/v1';
import { NAMESPACE_NAME } from '../../core';
import { NEIGHBOURS_ONLY } from '../../kit';

/** A policy by name. */
export interface NamedNetworkPolicy {
  readonly name: string;
  readonly spec: NetworkPolicySpec;
}

/** Who may call which pods from other namespaces. */
export interface NetworkPolicyOptions {
  /** Namespace that the policies are for, part of a name. */
  readonly namespace: string;
  /** Label `app` of the control plane's pods. */
  readonly istiod: string;
  /** Labels `app` of the gateways' pods. */
  readonly gateways: readonly string[];
  /** Ports where the gateways take requests. */
  readonly gatewayPorts: readonly number[];
  /** Namespaces whose pods call the gateways. */
  readonly gatewayCallers: readonly string[];
  /** Gateway that is called from elsewhere too. */
  readonly ingress: {
    readonly app: string;
    readonly ports: readonly (number | string)[];
    /** Namespaces of the callers, or anyone, also from outside the cluster. */
    readonly callers: readonly string[] | 'anyone';
  };
}

/** Policies of the mesh's namespace: its pods call each other, others call only what is named. */
export function networkPolicies(options: NetworkPolicyOptions): readonly NamedNetworkPolicy[] {
  const { namespace, istiod, gateways, gatewayCallers, ingress } = options;
  const found: NamedNetworkPolicy[] = [
    { name: `default-allow-same-namespace-${namespace}`, spec: NEIGHBOURS_ONLY },
    // Proxies of all namespaces fetch configuration and certificates
    { name: 'allow-istiod-control-plane', spec: open({ matchLabels: { app: istiod } }, [15012]) },
    // The API server, which is in no namespace, calls the webhooks
    { name: 'istiod-webhook-apiserver', spec: open(appIn(istiod), [15017]) },
  ];
  if (gatewayCallers.length > 0) {
    found.push({ name: 'allow-knative-to-istio-gateways', spec: open(appIn(...gateways), options.gatewayPorts, gatewayCallers) });
  }
  if (ingress.callers === 'anyone' || ingress.callers.length > 0) {
    found.push({
      name: `allow-to-${ingress.app}`,
      spec: open(appIn(ingress.app), ingress.ports, ingress.callers === 'anyone' ? undefined : ingress.callers),
    });
  }
  return found;
}

/** Lets pods of the namespaces, or anyone, call the ports. */
function open(podSelector: NetworkPolicySpec['podSelector'], ports: readonly (number | string)[], namespaces?: readonly string[]): NetworkPolicySpec {
  return {
    podSelector,
    policyTypes: ['Ingress'],
    ingress: [{
      ...namespaces && { from: namespaces.map(name => ({ namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: name } } })) },
      ports: ports.map((port): NetworkPolicyPort => ({ protocol: 'TCP', port })),
    }],
  };
}

function appIn(...values: readonly string[]): NetworkPolicySpec['podSelector'] {
  return { matchExpressions: [{ key: 'app', operator: 'In', values }] };
}
