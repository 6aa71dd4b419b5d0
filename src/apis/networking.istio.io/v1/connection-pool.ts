/**
 * networking.istio.io/v1: limits on the connections to a destination, shared by DestinationRule and Sidecar.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { Int32 } from '../../meta';
import { IstioDuration, UInt32 } from '../meta';

/** Limits on the connections from one proxy to a destination. */
export interface ConnectionPoolSettings {
  /** Limits that apply to HTTP/1.1, HTTP/2 and gRPC. */
  readonly http?: ConnectionPoolHttpSettings;
  /** Limits that apply to HTTP and TCP alike. */
  readonly tcp?: ConnectionPoolTcpSettings;
}

/** Limits on connections and requests over HTTP. */
export interface ConnectionPoolHttpSettings {
  /** Whether HTTP/1.1 connections are upgraded to HTTP/2; `DEFAULT` follows the mesh. */
  readonly h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Most requests that wait for a free connection, 2^32-1 if left out. */
  readonly http1MaxPendingRequests?: Int32;
  /** Most requests in flight, over HTTP/1.1 too; 2^32-1 if left out. */
  readonly http2MaxRequests?: Int32;
  /** Time without any request after which a connection closes, one hour if left out. */
  readonly idleTimeout?: IstioDuration;
  /** Most streams at once on one HTTP/2 connection, 2^31-1 if left out. */
  readonly maxConcurrentStreams?: Int32;
  /** Most requests over one connection; 1 turns keep-alive off, 0 means no limit. */
  readonly maxRequestsPerConnection?: Int32;
  /** Most retries under way at once to all hosts, 2^32-1 if left out. */
  readonly maxRetries?: Int32;
  /** Whether the upstream connection speaks the protocol that the client spoke; then no upgrade to HTTP/2. */
  readonly useClientProtocol?: boolean;
}

/** Limits on connections over TCP. */
export interface ConnectionPoolTcpSettings {
  /** Longest wait for a connection to be made, 10 seconds if left out. */
  readonly connectTimeout?: IstioDuration;
  /** Time without a byte either way after which a connection closes; `0s` never, one hour if left out. */
  readonly idleTimeout?: string;
  /** Longest life of a connection, unlimited if left out. */
  readonly maxConnectionDuration?: IstioDuration;
  /** Most connections to one destination host, 2^32-1 if left out. */
  readonly maxConnections?: Int32;
  /** Probes that keep idle connections alive; left out, the socket option stays unset. */
  readonly tcpKeepalive?: TcpKeepalive;
}

/** Keep-alive probes on a TCP connection. */
export interface TcpKeepalive {
  /** Time between two probes, the operating system's value if left out. */
  readonly interval?: IstioDuration;
  /** Unanswered probes after which the connection is dead, the operating system's value if left out. */
  readonly probes?: UInt32;
  /** Idle time before the first probe, the operating system's value if left out. */
  readonly time?: IstioDuration;
}
