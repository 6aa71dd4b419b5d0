/**
 * networking.k8s.io/v1: ServiceCIDR and IPAddress, from which services get their addresses.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { Manifest, NamedMetadata } from '../../../meta';

/** Further addresses for services. */
export interface ServiceCIDRResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Ranges of addresses. */
  readonly spec: ServiceCIDRSpec;
}

/** `ServiceCIDR`, cluster-scoped. */
export class ServiceCIDR extends ClusterObject {
  public static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceCIDRResource>) {
    super(scope, id, { ...ServiceCIDR.GVK, ...props });
  }
}

/** Ranges of addresses for services. */
export interface ServiceCIDRSpec {
  /**
   * Ranges in CIDR notation, one, or one for each IP family; immutable.
   * @listType atomic
   */
  readonly cidrs: readonly string[];
}

/** Address that is taken; made by the API server for each service. */
export interface IPAddressResource {
  /** Labels and annotations; the name is the address in its canonical form. */
  readonly metadata: NamedMetadata;
  /** Who has the address. */
  readonly spec: IPAddressSpec;
}

/** `IPAddress`, cluster-scoped. */
export class IPAddress extends ClusterObject {
  public static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IPAddressResource>) {
    super(scope, id, { ...IPAddress.GVK, ...props });
  }
}

/** Who has an address. */
export interface IPAddressSpec {
  /** Object that has the address; immutable. */
  readonly parentRef: ParentReference;
}

/** Object that has an address. */
export interface ParentReference {
  /** Group of the resource; left out for the core group. */
  readonly group?: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object. */
  readonly namespace?: string;
  /** Plural name of the resource, such as `services`. */
  readonly resource: string;
}
