/**
 * sparkoperator.k8s.io/v1alpha1: the Service inside a `SparkConnect`.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ServiceSpec } from '../../k8s/core/v1';
import { Condition, EmbeddedMetadata } from '../../k8s/meta/v1';
import { Int32 } from '../../meta';

/** A Service that the operator makes. */
export interface SparkConnectService {
  /** Always `v1`, which need not be said. */
  readonly apiVersion?: string;
  /** Always `Service`, which need not be said. */
  readonly kind?: string;
  /** Name, labels and annotations; the name must be given. */
  readonly metadata?: EmbeddedMetadata;
  /** Ports and kind of address; the operator adds port and selector. */
  readonly spec?: ServiceSpec;
  /** Nobody reads it. */
  readonly status?: SparkConnectServiceStatus;
}

/** State of a Service. */
export interface SparkConnectServiceStatus {
  /**
   * Single aspects.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** Its load balancer. */
  readonly loadBalancer?: SparkConnectLoadBalancer;
}

/** Addresses of a load balancer. */
export interface SparkConnectLoadBalancer {
  /**
   * Where it listens.
   * @listType atomic
   */
  readonly ingress?: readonly SparkConnectAddress[];
}

/** One address of a load balancer. */
export interface SparkConnectAddress {
  /** DNS name. */
  readonly hostname?: string;
  /** IP address. */
  readonly ip?: string;
  /** Whether packets keep that address: `VIP` or `Proxy`. */
  readonly ipMode?: string;
  /**
   * State of each port.
   * @listType atomic
   */
  readonly ports?: readonly SparkConnectAddressPort[];
}

/** State of a port of a load balancer. */
export interface SparkConnectAddressPort {
  /**
   * What went wrong, in one word.
   * @maxLength 316
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly error: string;
  /** Number of the port. */
  readonly port: Int32;
  /** Transport protocol. */
  readonly protocol: string;
}
