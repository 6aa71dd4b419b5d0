import { Place, PlaceOf, PlaceOptions } from './place';
import { checkedProps } from '../../core';

/** How people reach the gateway on OpenShift. */
export type OpenshiftExposure = 'passthrough' | 'edge' | 'load-balancer' | false;

/** Options of {@link openshift}. */
export interface OpenshiftOptions extends PlaceOptions {
  /**
   * A Route that hands TLS on to the gateway, one that ends TLS at the router (`edge`), a Service of type LoadBalancer, or false for neither.
   * @default 'passthrough'
   */
  readonly exposure?: OpenshiftExposure;
}

/** OpenShift. */
export type OpenshiftPlace = Extract<Place, { kind: 'openshift' }>;

/** Namespace of the router's pods. */
const ROUTER = 'openshift-ingress';

/**
 * OpenShift: a Route to the gateway, network plugins that Multus calls, and roles by which pods may be what they say.
 *
 * @throws ConfigError `UnknownProp`, `WrongProp`
 */
export function openshift(options?: OpenshiftOptions & { readonly exposure?: 'passthrough' | 'load-balancer' }): PlaceOf<'openshift', 'passing'>;
/** With a Route that ends TLS: only beside `tls: 'elsewhere'`. */
export function openshift(options: OpenshiftOptions & { readonly exposure: 'edge' }): PlaceOf<'openshift', 'ending'>;
/** Without a Route. */
export function openshift(options: OpenshiftOptions & { readonly exposure: false }): PlaceOf<'openshift', 'none'>;
export function openshift(given: OpenshiftOptions = {}): OpenshiftPlace {
  const { exposure = 'passthrough', storage } = checkedProps<OpenshiftOptions>(undefined, 'platform/places#OpenshiftOptions', given);
  const common = { kind: 'openshift', plugins: 'openshift', constraints: true, storage } as const;
  switch (exposure) {
    case false: return { ...common, front: 'none' };
    case 'load-balancer': return { ...common, front: 'passing', service: { type: 'LoadBalancer' } };
    case 'edge': return { ...common, front: 'ending', route: 'edge', callers: [ROUTER] };
    case 'passthrough': return { ...common, front: 'passing', route: 'passthrough', callers: [ROUTER] };
  }
}
