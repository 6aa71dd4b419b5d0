/**
 * networking.istio.io/v1: VirtualService, with its routes for TLS and TCP.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, UInt32 } from '../meta';
import { Destination } from './destination';
import { HttpRoute } from './http-route';

/** Routes requests for hosts to services by path, header, server name or port; applies in proxies and at gateways. */
export interface VirtualServiceResource {
  readonly metadata: NamedMetadata;
  /** Hosts, gateways and the routes for them. */
  readonly spec?: VirtualServiceSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Hosts, gateways and the routes for them. */
export interface VirtualServiceSpec {
  /** Namespaces that see the routes: `.` its own, `*` all; all if left out. */
  readonly exportTo?: readonly string[];
  /** Gateways as `namespace/name`; `mesh`, the value if left out, stands for all sidecars. */
  readonly gateways?: readonly string[];
  /** Hosts that clients ask for; wildcards at the left allowed. Empty only for a delegate. */
  readonly hosts?: readonly string[];
  /** Routes for HTTP, gRPC and HTTPS that ends at the proxy; the first match wins. */
  readonly http?: readonly HttpRoute[];
  /** Routes for other TCP traffic; the first match wins. */
  readonly tcp?: readonly TcpRoute[];
  /** Routes for TLS that passes through, by server name; the first match wins. */
  readonly tls?: readonly TlsRoute[];
}

/** Route for TLS that the proxy does not decrypt. */
export interface TlsRoute {
  /** Conditions of which one must hold. */
  readonly match: readonly TlsMatchAttributes[];
  /** Destinations with their weights. */
  readonly route?: readonly RouteDestination[];
}

/** Condition on a TLS connection; all parts must hold. */
export interface TlsMatchAttributes {
  /** IP ranges of the destination, such as `10.0.0.0/8`. */
  readonly destinationSubnets?: readonly string[];
  /** Gateways for which it holds; replaces those at the top. */
  readonly gateways?: readonly string[];
  /** Port of the host that is asked for. */
  readonly port?: UInt32;
  /** Server names (SNI) to match; wildcards at the left allowed. */
  readonly sniHosts: readonly string[];
  /** Labels that the client's workload must carry. */
  readonly sourceLabels?: Readonly<Record<string, string>>;
  /** Namespace of the client's workload. */
  readonly sourceNamespace?: string;
}

/** Route for plain TCP. */
export interface TcpRoute {
  /** Conditions of which one must hold; all traffic if left out. */
  readonly match?: readonly L4MatchAttributes[];
  /** Destinations with their weights. */
  readonly route?: readonly RouteDestination[];
}

/** Condition on a TCP connection; all parts must hold. */
export interface L4MatchAttributes {
  /** IP ranges of the destination, such as `10.0.0.0/8`. */
  readonly destinationSubnets?: readonly string[];
  /** Gateways for which it holds; replaces those at the top. */
  readonly gateways?: readonly string[];
  /** Port of the host that is asked for. */
  readonly port?: UInt32;
  /** Labels that the client's workload must carry. */
  readonly sourceLabels?: Readonly<Record<string, string>>;
  /** Namespace of the client's workload. */
  readonly sourceNamespace?: string;
  /** IP range of the client; has no effect. */
  readonly sourceSubnet?: string;
}

/** Share of the connections for one destination. */
export interface RouteDestination {
  /** Service that receives the connections. */
  readonly destination: Destination;
  /** Share relative to the sum of all weights; everything if there is one destination. */
  readonly weight?: Int32;
}

/** `VirtualService`, namespaced. */
export class VirtualService extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<VirtualServiceResource>) {
    super(scope, id, { ...VirtualService.GVK, ...props });
  }
}
