import { GatewayPort, HTTP_PORT } from './gateway';
import { ServicePort, ServiceSpec, TrafficPolicy } from '../../apis/k8s/core/v1';

/** Service of the gateway that only the cluster reaches: an ingress controller or a tunnel stands in front, or `kubectl port-forward`. */
export interface ClusterIpService {
  /** @default 'ClusterIP' */
  readonly type?: 'ClusterIP';
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Service of the gateway with a port on every node. */
export interface NodePortService {
  readonly type: 'NodePort';
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Ports on the nodes by the names of the gateway's ports, such as `{ http2: 30080, https: 30443 }`.
   * @default - the cluster chooses
   */
  readonly nodePorts?: Readonly<Record<string, number>>;
  /**
   * `Local` keeps the address of the client, and answers on nodes with a gateway pod only.
   * @default - the API's default, 'Cluster'
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}

/** Service of the gateway with a load balancer of the cloud. */
export interface LoadBalancerService extends Omit<NodePortService, 'type'> {
  readonly type: 'LoadBalancer';
  /**
   * Which implementation makes the load balancer; immutable.
   * @default - the cluster's own
   */
  readonly loadBalancerClass?: string;
  /**
   * Ranges of clients in CIDR notation that the load balancer admits.
   * @default - everybody
   */
  readonly loadBalancerSourceRanges?: readonly string[];
  /**
   * Address of the load balancer, where its maker takes it from here; many want an annotation instead.
   * @default - a new address
   */
  readonly loadBalancerIP?: string;
  /**
   * Whether the load balancer ends TLS: its port for HTTPS then leads to the pods' port for plain HTTP.
   * @default false
   */
  readonly endsTls?: boolean;
}

/** How the ingress gateway is reached. */
export type GatewayService = ClusterIpService | NodePortService | LoadBalancerService;

/** Service in front of a gateway's pods. */
export function serviceSpec(selector: Readonly<Record<string, string>>, ports: readonly GatewayPort[], service: GatewayService): ServiceSpec {
  const outside = service.type === 'NodePort' || service.type === 'LoadBalancer' ? service : undefined;
  const balancer = service.type === 'LoadBalancer' ? service : undefined;
  return {
    type: service.type ?? 'ClusterIP',
    selector,
    ports: ports.map((port): ServicePort => ({
      ...port,
      ...balancer?.endsTls === true && port.name === 'https' && { targetPort: HTTP_PORT },
      protocol: 'TCP',
      nodePort: outside?.nodePorts?.[port.name],
    })),
    externalTrafficPolicy: outside?.externalTrafficPolicy,
    loadBalancerClass: balancer?.loadBalancerClass,
    loadBalancerSourceRanges: balancer?.loadBalancerSourceRanges,
    loadBalancerIP: balancer?.loadBalancerIP,
  };
}
