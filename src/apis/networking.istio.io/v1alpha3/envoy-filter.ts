/**
 * networking.istio.io/v1alpha3: EnvoyFilter.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, Int32, Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, PolicyTargetReference, PortNumber, UInt32 } from '../meta';
import { WorkloadSelector } from '../v1/workload-entry';

/** Changes the Envoy configuration that Istio generates; bound to its internals, so look at each after an upgrade. */
export interface EnvoyFilterResource {
  readonly metadata: NamedMetadata;
  /** Proxies and the changes to their configuration. */
  readonly spec?: EnvoyFilterSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Proxies and the changes to their configuration.
 * @validation {"message":"only one of targetRefs or workloadSelector can be set","rule":"(has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 */
export interface EnvoyFilterSpec {
  /** Changes, applied in order. */
  readonly configPatches?: readonly EnvoyConfigObjectPatch[];
  /** Order among filters for one workload; negative ones come before those without. */
  readonly priority?: Int32;
  /**
   * Gateways or services it attaches to, by reference.
   * @maxItems 16
   */
  readonly targetRefs?: readonly PolicyTargetReference[];
  /** Workloads whose proxies are changed; all of the namespace if left out. */
  readonly workloadSelector?: WorkloadSelector;
}

/** Part of an Envoy configuration that a change can aim at. */
export type EnvoyApplyTo =
  | 'INVALID'
  | 'LISTENER'
  | 'FILTER_CHAIN'
  | 'NETWORK_FILTER'
  | 'HTTP_FILTER'
  | 'ROUTE_CONFIGURATION'
  | 'VIRTUAL_HOST'
  | 'HTTP_ROUTE'
  | 'CLUSTER'
  | 'EXTENSION_CONFIG'
  | 'BOOTSTRAP'
  | 'LISTENER_FILTER';

/** One change: what kind of part, which of them, and how. */
export interface EnvoyConfigObjectPatch {
  /** Kind of part to change. */
  readonly applyTo?: EnvoyApplyTo;
  /** Parts to change; all of the kind if left out. */
  readonly match?: EnvoyConfigObjectMatch;
  /** Change to make. */
  readonly patch?: EnvoyPatch;
}

/**
 * Condition on a part of the configuration and on its proxy; all parts must hold.
 * @oneOf listener routeConfiguration cluster waypoint
 * @validation {"message":"only support waypointMatch when context is WAYPOINT","rule":"has(self.context) ? ((self.context == \"WAYPOINT\") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)"}
 */
export interface EnvoyConfigObjectMatch {
  /** Condition on a cluster, Envoy's word for a destination. */
  readonly cluster?: EnvoyClusterMatch;
  /** Kind of proxy, and for a sidecar the direction of the traffic. */
  readonly context?: 'ANY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND' | 'GATEWAY' | 'WAYPOINT';
  /** Condition on a listener. */
  readonly listener?: EnvoyListenerMatch;
  /** Condition on the proxy itself. */
  readonly proxy?: EnvoyProxyMatch;
  /** Condition on a table of HTTP routes. */
  readonly routeConfiguration?: EnvoyRouteConfigurationMatch;
  /** Condition on a waypoint's configuration; needs context `WAYPOINT`. */
  readonly waypoint?: EnvoyWaypointMatch;
}

/** Condition on a cluster. */
export interface EnvoyClusterMatch {
  /** Exact name of the cluster, as Istio generates it. */
  readonly name?: string;
  /** Port of the service; for an inbound cluster, of the workload. */
  readonly portNumber?: UInt32;
  /** Full host name of the service; ignored for inbound clusters. */
  readonly service?: string;
  /** Subset of the service, from a DestinationRule. */
  readonly subset?: string;
}

/** Condition on a listener. */
export interface EnvoyListenerMatch {
  /** Condition on one of its filter chains. */
  readonly filterChain?: EnvoyFilterChainMatch;
  /** Name of a listener filter; for `LISTENER_FILTER`. */
  readonly listenerFilter?: string;
  /** Exact name of the listener. */
  readonly name?: string;
  /** Not implemented by Istio. */
  readonly portName?: string;
  /** Port of the service or gateway that traffic goes to. */
  readonly portNumber?: UInt32;
}

/** Condition on a filter chain. */
export interface EnvoyFilterChainMatch {
  /** Application protocols (ALPN) to match, with commas. */
  readonly applicationProtocols?: string;
  /** Destination port in the chain's own match. */
  readonly destinationPort?: UInt32;
  /** Network filter within the chain. */
  readonly filter?: EnvoyNetworkFilterMatch;
  /** Name of the chain. */
  readonly name?: string;
  /** Server name in the chain's own match. */
  readonly sni?: string;
  /** `raw_buffer` for plain traffic or `tls`. */
  readonly transportProtocol?: string;
}

/** Condition on a network filter. */
export interface EnvoyNetworkFilterMatch {
  /** Name of the filter, such as `envoy.filters.network.http_connection_manager`. */
  readonly name?: string;
  /** HTTP filter within the connection manager. */
  readonly subFilter?: EnvoySubFilterMatch;
}

/** Condition on an HTTP filter. */
export interface EnvoySubFilterMatch {
  /** Name of the filter, such as `envoy.filters.http.router`. */
  readonly name?: string;
}

/** Condition on a proxy. */
export interface EnvoyProxyMatch {
  /** Metadata that the proxy must have sent, exactly. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Regular expression for the proxy's Istio version. */
  readonly proxyVersion?: string;
}

/** Condition on a table of HTTP routes. */
export interface EnvoyRouteConfigurationMatch {
  /** Gateway as `namespace/name`; only in context `GATEWAY`. */
  readonly gateway?: string;
  /** Exact name of the table. */
  readonly name?: string;
  /** Name of the gateway server's port; only in context `GATEWAY`. */
  readonly portName?: string;
  /** Port of the service or gateway server. */
  readonly portNumber?: UInt32;
  /** Virtual host within the table. */
  readonly vhost?: EnvoyVirtualHostMatch;
}

/** Condition on a virtual host. */
export interface EnvoyVirtualHostMatch {
  /** One of the domains that the virtual host serves. */
  readonly domainName?: string;
  /** Name as Istio generates it: `host:port`. */
  readonly name?: string;
  /** Route within the virtual host. */
  readonly route?: EnvoyRouteMatch;
}

/** Condition on a route. */
export interface EnvoyRouteMatch {
  /** What the route does with a request. */
  readonly action?: 'ANY' | 'ROUTE' | 'REDIRECT' | 'DIRECT_RESPONSE';
  /** Name of the route, `default` if it was generated. */
  readonly name?: string;
}

/** Condition on a waypoint's configuration. */
export interface EnvoyWaypointMatch {
  /** Network filter within the chain. */
  readonly filter?: EnvoyNetworkFilterMatch;
  /** Port of the service. */
  readonly portNumber?: PortNumber;
  /** HTTP route. */
  readonly route?: EnvoyWaypointRouteMatch;
}

/** Condition on a waypoint's route. */
export interface EnvoyWaypointRouteMatch {
  /** Name of the route, `default` if it was generated. */
  readonly name?: string;
}

/** Change to a part of the configuration. */
export interface EnvoyPatch {
  /** Place of an added filter among those of Istio. */
  readonly filterClass?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  /** What to do with the parts that match. */
  readonly operation?:
    | 'INVALID'
    | 'MERGE'
    | 'ADD'
    | 'REMOVE'
    | 'INSERT_BEFORE'
    | 'INSERT_AFTER'
    | 'INSERT_FIRST'
    | 'REPLACE';
  /** Envoy configuration to merge or insert, in JSON form. */
  readonly value?: AnyObject;
}

/** `EnvoyFilter`, namespaced. */
export class EnvoyFilter extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EnvoyFilterResource>) {
    super(scope, id, { ...EnvoyFilter.GVK, ...props });
  }
}
