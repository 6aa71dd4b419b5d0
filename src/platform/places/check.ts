import { Construct } from 'constructs';
import type { PlatformProps } from '../settings';
import type { Place } from './place';
import { ConfigError, shown } from '../../core';

/**
 * Fails for a load balancer of the place that does not fit where TLS ends, or who makes the gateway, or a public password.
 *
 * @throws ConfigError `PlaceTls`, `UnusedSetting`, `LocalGateway`
 */
export function checkPlace(props: PlatformProps, at: Construct): void {
  const { place, tls, istio } = props;
  if (place === undefined) {
    return;
  }
  if (props.security === 'local' && props.reachableByOthers !== true && isReachable(place)) {
    throw new ConfigError('LocalGateway', `place of a local platform, whose password is public, must not bring others to the gateway, got ${place.kind}(); ` +
      'choose the place without that, such as eks({ loadBalancer: false }) or bareMetal({ gateway: false }), ' +
      'or pass local({ reachableByOthers: true }) if everybody who reaches it may do everything', at);
  }
  if (istio?.existing !== undefined && (place.front !== 'none' || place.service !== undefined)) {
    throw new ConfigError('UnusedSetting', `place has no effect on the gateway of an existing Istio, got ${place.kind}() with a Service or a load balancer for it; ` +
      'choose the place without one, such as eks({ loadBalancer: false }) or bareMetal({ gateway: false })', at);
  }
  if (place.front === 'ending' && tls !== 'elsewhere') {
    throw new ConfigError('PlaceTls', `tls must be "elsewhere" where the load balancer of place ends TLS, got ${shown(tls)}; ` +
      'pass production({ url, tls: "elsewhere" }), or a load balancer without certificates', at);
  }
  if (place.front === 'passing' && tls === 'elsewhere') {
    throw new ConfigError('PlaceTls', `tls must be that of the gateway where the load balancer of place hands TLS on, got ${shown(tls)}; ` +
      'pass production({ url, tls: { certificate: secretRef("kubeflow-tls") } }), or the certificate of a load balancer that ends TLS, such as ' +
      'eks({ loadBalancer: { certificateArn } })', at);
  }
}

/** A load balancer, and ports of machines that stand in a network with others; those of kind and minikube are on the user's machine. */
function isReachable({ kind, front, service }: Place): boolean {
  return front !== 'none' || kind === 'bare-metal' && service !== undefined;
}
