/**
 * networking.k8s.io/v1: NetworkPolicy, Ingress and IngressClass.
 *
 * Source: Kubernetes API, release in pins.jsonc.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Protocol, TypedLocalObjectReference } from '../core/v1';
import { LabelSelector } from '../meta/v1';
import { Int32, IntOrString, Manifest, NamedMetadata } from '../../meta';

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

/**
 * Direction of connections.
 * @asType string
 */
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

/** Leads HTTP requests from outside to services. */
export interface IngressResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Rules for hosts and paths. */
  readonly spec: IngressSpec;
}

/** `Ingress`, namespaced. */
export class Ingress extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IngressResource>) {
    super(scope, id, { ...Ingress.GVK, ...props });
  }
}

/** Rules for hosts and paths. */
export interface IngressSpec {
  /** Target of requests that no rule matches. */
  readonly defaultBackend?: IngressBackend;
  /** IngressClass whose controller serves this object, the default one when left out. */
  readonly ingressClassName?: string;
  /**
   * Rules for hosts.
   * @listType atomic
   */
  readonly rules?: readonly IngressRule[];
  /**
   * Hosts with TLS, and their certificates.
   * @listType atomic
   */
  readonly tls?: readonly IngressTLS[];
}

/** Target of requests; a service or another object. */
export interface IngressBackend {
  /** Object that the controller knows; excludes `service`. */
  readonly resource?: TypedLocalObjectReference;
  /** Service and port. */
  readonly service?: IngressServiceBackend;
}

/** Service that takes requests. */
export interface IngressServiceBackend {
  /** Name of the service. */
  readonly name: string;
  /** Port of the service. */
  readonly port?: ServiceBackendPort;
}

/**
 * Port of a service, by name or number.
 * @mapType atomic
 */
export interface ServiceBackendPort {
  /** Name of the port. */
  readonly name?: string;
  /** Number of the port. */
  readonly number?: Int32;
}

/** Paths of one host. */
export interface IngressRule {
  /** Host name, also with `*` as its first label; all hosts when left out. */
  readonly host?: string;
  /** Paths of the host. */
  readonly http?: HTTPIngressRuleValue;
}

/** Paths and their targets. */
export interface HTTPIngressRuleValue {
  /**
   * Paths and their targets.
   * @listType atomic
   */
  readonly paths: readonly HTTPIngressPath[];
}

/** Target of one path. */
export interface HTTPIngressPath {
  /** Target of the requests. */
  readonly backend: IngressBackend;
  /** Path, beginning with `/`. */
  readonly path?: string;
  /**
   * How the path is compared.
   * @asType string
   */
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
}

/** Certificate of some hosts. */
export interface IngressTLS {
  /**
   * Hosts of the certificate; all of the object when left out.
   * @listType atomic
   */
  readonly hosts?: readonly string[];
  /** Secret with `tls.crt` and `tls.key`. */
  readonly secretName?: string;
}

/** Kind of ingress, served by one controller. */
export interface IngressClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Controller of the class. */
  readonly spec: IngressClassSpec;
}

/** `IngressClass`, cluster-scoped. */
export class IngressClass extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IngressClassResource>) {
    super(scope, id, { ...IngressClass.GVK, ...props });
  }
}

/** Controller of an ingress class. */
export interface IngressClassSpec {
  /** Name of the controller, such as `example.com/ingress`; immutable. */
  readonly controller?: string;
  /** Object with settings for the controller. */
  readonly parameters?: IngressClassParametersReference;
}

/** Object with settings for an ingress controller. */
export interface IngressClassParametersReference {
  /** Group of the kind; left out for the core group. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object; only with scope `Namespace`. */
  readonly namespace?: string;
  /**
   * Whether the object lives in a namespace, `Cluster` when left out.
   * @asType string
   */
  readonly scope?: 'Cluster' | 'Namespace';
}
