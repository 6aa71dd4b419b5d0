/**
 * networking.k8s.io/v1: Ingress and IngressClass.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { TypedLocalObjectReference } from '../../core/v1';
import { Int32, Manifest, NamedMetadata } from '../../../meta';

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
  /** How the path is compared. */
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
export class IngressClass extends ClusterObject {
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
  /** Whether the object lives in a namespace, `Cluster` when left out. */
  readonly scope?: 'Cluster' | 'Namespace';
}
