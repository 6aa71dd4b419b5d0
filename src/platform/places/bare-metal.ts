import { NodePorts, nodePortService } from './kind';
import { Place, PlaceOf, PlaceOptions } from './place';
import type { CniPlatform } from '../../components/istio';
import { checkedProps } from '../../core';
import { NamespaceName, ObjectName } from '../../core/names';

/** MetalLB of the cluster, with a pool that the platform makes. */
export interface NewPool {
  /**
   * Addresses that are free in the network of the nodes: `192.168.10.240/32` or `192.168.10.240-192.168.10.250`.
   * @minItems 1
   */
  readonly addresses: readonly string[];
  /** Interfaces of the nodes by which the network hears of them. @default - all interfaces */
  readonly interfaces?: readonly string[];
  /** Namespace of MetalLB. @default 'metallb-system' */
  readonly namespace?: NamespaceName;
  /** Address of the gateway, one of `addresses`. @default - the first that is free */
  readonly address?: string;
}

/** MetalLB of the cluster, with a pool that is there. */
export interface ExistingPool {
  /** Name of the pool. */
  readonly pool: ObjectName;
  /** Address of the gateway, one of the pool. @default - the first that is free */
  readonly address?: string;
}

/** Options of {@link bareMetal}. */
export interface BareMetalOptions extends PlaceOptions {
  /** How the gateway is reached: at an address of MetalLB, at ports of all nodes, or false where something else stands in front. */
  readonly gateway: NewPool | ExistingPool | { readonly nodePorts: NodePorts } | false;
  /** Distribution of Kubernetes, which says where nodes keep network plugins. @default - the folders that most distributions use */
  readonly distribution?: Exclude<CniPlatform, 'gke' | 'openshift'>;
}

/** Machines of one's own. */
export type BareMetalPlace = Extract<Place, { kind: 'bare-metal' }>;

const POOL = 'kubeflow';

/**
 * Machines of one's own, where no cloud makes load balancers. MetalLB is installed by others; its pool can be made here.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`, `MissingProp`
 */
export function bareMetal(options: BareMetalOptions & { readonly gateway: NewPool | ExistingPool }): PlaceOf<'bare-metal', 'passing'>;
/** At ports of all nodes, or behind something else, which may end TLS. */
export function bareMetal(options: BareMetalOptions & { readonly gateway: { readonly nodePorts: NodePorts } | false }): PlaceOf<'bare-metal', 'none'>;
export function bareMetal(given: BareMetalOptions): BareMetalPlace {
  const { gateway, distribution, storage } = checkedProps<BareMetalOptions>(undefined, 'platform/places#BareMetalOptions', given);
  const common = { kind: 'bare-metal', plugins: distribution, storage } as const;
  if (gateway === false) {
    return { ...common, front: 'none' };
  }
  if ('nodePorts' in gateway) {
    return { ...common, front: 'none', service: nodePortService(gateway.nodePorts) };
  }
  const pool = 'pool' in gateway ? gateway.pool : POOL;
  const annotations = { 'metallb.io/address-pool': pool, ...gateway.address !== undefined && { 'metallb.io/loadBalancerIPs': gateway.address } };
  return { ...common, front: 'passing', service: { type: 'LoadBalancer', annotations }, ...'addresses' in gateway && { addresses: madePool(gateway) } };
}

function madePool({ addresses, interfaces, namespace = 'metallb-system' }: NewPool) {
  return { namespace, pool: POOL, addresses, ...interfaces && { interfaces } };
}
