/**
 * gateway.networking.k8s.io/v1: `Gateway`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Listener, RouteGroupKind } from './listener';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { GatewayCondition, LabelValue, LocalParametersReference, ObjectName, SubdomainName } from '../meta';

/** Listeners for requests from outside; a controller makes the proxy behind them. */
export interface GatewayResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The listeners. */
  readonly spec: GatewaySpec;
  /**
   * State of the proxy and of the listeners.
   * @default {"conditions":[{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending",
   *   "status":"Unknown","type":"Accepted"},{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending",
   *   "status":"Unknown","type":"Programmed"}]}
   */
  readonly status?: GatewayStatus;
}

/** Listeners, and the proxy behind them. */
export interface GatewaySpec {
  /**
   * Addresses that are wanted; the controller chooses when left out.
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"IPAddress values must be unique","rule":"self.all(a1, a1.type == 'IPAddress' && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )"}
   * @validation {"message":"Hostname values must be unique","rule":"self.all(a1, a1.type == 'Hostname'  && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )"}
   */
  readonly addresses?: readonly GatewaySpecAddress[];
  /** GatewayClass, which says who makes the proxy. */
  readonly gatewayClassName: ObjectName;
  /** Settings of what the controller makes. */
  readonly infrastructure?: GatewayInfrastructure;
  /**
   * Ports that are listened on, each with a name.
   * @minItems 1
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   * @validation {"message":"tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']","rule":"self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)"}
   * @validation {"message":"tls mode must be Terminate for protocol HTTPS","rule":"self.all(l, (l.protocol == 'HTTPS' && has(l.tls)) ? (l.tls.mode == '' || l.tls.mode == 'Terminate') : true)"}
   * @validation {"message":"hostname must not be specified for protocols ['TCP', 'UDP']","rule":"self.all(l, l.protocol in ['TCP', 'UDP']  ? (!has(l.hostname) || l.hostname == '') : true)"}
   * @validation {"message":"Listener name must be unique within the Gateway","rule":"self.all(l1, self.exists_one(l2, l1.name == l2.name))"}
   * @validation {"message":"Combination of port, protocol and hostname must be unique for each listener","rule":"self.all(l1, self.exists_one(l2, l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))"}
   */
  readonly listeners: readonly Listener[];
}

/**
 * An address that is wanted.
 * @validation {"message":"Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)","rule":"self.type == 'Hostname' ? (!has(self.value) || self.value.matches(r\"\"\"^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\"\"\")): true"}
 * @schema {"oneOf":[{"properties":{"type":{"enum":["IPAddress"]},"value":{"anyOf":[{"format":"ipv4"},{"format":"ipv6"}]}}},{"properties":{"type":{"not":{"enum":["IPAddress"]}}}}]}
 */
export interface GatewaySpecAddress {
  /**
   * Form of the value: `IPAddress`, `Hostname`, or one that a controller defines.
   * @default "IPAddress"
   * @pattern ^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9\/\-._~%!$&'()*+,;=:]+$
   * @minLength 1
   * @maxLength 253
   */
  readonly type?: string;
  /**
   * The address; any of the form when left out.
   * @maxLength 253
   */
  readonly value?: string;
}

/** Settings of what the controller makes for a gateway. */
export interface GatewayInfrastructure {
  /**
   * Annotations of what is made.
   * @maxProperties 8
   * @validation {"message":"Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters.","rule":"self.all(key, key.matches(r\"\"\"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\u002f)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$\"\"\"))"}
   * @validation {"message":"If specified, the annotation key's prefix must be a DNS subdomain not longer than 253 characters in total.","rule":"self.all(key, key.split(\"/\")[0].size() < 253)"}
   * @values {"maxLength":4096,"minLength":0}
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Labels of what is made.
   * @maxProperties 8
   * @validation {"message":"Label keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters.","rule":"self.all(key, key.matches(r\"\"\"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\u002f)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$\"\"\"))"}
   * @validation {"message":"If specified, the label key's prefix must be a DNS subdomain not longer than 253 characters in total.","rule":"self.all(key, key.split(\"/\")[0].size() < 253)"}
   */
  readonly labels?: Readonly<Record<string, LabelValue>>;
  /** Object of the namespace with further settings. */
  readonly parametersRef?: LocalParametersReference;
}

/** State of a gateway. */
export interface GatewayStatus {
  /**
   * Addresses that it has.
   * @maxItems 16
   * @listType atomic
   */
  readonly addresses?: readonly GatewayStatusAddress[];
  /**
   * Aspects: `Accepted`, `Programmed` ...
   * @default [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown",
   *   "type":"Accepted"},{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown",
   *   "type":"Programmed"}]
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /**
   * State of each listener.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly listeners?: readonly ListenerStatus[];
}

/**
 * An address of a gateway.
 * @validation {"message":"Hostname value must only contain valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)","rule":"self.type == 'Hostname' ? self.value.matches(r\"\"\"^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\"\"\"): true"}
 * @schema {"oneOf":[{"properties":{"type":{"enum":["IPAddress"]},"value":{"anyOf":[{"format":"ipv4"},{"format":"ipv6"}]}}},{"properties":{"type":{"not":{"enum":["IPAddress"]}}}}]}
 */
export interface GatewayStatusAddress {
  /**
   * Form of the value.
   * @default "IPAddress"
   * @pattern ^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9\/\-._~%!$&'()*+,;=:]+$
   * @minLength 1
   * @maxLength 253
   */
  readonly type?: string;
  /**
   * The address.
   * @minLength 1
   * @maxLength 253
   */
  readonly value: string;
}

/** State of a listener. */
export interface ListenerStatus {
  /** Routes that hang on it. */
  readonly attachedRoutes: Int32;
  /**
   * Aspects: `Accepted`, `Programmed`, `ResolvedRefs` ...
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions: readonly GatewayCondition[];
  /** Name of the listener. */
  readonly name: SubdomainName;
  /**
   * Kinds of routes that it takes.
   * @maxItems 8
   * @listType atomic
   */
  readonly supportedKinds: readonly RouteGroupKind[];
}

/** `Gateway`, namespaced. */
export class Gateway extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayResource>) {
    super(scope, id, { ...Gateway.GVK, ...props });
  }
}
