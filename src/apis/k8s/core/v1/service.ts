/**
 * core/v1: Service.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Protocol } from './container';
import { Int32, IntOrString, Manifest, NamedMetadata } from '../../../meta';

/** Stable address and name in front of a set of pods. */
export interface ServiceResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, ports and kind of address. */
  readonly spec: ServiceSpec;
}

/** `Service`, namespaced. */
export class Service extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Service' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceResource>) {
    super(scope, id, { ...Service.GVK, ...props });
  }
}

/** Pods, ports and kind of address of a service. */
export interface ServiceSpec {
  /** Whether a load balancer's service gets node ports, true when left out. */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /** Address inside the cluster; `None` for a headless service; immutable. */
  readonly clusterIP?: string;
  /**
   * Addresses for each IP family; the first equals `clusterIP`.
   * @listType atomic
   */
  readonly clusterIPs?: readonly string[];
  /**
   * Addresses outside the cluster that nodes accept too.
   * @listType atomic
   */
  readonly externalIPs?: readonly string[];
  /** DNS name that the service stands for; only with type `ExternalName`. */
  readonly externalName?: string;
  /** Where traffic from outside may go, `Cluster` when left out. */
  readonly externalTrafficPolicy?: TrafficPolicy;
  /** Node port for health checks; only with `externalTrafficPolicy: Local`. */
  readonly healthCheckNodePort?: Int32;
  /** Where traffic from inside may go, `Cluster` when left out. */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /**
   * IP families of the service, in order.
   * @listType atomic
   */
  readonly ipFamilies?: readonly IPFamily[];
  /** Number of IP families, `SingleStack` when left out. */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  /** Implementation of the load balancer, the cluster's default when left out. */
  readonly loadBalancerClass?: string;
  /** Address of the load balancer; deprecated. */
  readonly loadBalancerIP?: string;
  /**
   * Ranges of clients, in CIDR notation, that the load balancer admits.
   * @listType atomic
   */
  readonly loadBalancerSourceRanges?: readonly string[];
  /**
   * Ports of the service.
   * @listType map
   * @listMapKeys port,protocol
   */
  readonly ports?: readonly ServicePort[];
  /** Also lists pods that are not ready. */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * Labels of the pods; without them endpoints are kept by somebody else.
   * @mapType atomic
   */
  readonly selector?: Readonly<Record<string, string>>;
  /** Whether a client stays at one pod, `None` when left out. */
  readonly sessionAffinity?: 'ClientIP' | 'None';
  /** Settings of the session affinity. */
  readonly sessionAffinityConfig?: SessionAffinityConfig;
  /** Which pods are preferred for a client. */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
  /** Kind of address, `ClusterIP` when left out. */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
}

/** Whether traffic goes to all pods, or only to those of the node that it reached. */
export type TrafficPolicy = 'Cluster' | 'Local';

/** Version of the Internet Protocol. */
export type IPFamily = 'IPv4' | 'IPv6';

/** Port of a service. */
export interface ServicePort {
  /** Protocol spoken on the port, such as `http`, `grpc` or `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
  /** Name of the port; needed when there are several. */
  readonly name?: string;
  /** Port on every node; chosen by the server when left out. */
  readonly nodePort?: Int32;
  /** Number of the port. */
  readonly port: Int32;
  /**
   * Transport protocol.
   * @default "TCP"
   */
  readonly protocol?: Protocol;
  /** Number or name of the pods' port, that of `port` when left out. */
  readonly targetPort?: IntOrString;
}

/** Settings of the session affinity. */
export interface SessionAffinityConfig {
  /** Settings of the affinity by client address. */
  readonly clientIP?: ClientIPConfig;
}

/** Settings of the affinity by client address. */
export interface ClientIPConfig {
  /** Seconds that a client stays at one pod, 10800 when left out. */
  readonly timeoutSeconds?: Int32;
}
