import { PlaceOf, PlaceOptions } from './place';
import { checkedProps } from '../../core';

/** Ports of the nodes that lead to the gateway, of those that Kubernetes keeps for this; where a cluster has others, `istio.ingressGateway.service` takes them. */
export interface NodePorts {
  /**
   * For plain HTTP.
   * @minimum 30000
   * @maximum 32767
   * @asType integer
   * @default 30080
   */
  readonly http?: number;
  /**
   * For HTTPS.
   * @minimum 30000
   * @maximum 32767
   * @asType integer
   * @default 30443
   */
  readonly https?: number;
}

/** Options of {@link kind}. */
export interface KindOptions extends PlaceOptions {
  /** Ports of the node, which `extraPortMappings` of the cluster lead to; false for `kubectl port-forward`. @default {} */
  readonly nodePorts?: NodePorts | false;
}

/** Kubernetes in a container, by kind. */
export type KindPlace = PlaceOf<'kind', 'none'>;

/**
 * Kubernetes in a container, by kind: the gateway at a port of the node, which the cluster's configuration leads to from the machine.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`
 */
export function kind(given: KindOptions = {}): KindPlace {
  const { nodePorts = {}, storage } = checkedProps<KindOptions>(undefined, 'platform/places#KindOptions', given);
  return { kind: 'kind', front: 'none', storage, ...nodePorts !== false && { service: nodePortService(nodePorts) } };
}

/** Service of the gateway at ports of the nodes. */
export function nodePortService({ http = 30080, https = 30443 }: NodePorts = {}) {
  return { type: 'NodePort', nodePorts: { http2: http, https } } as const;
}
