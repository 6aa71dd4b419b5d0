/**
 * core/v1: Endpoints, the forerunner of EndpointSlice.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Protocol } from './container';
import { ObjectReference } from './reference';
import { Int32, Manifest, NamedMetadata } from '../../../meta';

/** Addresses behind the service of the same name; written by hand only for a service without selector. */
export interface EndpointsResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /**
   * Addresses, grouped by the ports that they serve.
   * @listType atomic
   */
  readonly subsets?: readonly EndpointSubset[];
}

/** `Endpoints`, namespaced. */
export class Endpoints extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Endpoints' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EndpointsResource>) {
    super(scope, id, { ...Endpoints.GVK, ...props });
  }
}

/** Addresses that all serve the same ports. */
export interface EndpointSubset {
  /**
   * Addresses that take connections.
   * @listType atomic
   */
  readonly addresses?: readonly EndpointAddress[];
  /**
   * Addresses that take no connections yet.
   * @listType atomic
   */
  readonly notReadyAddresses?: readonly EndpointAddress[];
  /**
   * Ports of the addresses.
   * @listType atomic
   */
  readonly ports?: readonly EndpointPort[];
}

/**
 * Address of one endpoint.
 * @mapType atomic
 */
export interface EndpointAddress {
  /** Host name of the endpoint, a DNS label. */
  readonly hostname?: string;
  /** IP address; neither loopback nor link-local. */
  readonly ip: string;
  /** Node on which the endpoint runs. */
  readonly nodeName?: string;
  /** Object that is behind the address. */
  readonly targetRef?: ObjectReference;
}

/**
 * Port of an endpoint.
 * @mapType atomic
 */
export interface EndpointPort {
  /** Protocol spoken on the port, such as `http`, `grpc` or `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
  /** Name of the service's port; left out if there is only one. */
  readonly name?: string;
  /** Number of the port. */
  readonly port: Int32;
  /** Transport protocol, `TCP` when left out. */
  readonly protocol?: Protocol;
}
