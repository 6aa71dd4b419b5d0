import { Construct } from 'constructs';
import { LabelSelector } from '../apis/k8s/meta/v1';
import { NetworkPolicy, NetworkPolicyPeer, NetworkPolicySpec } from '../apis/k8s/networking/v1';
import { NAMESPACE_NAME, PROFILE_NAMESPACE_LABEL } from '../core';

/** Network policy by which only pods of the same namespace may call each other. */
export const NEIGHBOURS_ONLY: NetworkPolicySpec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] };

/** Who may call: the gateway's pods, the namespaces of profiles, or pods of the same namespace. */
export type Caller = 'gateway' | 'profiles' | 'neighbours';

/** One policy: which pods are protected, and from whom. */
export interface PlatformPolicy {
  /** `metadata.name`. */
  readonly name: string;
  /** Pods that are protected. */
  readonly pods: LabelSelector;
  /** Ports that are open, by number or by the name that the container gives; none if the list is empty. @default - all */
  readonly ports?: readonly (number | string)[];
  /** Who may call; nobody if the list is empty. @default - everybody, also the API server from outside the pod network */
  readonly from?: readonly Caller[];
}

/**
 * The policy as Kubernetes writes it.
 * @param gateways namespaces of the pods at which requests from outside arrive
 */
export function networkPolicySpec(policy: PlatformPolicy, gateways: readonly string[]): NetworkPolicySpec {
  const { pods, ports, from } = policy;
  const peers = from?.flatMap(caller => peersOf(caller, gateways));
  // Kubernetes takes an empty list for "everybody" and "all ports"; here it says "nobody" and "none".
  const isClosed = peers?.length === 0 || ports?.length === 0;
  return {
    podSelector: pods,
    policyTypes: ['Ingress'],
    ingress: isClosed ? [] : [{
      ...peers && { from: peers },
      ...ports && { ports: ports.map(port => ({ port, protocol: 'TCP' as const })) },
    }],
  };
}

function peersOf(caller: Caller, gateways: readonly string[]): NetworkPolicyPeer[] {
  switch (caller) {
    case 'neighbours': return [{ podSelector: {} }];
    case 'profiles': return [fromProfiles()];
    case 'gateway': return gateways.length === 0 ? [] : [fromNamespaces(...gateways)];
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

/** All pods of all profiles, as a peer of a NetworkPolicy. */
export function fromProfiles(): NetworkPolicyPeer {
  return { namespaceSelector: { matchExpressions: Object.entries(PROFILE_NAMESPACE_LABEL).flatMap(([key, value]) => inExpression(key, value)) } };
}

/** All pods of some namespaces, as a peer of a NetworkPolicy. */
export function fromNamespaces(...names: readonly string[]): NetworkPolicyPeer {
  return { namespaceSelector: having(NAMESPACE_NAME, ...names) };
}

/** Says who may call the pods of a program, where the namespace lets in nobody else. */
export class CallersPolicy extends Construct {
  /** @param gateways namespaces of the pods at which requests from outside arrive */
  constructor(scope: Construct, id: string, namespace: string, policy: PlatformPolicy, gateways: readonly string[]) {
    super(scope, id);
    new NetworkPolicy(this, 'NetworkPolicy', { metadata: { name: policy.name, namespace }, spec: networkPolicySpec(policy, gateways) });
  }
}
