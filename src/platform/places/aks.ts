import { Place, PlaceOf, PlaceOptions } from './place';
import { checkedProps } from '../../core';

/** What all load balancers of Azure have. */
interface AksCommonLoadBalancer {
  /** IPv4 address that it has. @default - a new address */
  readonly address?: string;
  /** Ranges of clients in CIDR notation that it admits. @default - everybody */
  readonly sourceRanges?: readonly string[];
}

/** One that only the virtual network, and what is connected to it, reaches. */
export interface AksInternalLoadBalancer extends AksCommonLoadBalancer {
  /** @default true */
  readonly internal?: true;
  /** Its subnet. @default - that of the nodes */
  readonly subnet?: string;
}

/** One that is reached from everywhere. */
export interface AksPublicLoadBalancer extends AksCommonLoadBalancer {
  readonly internal: false;
  /** @default - it is in no subnet */
  readonly subnet?: undefined;
}

/** A load balancer of Azure, which hands TLS on to the gateway. */
export type AksLoadBalancer = AksInternalLoadBalancer | AksPublicLoadBalancer;

/** Options of {@link aks}. */
export interface AksOptions extends PlaceOptions {
  /** Load balancer in front of the gateway, or false for none. @default {} */
  readonly loadBalancer?: AksLoadBalancer | false;
}

/** Azure Kubernetes Service. */
export type AksPlace = Extract<Place, { kind: 'aks' }>;

const PREFIX = 'service.beta.kubernetes.io/azure-load-balancer';

/**
 * Azure Kubernetes Service: a load balancer of Azure in front of the gateway, and webhooks whose selectors AKS leaves as Git has them.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`
 */
export function aks(options?: AksOptions & { readonly loadBalancer?: AksLoadBalancer }): PlaceOf<'aks', 'passing'>;
/** Without a load balancer. */
export function aks(options: AksOptions & { readonly loadBalancer: false }): PlaceOf<'aks', 'none'>;
export function aks(given: AksOptions = {}): AksPlace {
  const { loadBalancer = {}, storage } = checkedProps<AksOptions>(undefined, 'platform/places#AksOptions', given);
  const common = { kind: 'aks', webhookAnnotations: { 'admissions.enforcer/disabled': 'true' }, storage } as const;
  if (loadBalancer === false) {
    return { ...common, front: 'none' };
  }
  const { internal = true, subnet, address, sourceRanges } = loadBalancer;
  const annotations = {
    // A probe by HTTP would ask for the path / of an unknown host, which no route has.
    [`${PREFIX}-health-probe-protocol`]: 'tcp',
    ...internal && { [`${PREFIX}-internal`]: 'true' },
    ...subnet !== undefined && { [`${PREFIX}-internal-subnet`]: subnet },
    ...address !== undefined && { [`${PREFIX}-ipv4`]: address },
  };
  return { ...common, front: 'passing', service: { type: 'LoadBalancer', annotations, ...sourceRanges && { loadBalancerSourceRanges: sourceRanges } } };
}
