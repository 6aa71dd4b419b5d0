/**
 * networking.istio.io/v1: Sidecar.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, UInt32 } from '../meta';
import { ConnectionPoolSettings } from './connection-pool';
import { Destination } from './destination';
import { ServerTlsSettings } from './gateway';
import { WorkloadSelector } from './workload-entry';

/** Narrows what the proxies beside workloads listen on and know of; without a selector, for all of the namespace. */
export interface SidecarResource {
  readonly metadata: NamedMetadata;
  /** Workloads, and what their proxies listen on and reach. */
  readonly spec?: SidecarSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Workloads, and what their proxies listen on and reach. */
export interface SidecarSpec {
  /** Outbound listeners and the hosts known there; the namespace's default if left out. */
  readonly egress?: readonly IstioEgressListener[];
  /** Limits on connections that the proxy accepts for the workload. */
  readonly inboundConnectionPool?: ConnectionPoolSettings;
  /** Inbound listeners; derived from the workload's services if left out. */
  readonly ingress?: readonly IstioIngressListener[];
  /** What happens with traffic to unknown hosts; the mesh's setting if left out. */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
  /** Workloads whose proxies are configured; all of the namespace if left out. */
  readonly workloadSelector?: WorkloadSelector;
}

/** How traffic reaches a listener: `IPTABLES` redirects it, `NONE` leaves it to the application. */
export type CaptureMode = 'DEFAULT' | 'IPTABLES' | 'NONE';

/** Outbound listener of a proxy. */
export interface IstioEgressListener {
  /** IP address or socket to listen on; derived from the hosts if left out. */
  readonly bind?: string;
  /** How outbound traffic is captured. */
  readonly captureMode?: CaptureMode;
  /** Hosts as `namespace/dnsName`; `.`, `*` and `~` stand for this, any and no namespace. */
  readonly hosts: readonly string[];
  /** Port to listen on; those of the hosts if left out. */
  readonly port?: SidecarPort;
}

/** Inbound listener of a proxy. */
export interface IstioIngressListener {
  /** IP address to listen on; the workload's own if left out. */
  readonly bind?: string;
  /** How inbound traffic is captured. */
  readonly captureMode?: CaptureMode;
  /** Limits on connections; replaces the Sidecar's inbound pool for this port. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Address or socket of the application, such as `127.0.0.1:8080` or `unix:///path`. */
  readonly defaultEndpoint?: string;
  /** Port to listen on. */
  readonly port: SidecarPort;
  /** TLS of incoming connections, instead of the mesh's mutual TLS. */
  readonly tls?: ServerTlsSettings;
}

/** Port of a listener beside a workload. */
export interface SidecarPort {
  /** Label of the port. */
  readonly name?: string;
  /** Number of the port. */
  readonly number?: UInt32;
  /** `HTTP`, `HTTPS`, `GRPC`, `HTTP2`, `MONGO`, `TCP` or `TLS`. */
  readonly protocol?: string;
  /** Has no effect on listeners. */
  readonly targetPort?: UInt32;
}

/** What happens with outbound traffic to hosts outside the registry. */
export interface OutboundTrafficPolicy {
  /** Destination for traffic to unknown hosts; only with `ALLOW_ANY`. */
  readonly egressProxy?: Destination;
  /** Whether unknown hosts are dropped or let through. */
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
}

/** `Sidecar`, namespaced. */
export class Sidecar extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SidecarResource>) {
    super(scope, id, { ...Sidecar.GVK, ...props });
  }
}
