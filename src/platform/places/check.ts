import { Construct } from 'constructs';
import type { PlatformProps } from '../settings';
import { ConfigError, shown } from '../../core';

/**
 * Fails for a load balancer of the place that does not fit where TLS ends, or who makes the gateway, or a public password.
 *
 * @throws ConfigError `PlaceTls`, `UnusedSetting`, `LocalGateway`
 */
export function checkPlace(props: PlatformProps, at: Construct): void {
  const { place, tls, istio } = props;
  if (place === undefined || place.front === 'none') {
    return;
  }
  if (istio?.existing !== undefined) {
    throw new ConfigError('UnusedSetting', `place has no effect on the gateway of an existing Istio, got ${place.kind}() with a load balancer; ` +
      'choose the place without one, such as eks({ loadBalancer: false })', at);
  }
  if (props.security === 'local' && props.reachableByOthers !== true) {
    throw new ConfigError('LocalGateway', `place of a local platform, whose password is public, must not bring a load balancer, got ${place.kind}(); ` +
      'choose the place without one, such as eks({ loadBalancer: false }), or pass local({ reachableByOthers: true }) if everybody who reaches it may do everything', at);
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
