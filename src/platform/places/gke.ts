import { Place, PlaceOf, PlaceOptions } from './place';
import { checkedProps } from '../../core';

/** What all network load balancers of Google have. */
interface GkeNetwork {
  /** @default 'network' */
  readonly type?: 'network';
  /** Address that is reserved for it, by its name. @default - a new address */
  readonly address?: string;
  /** Ranges of clients in CIDR notation that it admits. @default - everybody */
  readonly sourceRanges?: readonly string[];
}

/** One that the VPC reaches, and what is connected to it. */
export interface GkeInternalNetwork extends GkeNetwork {
  /** @default 'internal' */
  readonly scope?: 'internal';
  /** Whether clients in other regions reach it. @default false */
  readonly globalAccess?: boolean;
}

/** One that is reached from everywhere. */
export interface GkeExternalNetwork extends GkeNetwork {
  readonly scope: 'external';
  /** @default - all regions reach it */
  readonly globalAccess?: undefined;
}

/** A network load balancer of Google, which hands TLS on to the gateway. */
export type GkeNetworkLoadBalancer = GkeInternalNetwork | GkeExternalNetwork;

/** An application load balancer of Google, which ends TLS. */
export interface GkeApplicationLoadBalancer {
  readonly type: 'application';
  /**
   * Names of certificates in the project, of the region if it is internal.
   * @minItems 1
   */
  readonly certificates: readonly string[];
  /** From where it is reached. @default 'internal' */
  readonly scope?: 'internal' | 'external';
  /** Address that is reserved for it, by its name. @default - a new address */
  readonly address?: string;
}

/** Options of {@link gke}. */
export interface GkeOptions extends PlaceOptions {
  /** Load balancer in front of the gateway, or false for none. @default {} */
  readonly loadBalancer?: GkeNetworkLoadBalancer | GkeApplicationLoadBalancer | false;
  /**
   * Whether the cluster is an Autopilot, which takes no network plugin: each pod of the mesh then redirects its own traffic. Such a cluster is
   * made with `--workload-policies=allow-net-admin`.
   * @default false
   */
  readonly autopilot?: boolean;
}

/** Google Kubernetes Engine. */
export type GkePlace = Extract<Place, { kind: 'gke' }>;

/**
 * Google Kubernetes Engine: where nodes keep network plugins, and a load balancer of Google in front of the gateway.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`, `MissingProp`
 */
export function gke(options?: GkeOptions & { readonly loadBalancer?: GkeNetworkLoadBalancer }): PlaceOf<'gke', 'passing'>;
/** With a load balancer that ends TLS by a certificate of Google: only beside `tls: 'elsewhere'`. */
export function gke(options: GkeOptions & { readonly loadBalancer: GkeApplicationLoadBalancer }): PlaceOf<'gke', 'ending'>;
/** Without a load balancer. */
export function gke(options: GkeOptions & { readonly loadBalancer: false }): PlaceOf<'gke', 'none'>;
export function gke(given: GkeOptions = {}): GkePlace {
  const { loadBalancer = {}, autopilot = false, storage } = checkedProps<GkeOptions>(undefined, 'platform/places#GkeOptions', given);
  const common = { kind: 'gke', plugins: autopilot ? 'none' : 'gke', storage } as const;
  if (loadBalancer === false) {
    return { ...common, front: 'none' };
  }
  return { ...common, ...loadBalancer.type === 'application' ? applicationLoadBalancer(loadBalancer) : networkLoadBalancer(loadBalancer) };
}

function networkLoadBalancer({ scope = 'internal', address, globalAccess = false, sourceRanges }: GkeNetworkLoadBalancer) {
  const annotations = {
    ...scope === 'internal' ? { 'networking.gke.io/load-balancer-type': 'Internal' } : { 'cloud.google.com/l4-rbs': 'enabled' },
    ...globalAccess && { 'networking.gke.io/internal-load-balancer-allow-global-access': 'true' },
    ...address !== undefined && { 'networking.gke.io/load-balancer-ip-addresses': address },
  };
  return { front: 'passing', service: { type: 'LoadBalancer', annotations, ...sourceRanges && { loadBalancerSourceRanges: sourceRanges } } } as const;
}

function applicationLoadBalancer({ certificates, scope = 'internal', address }: GkeApplicationLoadBalancer) {
  const isInternal = scope === 'internal';
  const annotations = {
    'kubernetes.io/ingress.class': isInternal ? 'gce-internal' : 'gce',
    'kubernetes.io/ingress.allow-http': 'false',
    'ingress.gcp.kubernetes.io/pre-shared-cert': certificates.join(','),
    ...address !== undefined && { [`kubernetes.io/ingress.${isInternal ? 'regional' : 'global'}-static-ip-name`]: address },
  };
  return {
    front: 'ending',
    callers: 'anyone', // proxies and health checks of Google come from outside the cluster
    ingress: { annotations },
    backendConfig: true,
    service: { annotations: { 'cloud.google.com/neg': '{"ingress":true}', 'cloud.google.com/backend-config': '{"default":"istio-ingressgateway"}' } },
  } as const;
}
