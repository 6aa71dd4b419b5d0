/**
 * networking.k8s.io/v1: NetworkPolicy.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Protocol } from '../../core/v1';
import { LabelSelector } from '../../meta/v1';
import { Int32, IntOrString, Manifest, NamedMetadata } from '../../../meta';

/** Restricts which connections pods may take and make. */
export interface NetworkPolicyResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, and the connections that remain allowed. */
  readonly spec: NetworkPolicySpec;
}

/** `NetworkPolicy`, namespaced. */
export class NetworkPolicy extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NetworkPolicyResource>) {
    super(scope, id, { ...NetworkPolicy.GVK, ...props });
  }
}

/** Pods, and the connections that remain allowed. */
export interface NetworkPolicySpec {
  /**
   * Allowed outgoing connections; none when empty.
   * @listType atomic
   */
  readonly egress?: readonly NetworkPolicyEgressRule[];
  /**
   * Allowed incoming connections; none when empty.
   * @listType atomic
   */
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  /** Labels of the pods that are restricted; all of the namespace when empty. */
  readonly podSelector?: LabelSelector;
  /**
   * Directions that are restricted; `Ingress`, and `Egress` if it has rules, when left out.
   * @listType atomic
   */
  readonly policyTypes?: readonly PolicyType[];
}

/** Direction of connections. */
export type PolicyType = 'Ingress' | 'Egress';

/** Outgoing connections that are allowed. */
export interface NetworkPolicyEgressRule {
  /**
   * Ports; all when left out.
   * @listType atomic
   */
  readonly ports?: readonly NetworkPolicyPort[];
  /**
   * Other ends; all when left out.
   * @listType atomic
   */
  readonly to?: readonly NetworkPolicyPeer[];
}

/** Incoming connections that are allowed. */
export interface NetworkPolicyIngressRule {
  /**
   * Other ends; all when left out.
   * @listType atomic
   */
  readonly from?: readonly NetworkPolicyPeer[];
  /**
   * Ports of the pods; all when left out.
   * @listType atomic
   */
  readonly ports?: readonly NetworkPolicyPort[];
}

/** Port, or range of ports. */
export interface NetworkPolicyPort {
  /** Last port of a range that begins with `port`. */
  readonly endPort?: Int32;
  /** Number or name of the port; all when left out. */
  readonly port?: IntOrString;
  /** Transport protocol, `TCP` when left out. */
  readonly protocol?: Protocol;
}

/** Other end of connections; addresses, or pods and namespaces. */
export interface NetworkPolicyPeer {
  /** Addresses; excludes the selectors. */
  readonly ipBlock?: IPBlock;
  /** Labels of the namespaces; the policy's own when left out. */
  readonly namespaceSelector?: LabelSelector;
  /** Labels of the pods; all of the namespaces when left out. */
  readonly podSelector?: LabelSelector;
}

/** Range of addresses. */
export interface IPBlock {
  /** Range in CIDR notation. */
  readonly cidr: string;
  /**
   * Ranges inside it that are left out.
   * @listType atomic
   */
  readonly except?: readonly string[];
}
