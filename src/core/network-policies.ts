import { NAMESPACE_NAME } from './access';
import { LabelSelector } from '../apis/k8s/meta/v1';
import { NetworkPolicyPeer, NetworkPolicySpec } from '../apis/k8s/networking/v1';

/** Who may call: the gateway's pods, the namespaces of profiles, or pods of the same namespace. */
export type Caller = 'gateway' | 'profiles' | 'neighbours';

/** One policy: which pods are protected, and from whom. */
export interface PlatformPolicy {
  /** `metadata.name`. */
  readonly name: string;
  /** Pods that are protected. */
  readonly pods: LabelSelector;
  /** Ports that are open. @default - all */
  readonly ports?: readonly number[];
  /** Who may call. @default - everybody, also the API server from outside the pod network */
  readonly from?: readonly Caller[];
}

/** Label of every namespace that a profile owns. */
const PROFILE = { key: 'app.kubernetes.io/part-of', value: 'kubeflow-profile' };

/**
 * The policy as Kubernetes writes it.
 * @param gateways namespaces of the pods at which requests from outside arrive
 */
export function networkPolicySpec(policy: PlatformPolicy, gateways: readonly string[]): NetworkPolicySpec {
  const { pods, ports, from } = policy;
  return {
    podSelector: pods,
    policyTypes: ['Ingress'],
    ingress: [{
      ...from && { from: from.map(caller => peer(caller, gateways)) },
      ...ports && { ports: ports.map(port => ({ port, protocol: 'TCP' as const })) },
    }],
  };
}

function peer(caller: Caller, gateways: readonly string[]): NetworkPolicyPeer {
  switch (caller) {
    case 'neighbours': return { podSelector: {} };
    case 'profiles': return { namespaceSelector: having(PROFILE.key, PROFILE.value) };
    case 'gateway': return { namespaceSelector: having(NAMESPACE_NAME, ...gateways) };
  }
}

/** Objects whose label has one of the values. */
export function having(key: string, ...values: readonly string[]): LabelSelector {
  return { matchExpressions: inExpression(key, ...values) };
}

/** The same as an expression, beside others. */
export function inExpression(key: string, ...values: readonly string[]): NonNullable<LabelSelector['matchExpressions']> {
  return [{ key, operator: 'In', values }];
}
