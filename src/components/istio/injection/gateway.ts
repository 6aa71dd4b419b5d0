import { application, configuration, identity, limits, mesh, network, owner, place, proxyMetadata, special, variable } from './environment';
import { COMMON, GID, INJECTED_PROXY, UID } from './facts';
import { canonicalLabels, commonAnnotations } from './metadata';
import { gatewayReadiness, METRICS_PORT, proxyArguments, pullPolicy } from './proxy';
import { Fields, json, Node, render, text, value, when } from './template';
import {
  bootstrapMount, bootstrapVolume, certificateMount, certificateVolume, mount, proxyVolumes, pullSecrets, rootMount, scratch, secretMount,
  secretVolume,
} from './volumes';

/** The template `gateway`: Envoy as the pod's own program, in a Deployment that leaves the image to the injector. */
export function gateway(): string {
  return [...COMMON, ...INJECTED_PROXY, render({
    metadata: { labels: canonicalLabels(), annotations: commonAnnotations() },
    spec: {
      securityContext: gatewayPodSecurity(),
      containers: [proxy()],
      volumes: [
        scratch('workload-socket', null),
        scratch('credential-socket'),
        certificateVolume(),
        bootstrapVolume(),
        scratch('istio-envoy', { medium: 'Memory' }),
        ...proxyVolumes(),
        secretVolume(),
      ],
      imagePullSecrets: pullSecrets(),
    },
  })].join('\n');
}

/** Lets an ordinary user listen on ports below 1024, unless the values say otherwise. */
export function gatewayPodSecurity(more: Fields = {}): Node {
  const sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];
  return when('.Values.gateways.securityContext', json('.Values.gateways.securityContext'), { sysctls, ...more });
}

function proxy(): Fields {
  return {
    name: 'istio-proxy',
    image: text`${'$image'}`,
    imagePullPolicy: pullPolicy(),
    ports: [METRICS_PORT],
    args: proxyArguments('router'),
    lifecycle: when('$proxy.lifecycle', json('$proxy.lifecycle')),
    securityContext: { runAsUser: value(UID), runAsGroup: value(GID) },
    env: [
      ...identity(),
      ...limits(),
      configuration(),
      ...application(),
      ...place(),
      variable('ISTIO_META_INTERCEPTION_MODE', text`${'.ProxyConfig.InterceptionMode.String'}`),
      network(),
      ...owner(),
      ...special(),
      ...mesh(),
      proxyMetadata(),
    ],
    readinessProbe: gatewayReadiness(),
    volumeMounts: [
      mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
      mount('credential-socket', '/var/run/secrets/credential-uds'),
      certificateMount(),
      rootMount(),
      mount('istio-data', '/var/lib/istio/data'),
      bootstrapMount(),
      mount('istio-envoy', '/etc/istio/proxy'),
      mount('istio-token', '/var/run/secrets/tokens'),
      secretMount(),
      mount('istio-podinfo', '/etc/istio/pod'),
    ],
  };
}
