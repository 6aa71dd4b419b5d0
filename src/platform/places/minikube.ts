import { nodePortService } from './kind';
import { PlaceOf, PlaceOptions } from './place';
import { checkedProps } from '../../core';

/** Options of {@link minikube}. */
export interface MinikubeOptions extends PlaceOptions {
  /**
   * How the machine reaches the gateway: through `kubectl port-forward`, `minikube tunnel` at the ports 80 and 443, or the ports 30080 and 30443 of
   * the node, which drivers with a virtual machine, and Docker on Linux, reach.
   * @default 'port-forward'
   */
  readonly access?: 'port-forward' | 'tunnel' | 'node-port';
}

/** Kubernetes on one's own machine, by minikube. */
export type MinikubePlace = PlaceOf<'minikube', 'none'>;

/**
 * Kubernetes on one's own machine, by minikube.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`
 */
export function minikube(given: MinikubeOptions = {}): MinikubePlace {
  const { access = 'port-forward', storage } = checkedProps<MinikubeOptions>(undefined, 'platform/places#MinikubeOptions', given);
  const common = { kind: 'minikube', front: 'none', storage } as const;
  switch (access) {
    case 'port-forward': return common;
    case 'tunnel': return { ...common, service: { type: 'LoadBalancer' } };
    case 'node-port': return { ...common, service: nodePortService() };
  }
}
