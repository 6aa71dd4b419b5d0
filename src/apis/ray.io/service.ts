/**
 * ray.io: a Service inside Ray's kinds.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ServiceSpec } from '../k8s/core/v1';
import { Condition, EmbeddedMetadata } from '../k8s/meta/v1';
import { Int32 } from '../meta';

/** Form of a Service that the operator makes; its selector is the operator's, whose ports come after those given here. */
export interface RayServiceTemplate {
  /** `v1`, if it is said at all. */
  readonly apiVersion?: string;
  /** `Service`, if it is said at all. */
  readonly kind?: string;
  /** Name, labels and annotations of the Service. */
  readonly metadata?: EmbeddedMetadata;
  /** Ports and kind of address. */
  readonly spec?: ServiceSpec;
  /** Of no use: the Service that is made has its own. */
  readonly status?: RayServiceTemplateStatus;
}

/** State of a Service. */
export interface RayServiceTemplateStatus {
  /**
   * Aspects of the state.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** Its load balancer. */
  readonly loadBalancer?: RayLoadBalancer;
}

/** A load balancer. */
export interface RayLoadBalancer {
  /**
   * Its addresses.
   * @listType atomic
   */
  readonly ingress?: readonly RayLoadBalancerAddress[];
}

/** An address of a load balancer. */
export interface RayLoadBalancerAddress {
  /** Name of the host. */
  readonly hostname?: string;
  /** IP address. */
  readonly ip?: string;
  /** Whether traffic reaches pods from that address: `VIP` or `Proxy`. */
  readonly ipMode?: string;
  /**
   * State of the ports.
   * @listType atomic
   */
  readonly ports?: readonly RayLoadBalancerPort[];
}

/** State of a port of a load balancer. */
export interface RayLoadBalancerPort {
  /**
   * Fault, as `<Name>` or `<domain>/<name>`.
   * @maxLength 316
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly error: string;
  /** Number of the port. */
  readonly port: Int32;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly protocol: string;
}
