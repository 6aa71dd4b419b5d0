/**
 * metallb.io/v1beta1: `IPAddressPool` and `L2Advertisement`, as far as the platform writes them.
 *
 * Source: metallb/metallb v0.15, api/v1beta1; others install MetalLB.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../meta';

/** Addresses that MetalLB gives to Services. */
export interface IPAddressPoolResource {
  /** Identity of the object, in the namespace of MetalLB. */
  readonly metadata: NamedMetadata;
  /** The addresses. */
  readonly spec: IPAddressPoolSpec;
}

/** The addresses of a pool. */
export interface IPAddressPoolSpec {
  /** Ranges: `192.168.10.0/24` or `192.168.10.240-192.168.10.250`. */
  readonly addresses: readonly string[];
  /**
   * Whether Services that name no pool get its addresses.
   * @default true
   */
  readonly autoAssign?: boolean;
  /**
   * Whether addresses that end in .0 or .255 are left out.
   * @default false
   */
  readonly avoidBuggyIPs?: boolean;
}

/** Tells the local network, by ARP and NDP, where addresses are. */
export interface L2AdvertisementResource {
  /** Identity of the object, in the namespace of MetalLB. */
  readonly metadata: NamedMetadata;
  /** Pools, and interfaces of the nodes. */
  readonly spec?: L2AdvertisementSpec;
}

/** What is told, and where. */
export interface L2AdvertisementSpec {
  /** Names of pools; all pools where it is left out. */
  readonly ipAddressPools?: readonly string[];
  /** Interfaces of the nodes; all of them where it is left out. */
  readonly interfaces?: readonly string[];
}

/** `IPAddressPool`, namespaced. */
export class IPAddressPool extends ApiObject {
  public static readonly GVK = { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IPAddressPoolResource>) {
    super(scope, id, { ...IPAddressPool.GVK, ...props });
  }
}

/** `L2Advertisement`, namespaced. */
export class L2Advertisement extends ApiObject {
  public static readonly GVK = { apiVersion: 'metallb.io/v1beta1', kind: 'L2Advertisement' } as const;

  constructor(scope: Construct, id: string, props: Manifest<L2AdvertisementResource>) {
    super(scope, id, { ...L2Advertisement.GVK, ...props });
  }
}
