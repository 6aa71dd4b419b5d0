import { application, configuration, identity, legacyProbes, mesh, network, owner, place, proxyMetadata, variable } from './environment';
import { BESIDE_APPLICATION, COMMON, INJECTED_PROXY } from './facts';
import { canonicalLabels, commonAnnotations } from './metadata';
import { proxyArguments, pullPolicy, readiness } from './proxy';
import { each, Fields, json, Node, render, text, when } from './template';
import {
  bootstrapVolume, certificateMount, certificateVolume, mount, proxyVolumes, pullSecrets, rootMount, scratch, secretMount, secretVolume,
  userMounts, userVolumes,
} from './volumes';

/**
 * The template `grpc-agent`: no Envoy; the agent alone brings configuration and certificates to an application that
 * speaks gRPC's own xDS.
 */
export function grpcAgent(): string {
  return [...COMMON, ...INJECTED_PROXY, ...BESIDE_APPLICATION, render({
    metadata: {
      labels: canonicalLabels(),
      annotations: { ...commonAnnotations(), 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' },
    },
    spec: {
      containers: [agent(), each('.Spec.Containers', when('ne .Name "istio-proxy"', client()))],
      volumes: [
        scratch('workload-socket', null),
        certificateVolume(null),
        bootstrapVolume(),
        scratch('istio-xds', { medium: 'Memory' }),
        ...proxyVolumes(),
        secretVolume(),
        userVolumes(),
      ],
      imagePullSecrets: pullSecrets(),
    },
  })].join('\n');
}

function agent(): Fields {
  return {
    name: 'istio-proxy',
    image: text`${'$image'}`,
    imagePullPolicy: pullPolicy(),
    ports: [{ containerPort: 15020, protocol: 'TCP', name: 'mesh-metrics' }],
    args: proxyArguments('sidecar'),
    lifecycle: { postStart: { exec: { command: ['pilot-agent', 'wait', '--url=http://localhost:15020/healthz/ready'] } } },
    env: environment(),
    readinessProbe: when('ne $statusPort "0"', readiness(15020)),
    resources: json('$resources'),
    volumeMounts: [
      mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
      certificateMount(),
      rootMount(),
      mount('istio-data', '/var/lib/istio/data'),
      mount('istio-xds', '/etc/istio/proxy'),
      mount('istio-token', '/var/run/secrets/tokens'),
      secretMount(),
      mount('istio-podinfo', '/etc/istio/pod'),
      userMounts(),
    ],
  };
}

function environment(): readonly Node[] {
  return [
    variable('ISTIO_META_GENERATOR', 'grpc'),
    variable('OUTPUT_CERTS', '/var/lib/istio/data'),
    legacyProbes(),
    ...identity(),
    configuration(),
    ...application(),
    ...place(),
    network(),
    ...owner(),
    ...mesh(),
    proxyMetadata(),
    variable('ISTIO_META_DNS_CAPTURE', 'false'), // gRPC resolves names itself
    variable('DISABLE_ENVOY', 'true'),
  ];
}

/** What each container of the application gets: the files that the agent writes. */
function client(): Fields {
  return {
    name: text`${'.Name'}`,
    env: [
      variable('GRPC_XDS_EXPERIMENTAL_SECURITY_SUPPORT', 'true'),
      variable('GRPC_XDS_BOOTSTRAP', '/etc/istio/proxy/grpc-bootstrap.json'),
    ],
    volumeMounts: [mount('istio-data', '/var/lib/istio/data'), mount('istio-xds', '/etc/istio/proxy'), certificateMount()],
  };
}
