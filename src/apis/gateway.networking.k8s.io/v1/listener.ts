/**
 * gateway.networking.k8s.io/v1: the listeners of a `Gateway`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { LabelSelector } from '../../k8s/meta/v1';
import { GroupName, Hostname, KindName, NamespaceName, ObjectName, PortNumber, SubdomainName } from '../meta';

/** A port that is listened on. */
export interface Listener {
  /**
   * Routes that may hang on it.
   * @default {"namespaces":{"from":"Same"}}
   */
  readonly allowedRoutes?: AllowedRoutes;
  /** Host that is listened for; a wildcard may stand at the left. All hosts when left out. */
  readonly hostname?: Hostname;
  /** Name, unique in the gateway. */
  readonly name: SubdomainName;
  /** Port; several listeners may share one. */
  readonly port: PortNumber;
  /**
   * `HTTP`, `HTTPS`, `TLS`, `TCP`, `UDP`, or one that a controller defines.
   * @pattern ^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]+$
   * @minLength 1
   * @maxLength 255
   */
  readonly protocol: string;
  /** Certificates; for `HTTPS` and `TLS`. */
  readonly tls?: ListenerTls;
}

/** Routes that may hang on a listener. */
export interface AllowedRoutes {
  /**
   * Kinds of routes; those that fit the protocol when left out.
   * @maxItems 8
   * @listType atomic
   */
  readonly kinds?: readonly RouteGroupKind[];
  /**
   * Namespaces of routes.
   * @default {"from":"Same"}
   */
  readonly namespaces?: RouteNamespaces;
}

/** A kind of routes. */
export interface RouteGroupKind {
  /**
   * API group of the kind.
   * @default "gateway.networking.k8s.io"
   */
  readonly group?: GroupName;
  /** The kind. */
  readonly kind: KindName;
}

/** Namespaces whose routes may hang on a listener. */
export interface RouteNamespaces {
  /**
   * All, those that `selector` chooses, or that of the gateway.
   * @default "Same"
   */
  readonly from?: 'All' | 'Selector' | 'Same';
  /** Labels of namespaces; only with `Selector`. */
  readonly selector?: LabelSelector;
}

/**
 * How a listener speaks TLS.
 * @validation {"message":"certificateRefs or options must be specified when mode is Terminate","rule":"self.mode == 'Terminate' ? size(self.certificateRefs) > 0 || size(self.options) > 0 : true"}
 */
export interface ListenerTls {
  /**
   * Secrets with certificate and key; another namespace must allow it by a ReferenceGrant.
   * @maxItems 64
   * @listType atomic
   */
  readonly certificateRefs?: readonly SecretObjectReference[];
  /**
   * Whether TLS ends at the gateway, or at who gets the connection.
   * @default "Terminate"
   */
  readonly mode?: 'Terminate' | 'Passthrough';
  /**
   * Settings that a controller defines.
   * @maxProperties 16
   * @values {"maxLength":4096,"minLength":0}
   */
  readonly options?: Readonly<Record<string, string>>;
}

/** An object with a certificate. */
export interface SecretObjectReference {
  /**
   * API group of the kind; empty for the core group.
   * @default ""
   */
  readonly group?: GroupName;
  /**
   * Kind of the object.
   * @default "Secret"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object; that of the gateway when left out. */
  readonly namespace?: NamespaceName;
}
