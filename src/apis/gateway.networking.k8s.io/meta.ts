/**
 * gateway.networking.k8s.io: names, references and what controllers report.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { Int64, Time } from '../meta';

/** One aspect of a state. */
export interface GatewayCondition {
  /** When `status` last changed. */
  readonly lastTransitionTime: Time;
  /**
   * Cause in a sentence, for people.
   * @maxLength 32768
   */
  readonly message: string;
  /**
   * Generation of the spec that the aspect is about.
   * @minimum 0
   */
  readonly observedGeneration?: Int64;
  /**
   * Cause in one word, for programs.
   * @pattern ^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$
   * @minLength 1
   * @maxLength 1024
   */
  readonly reason: string;
  /** Whether it is so. */
  readonly status: 'True' | 'False' | 'Unknown';
  /**
   * Name of the aspect, such as `Accepted` or `Programmed`.
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\u002f)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   * @maxLength 316
   */
  readonly type: string;
}

/** What a route hangs on: a gateway, or one of its listeners. */
export interface ParentReference {
  /**
   * API group of the kind.
   * @default "gateway.networking.k8s.io"
   */
  readonly group?: GroupName;
  /**
   * Kind of the object: `Gateway`, or `Service` for routes inside a mesh.
   * @default "Gateway"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object; that of the route when left out. */
  readonly namespace?: NamespaceName;
  /** Port of the listeners that are meant; all when left out. */
  readonly port?: PortNumber;
  /** Listener that is meant; all when left out. */
  readonly sectionName?: SubdomainName;
}

/** An object of the namespace that the controller knows how to read. */
export interface LocalParametersReference {
  /** API group of the kind; empty for the core group. */
  readonly group: GroupName;
  /** Kind of the object. */
  readonly kind: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
}

/** What controllers report of a route. */
export interface RouteStatus {
  /**
   * State at each gateway.
   * @maxItems 32
   * @listType atomic
   */
  readonly parents: readonly RouteParentStatus[];
}

/** State of a route at a gateway. */
export interface RouteParentStatus {
  /**
   * Aspects: `Accepted`, `ResolvedRefs` ...
   * @minItems 1
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions: readonly GatewayCondition[];
  /** Controller that reports. */
  readonly controllerName: ControllerName;
  /** The gateway. */
  readonly parentRef: ParentReference;
}

/**
 * API group; empty for the core group.
 * @maxLength 253
 * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 */
export type GroupName = string;

/**
 * Kind of an object.
 * @minLength 1
 * @maxLength 63
 * @pattern ^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$
 */
export type KindName = string;

/**
 * Name of an object.
 * @minLength 1
 * @maxLength 253
 */
export type ObjectName = string;

/**
 * Name of a namespace.
 * @minLength 1
 * @maxLength 63
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
 */
export type NamespaceName = string;

/**
 * DNS subdomain: name of a section, or a host without wildcard.
 * @minLength 1
 * @maxLength 253
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 */
export type SubdomainName = string;

/**
 * Host; `*` may stand in place of its first label.
 * @minLength 1
 * @maxLength 253
 * @pattern ^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 */
export type Hostname = string;

/**
 * Number of a port.
 * @asType integer
 * @format int32
 * @minimum 1
 * @maximum 65535
 */
export type PortNumber = number;

/**
 * Name of a header.
 * @minLength 1
 * @maxLength 256
 * @pattern ^[A-Za-z0-9!#$%&'*+\-.^_\x60|~]+$
 */
export type HeaderName = string;

/**
 * Value of a header.
 * @minLength 1
 * @maxLength 4096
 */
export type HeaderValue = string;

/**
 * Controller, as a domain and a path below it: `istio.io/gateway-controller`.
 * @minLength 1
 * @maxLength 253
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9\/\-._~%!$&'()*+,;=:]+$
 */
export type ControllerName = string;

/**
 * Span of time such as `10s`, `1h30m` or `500ms`.
 * @pattern ^([0-9]{1,5}(h|m|s|ms)){1,4}$
 */
export type GatewayDuration = string;

/**
 * Value of a label.
 * @minLength 0
 * @maxLength 63
 * @pattern ^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$
 */
export type LabelValue = string;
