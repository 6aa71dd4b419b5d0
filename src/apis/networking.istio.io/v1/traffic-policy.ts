/**
 * networking.istio.io/v1: what a client's proxy does with traffic to a destination, after the route is chosen.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { Int32 } from '../../meta';
import { Double, IstioDuration, UInt32 } from '../meta';
import { ConnectionPoolSettings } from './connection-pool';
import { LoadBalancerSettings } from './load-balancer';

/** Settings for a destination that may also differ per port. */
export interface TrafficSettings {
  /** Limits on connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Choice of the endpoint. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** Removal of failing endpoints from the pool. */
  readonly outlierDetection?: OutlierDetection;
  /** TLS of the connections to the destination. */
  readonly tls?: ClientTlsSettings;
}

/** Settings for traffic to a destination, whatever the port. */
export interface TrafficPolicy extends TrafficSettings {
  /**
   * Settings per port; for that port they replace the others as a whole.
   * @maxItems 4096
   */
  readonly portLevelSettings?: readonly PortTrafficPolicy[];
  /** PROXY protocol header in front of each upstream connection. */
  readonly proxyProtocol?: ProxyProtocol;
  /** Retries allowed in proportion to the requests in flight. */
  readonly retryBudget?: RetryBudget;
  /** Tunnel over another host; for TCP and TLS routes. */
  readonly tunnel?: TunnelSettings;
}

/** Settings for traffic to one port of a destination. */
export interface PortTrafficPolicy extends TrafficSettings {
  /** Port of the destination service. */
  readonly port?: PortSelector;
}

/** Port of a service, by number. */
export interface PortSelector {
  /** Number of the port. */
  readonly number?: UInt32;
}

/** When an endpoint that fails is taken out of the pool, and for how long. */
export interface OutlierDetection {
  /** Shortest removal, times how often the endpoint was removed; 30 seconds if left out. */
  readonly baseEjectionTime?: IstioDuration;
  /**
   * Responses with 5xx in a row before removal, 5 if left out; 0 turns it off.
   * @nullable
   */
  readonly consecutive5xxErrors?: UInt32;
  /** Deprecated in favour of the fields per kind of error. */
  readonly consecutiveErrors?: Int32;
  /**
   * Responses with 502, 503 or 504 in a row before removal; 0 or left out turns it off.
   * @nullable
   */
  readonly consecutiveGatewayErrors?: UInt32;
  /**
   * Failures to connect in a row before removal, 5 if left out; needs `splitExternalLocalOriginErrors`.
   * @nullable
   */
  readonly consecutiveLocalOriginFailures?: UInt32;
  /** Time between two analysis sweeps, 10 seconds if left out. */
  readonly interval?: IstioDuration;
  /** Most endpoints removed at once, in percent, 10 if left out. */
  readonly maxEjectionPercent?: Int32;
  /** Healthy endpoints in percent below which nothing is removed any more; 0 if left out. */
  readonly minHealthPercent?: Int32;
  /** Whether failures to connect are counted apart from the server's own errors. */
  readonly splitExternalLocalOriginErrors?: boolean;
}

/** TLS as a client: which certificates to show and to expect. */
export interface ClientTlsSettings {
  /** File with the authorities that may sign the server's certificate. */
  readonly caCertificates?: string;
  /** File with revoked certificates. */
  readonly caCrl?: string;
  /** File with the client's certificate; required for `MUTUAL` without `credentialName`. */
  readonly clientCertificate?: string;
  /** Secret with key, certificate and authorities, in the namespace of the client's proxy. */
  readonly credentialName?: string;
  /**
   * Whether the server's certificate goes unchecked.
   * @nullable
   */
  readonly insecureSkipVerify?: boolean;
  /** `ISTIO_MUTUAL` uses the certificates of the mesh and allows no other field here. */
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** File with the client's private key; required for `MUTUAL` without `credentialName`. */
  readonly privateKey?: string;
  /** Server name sent in the handshake. */
  readonly sni?: string;
  /** Names of which the server's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
}

/** PROXY protocol towards the destination. */
export interface ProxyProtocol {
  /** Version of the header; `V1` is text, `V2` binary. */
  readonly version?: 'V1' | 'V2';
}

/** Limit on retries in proportion to the requests in flight. */
export interface RetryBudget {
  /** Retries that are always allowed at once, 3 if left out. */
  readonly minRetryConcurrency?: UInt32;
  /**
   * Retries in percent of the requests active and pending, 20 if left out.
   * @minimum 0
   * @maximum 100
   * @nullable
   */
  readonly percent?: Double;
}

/** Tunnel for TCP traffic to another host through the destination. */
export interface TunnelSettings {
  /** HTTP method that opens the tunnel, `CONNECT` (if left out) or `POST`. */
  readonly protocol?: string;
  /** Host at the far end of the tunnel, a domain name or an IP address. */
  readonly targetHost: string;
  /** Port at the far end of the tunnel. */
  readonly targetPort: UInt32;
}
