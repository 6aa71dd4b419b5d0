/**
 * networking.istio.io/v1: DestinationRule.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, WorkloadLabelSelector } from '../meta';
import { TrafficPolicy } from './traffic-policy';

/** Says how clients in the mesh talk to a host once the route is chosen: load balancing, connection limits, TLS, subsets. */
export interface DestinationRuleResource {
  readonly metadata: NamedMetadata;
  /** Host and the policy for traffic to it. */
  readonly spec?: DestinationRuleSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Policy for traffic to one host. */
export interface DestinationRuleSpec {
  /** Namespaces that see the rule: `.` its own, `*` all; all if left out. */
  readonly exportTo?: readonly string[];
  /** Host as in the service registry; a short name is completed with the rule's namespace. */
  readonly host: string;
  /** Named groups of endpoints, such as versions, that routes can aim at. */
  readonly subsets?: readonly Subset[];
  /** Policy for all endpoints of the host. */
  readonly trafficPolicy?: TrafficPolicy;
  /** Clients in the rule's namespace that apply it; all clients if left out. */
  readonly workloadSelector?: WorkloadLabelSelector;
}

/** Named group of a host's endpoints. */
export interface Subset {
  /** Labels that an endpoint must carry. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Name that routes refer to. */
  readonly name: string;
  /** Policy for the group; each part set here replaces the host's. */
  readonly trafficPolicy?: TrafficPolicy;
}

/** `DestinationRule`, namespaced. */
export class DestinationRule extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DestinationRuleResource>) {
    super(scope, id, { ...DestinationRule.GVK, ...props });
  }
}
