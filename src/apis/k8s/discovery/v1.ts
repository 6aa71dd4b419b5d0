/**
 * discovery.k8s.io/v1: EndpointSlice.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectReference, Protocol } from '../core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Some of the addresses behind a service, which the label `kubernetes.io/service-name` names; written by hand only for a service without selector. */
export interface EndpointSliceResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Form of all addresses; immutable. */
  readonly addressType: 'IPv4' | 'IPv6' | 'FQDN';
  /**
   * Endpoints, at most 1000.
   * @listType atomic
   */
  readonly endpoints: readonly Endpoint[];
  /**
   * Ports that every endpoint serves, at most 100.
   * @listType atomic
   */
  readonly ports?: readonly EndpointSlicePort[];
}

/** `EndpointSlice`, namespaced. */
export class EndpointSlice extends ApiObject {
  public static readonly GVK = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EndpointSliceResource>) {
    super(scope, id, { ...EndpointSlice.GVK, ...props });
  }
}

/** One backend of a service. */
export interface Endpoint {
  /**
   * Addresses of the backend, 1 to 100; only the first one is looked at.
   * @listType set
   */
  readonly addresses: readonly string[];
  /** Whether the backend takes connections. */
  readonly conditions?: EndpointConditions;
  /** Labels of the node; has no effect, kept by the API for old objects. */
  readonly deprecatedTopology?: Readonly<Record<string, string>>;
  /** Which clients are to use the backend. */
  readonly hints?: EndpointHints;
  /** Host name of the backend, a DNS label. */
  readonly hostname?: string;
  /** Node on which the backend runs. */
  readonly nodeName?: string;
  /** Object that is the backend. */
  readonly targetRef?: ObjectReference;
  /** Zone in which the backend runs. */
  readonly zone?: string;
}

/** Whether a backend takes connections. */
export interface EndpointConditions {
  /** Takes new connections, true when left out. */
  readonly ready?: boolean;
  /** Answers, even while it stops; true when left out. */
  readonly serving?: boolean;
  /** Is about to stop, false when left out. */
  readonly terminating?: boolean;
}

/** Which clients are to use a backend. */
export interface EndpointHints {
  /**
   * Nodes of the clients, at most 8.
   * @listType atomic
   */
  readonly forNodes?: readonly ForNode[];
  /**
   * Zones of the clients, at most 8.
   * @listType atomic
   */
  readonly forZones?: readonly ForZone[];
}

/** Node of clients. */
export interface ForNode {
  /** Name of the node. */
  readonly name: string;
}

/** Zone of clients. */
export interface ForZone {
  /** Name of the zone. */
  readonly name: string;
}

/**
 * Port of all endpoints of a slice; `EndpointPort` in the API.
 * @mapType atomic
 */
export interface EndpointSlicePort {
  /** Protocol spoken on the port, such as `http`, `grpc` or `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
  /** Name of the service's port, empty when left out; unique in the slice. */
  readonly name?: string;
  /** Number of the port; all ports when left out. */
  readonly port?: Int32;
  /** Transport protocol, `TCP` when left out. */
  readonly protocol?: Protocol;
}
