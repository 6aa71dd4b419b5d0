/**
 * networking.internal.knative.dev/v1alpha1: `Ingress`; Kubernetes has another kind of that name.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { IntOrString, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** Addresses of a route, which net-istio turns into VirtualServices. */
export interface IngressResource {
  /** Identity of the object; an annotation names who serves it. */
  readonly metadata: NamedMetadata;
  /** Hosts and where they lead. */
  readonly spec?: IngressSpec;
  /** Gateways that serve it. */
  readonly status?: IngressStatus;
}

/** Hosts and where they lead. */
export interface IngressSpec {
  /** What plain HTTP gets: `Enabled` or `Redirected`. */
  readonly httpOption?: string;
  /** Rules by host. */
  readonly rules?: readonly IngressRule[];
  /** Certificates of hosts. */
  readonly tls?: readonly IngressTls[];
}

/** Where some hosts lead. */
export interface IngressRule {
  /** The hosts. */
  readonly hosts?: readonly string[];
  /** Their paths. */
  readonly http?: IngressHTTP;
  /** Who can reach it: `ExternalIP` or `ClusterLocal`. */
  readonly visibility?: string;
}

/** Paths of hosts. */
export interface IngressHTTP {
  /** The paths, the first that fits counts. */
  readonly paths: readonly IngressPath[];
}

/** Where a path leads. */
export interface IngressPath {
  /** Headers that requests get. */
  readonly appendHeaders?: Readonly<Record<string, string>>;
  /** Headers that requests must have. */
  readonly headers?: Readonly<Record<string, IngressHeaderMatch>>;
  /** First part of the path. */
  readonly path?: string;
  /** Host that requests get on the way. */
  readonly rewriteHost?: string;
  /** Shares of the requests. */
  readonly splits: readonly IngressSplit[];
}

/** What a header must be. */
export interface IngressHeaderMatch {
  /** The whole value. */
  readonly exact: string;
}

/** A share of the requests. */
export interface IngressSplit {
  /** Headers that its requests get. */
  readonly appendHeaders?: Readonly<Record<string, string>>;
  /**
   * Share in percent.
   * @asType integer
   */
  readonly percent?: number;
  /** Service of the revision. */
  readonly serviceName: string;
  /** Namespace of the Service. */
  readonly serviceNamespace: string;
  /** Port of the Service. */
  readonly servicePort: IntOrString;
}

/** Certificate of hosts. */
export interface IngressTls {
  /** The hosts. */
  readonly hosts?: readonly string[];
  /** Secret with the certificate. */
  readonly secretName?: string;
  /** Namespace of the Secret. */
  readonly secretNamespace?: string;
}

/** Gateways that serve an ingress. */
export interface IngressStatus extends KnativeStatus {
  /** For requests from inside the cluster. */
  readonly privateLoadBalancer?: IngressLoadBalancer;
  /** For requests from outside. */
  readonly publicLoadBalancer?: IngressLoadBalancer;
}

/** A gateway. */
export interface IngressLoadBalancer {
  /** Its addresses. */
  readonly ingress?: readonly IngressLoadBalancerAddress[];
}

/** One address of a gateway. */
export interface IngressLoadBalancerAddress {
  /** DNS name. */
  readonly domain?: string;
  /** DNS name inside the cluster. */
  readonly domainInternal?: string;
  /** IP address. */
  readonly ip?: string;
  /** Whether only proxies of the mesh serve it. */
  readonly meshOnly?: boolean;
}

/** `Ingress`, namespaced. */
export class Ingress extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.internal.knative.dev/v1alpha1', kind: 'Ingress' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IngressResource>) {
    super(scope, id, { ...Ingress.GVK, ...props });
  }
}
