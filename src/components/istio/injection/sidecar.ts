import {
  application, configuration, identity, legacyProbes, limits, mesh, network, owner, place, proxyMetadata, special, variable,
} from './environment';
import {
  annotated, annotation, BESIDE_APPLICATION, COMMON, GID, given, image, INJECTED_PROXY, ISTIOD_CERTIFICATES, label, REDIRECTING, UID,
} from './facts';
import { BYPASSED_PORTS, canonicalLabels, cniAnnotations, commonAnnotations, TRAFFIC, transportLabels } from './metadata';
import { apart, METRICS_PORT, proxyArguments, pullPolicy, readiness, seccomp, startup } from './proxy';
import { block, call, each, Fields, json, Node, render, text, value, when } from './template';
import {
  bootstrapMount, bootstrapVolume, certificateMount, certificateVolume, mount, proxyVolumes, pullSecrets, revocationVolume, rootMount,
  scratch, secretMount, secretVolume, tracerMount, tracerVolume, userMounts, userVolumes,
} from './volumes';

const PRELUDE: readonly string[] = [...COMMON, ...BESIDE_APPLICATION, ...REDIRECTING];
const LOW_PORTS = `{{- $lowPorts := eq ${annotation('sidecar.istio.io/capNetBindService', '$proxy.capNetBindService')} "true" }}`;
const WORKLOAD = `{{- $workload := ${label('service.istio.io/workload-name')} | default .DeploymentMeta.Name }}`;
const TELEMETRY = '{{- $telemetry := otelResourceAttributes .MeshConfig .ObjectMeta.Annotations .ObjectMeta.Labels ' +
  '.DeploymentMeta.Namespace .Spec.Containers }}';
const CNI = '$cni';

/**
 * The template `sidecar`: Envoy beside an application, and the container that leads the pod's traffic through it.
 *
 * As a native sidecar the proxy is an init container that keeps running; otherwise it is one of the containers.
 */
export function sidecar(): string {
  return [
    block('istio-proxy', [...PRELUDE, ...INJECTED_PROXY, LOW_PORTS, WORKLOAD, TELEMETRY], [proxy()], 2),
    ...PRELUDE,
    ...image('$redirectImage', '$global.proxy_init.image'),
    render({ metadata: metadata(), spec: spec() }),
  ].join('\n');
}

function metadata(): Fields {
  return {
    labels: { ...transportLabels(), ...canonicalLabels(' | trunc 63 | trimSuffix "-"') },
    annotations: { ...commonAnnotations(), ...cniAnnotations() },
  };
}

function spec(): Fields {
  const redirects = '(ne $mode "NONE")';
  return {
    initContainers: when(`or $native ${redirects}`, [when(redirects, redirection()), when('$native', [call('istio-proxy')])]),
    containers: when('not $native', [call('istio-proxy')]),
    volumes: [
      scratch('workload-socket', null),
      scratch('credential-socket', null),
      certificateVolume(null),
      bootstrapVolume(),
      scratch('istio-envoy', { medium: 'Memory' }),
      ...proxyVolumes(),
      revocationVolume(),
      secretVolume(),
      userVolumes(),
      tracerVolume(),
    ],
    imagePullSecrets: pullSecrets(),
  };
}

/** Sets up the redirection, or checks that the CNI plugin has done so. */
function redirection(): Fields {
  return {
    name: value(`ternary "istio-validation" "istio-init" ${CNI}`),
    image: text`${'$redirectImage'}`,
    imagePullPolicy: pullPolicy(),
    args: redirectionArguments(),
    env: when('.ProxyConfig.ProxyMetadata', [proxyMetadata()]),
    resources: json('$resources'),
    securityContext: {
      allowPrivilegeEscalation: value('$proxy.privileged'),
      privileged: value('$proxy.privileged'),
      capabilities: { add: when(`not ${CNI}`, ['NET_ADMIN', 'NET_RAW']), drop: ['ALL'] },
      readOnlyRootFilesystem: value(CNI),
      runAsNonRoot: value(CNI),
      runAsUser: when(CNI, value(`ternary 1337 (${UID}) $tproxy`), 0),
      runAsGroup: when(CNI, value(`ternary 1337 (${GID}) $tproxy`), 0),
      seccompProfile: seccomp(),
    },
  };
}

function redirectionArguments(): readonly Node[] {
  const reroute = 'istio.io/reroute-virtual-interfaces';
  const virtual = 'traffic.sidecar.istio.io/kubevirtInterfaces';
  const excluded = 'traffic.sidecar.istio.io/excludeInterfaces';
  return [
    'istio-iptables',
    ...apart('-p', '.MeshConfig.ProxyListenPort | default 15001'),
    ...apart('-z', '.MeshConfig.ProxyInboundListenPort | default 15006'),
    ...apart('-u', `ternary 1337 (${UID}) $tproxy`),
    ...apart('-m', '$mode'),
    ...apart('-i', TRAFFIC.outboundRanges),
    ...apart('-x', TRAFFIC.bypassedRanges),
    ...apart('-b', TRAFFIC.inboundPorts),
    '-d',
    text`15090,15021${`with ${BYPASSED_PORTS} }},{{ . }}{{ end`}`,
    when(TRAFFIC.hasOutboundPorts, apart('-q', TRAFFIC.outboundPorts)),
    when(TRAFFIC.hasBypassedOutboundPorts, apart('-o', TRAFFIC.bypassedOutboundPorts)),
    when(annotated(reroute), apart('-k', given(reroute)), when(annotated(virtual), apart('-k', given(virtual)))),
    when(annotated(excluded), apart('-c', given(excluded))),
    text`--log_output_level=${annotation('sidecar.istio.io/agentLogLevel', '$global.logging.level')}`,
    when('$global.logAsJson', '--log_as_json'),
    when(CNI, ['--run-validation', '--skip-rule-apply'], when('$global.proxy_init.forceApplyIptables', '--force-apply')),
    when('$global.nativeNftables', '--native-nftables'),
  ];
}

function proxy(): Fields {
  const probed = 'ne $statusPort "0"';
  return {
    name: 'istio-proxy',
    image: text`${'$image'}`,
    imagePullPolicy: pullPolicy(),
    restartPolicy: when('$native', 'Always'),
    ports: [METRICS_PORT],
    args: [...proxyArguments('sidecar'), when('$proxy.outlierLogPath', text`--outlierLogPath=${'$proxy.outlierLogPath'}`)],
    lifecycle: lifecycle(),
    env: environment(),
    startupProbe: when(`and (${probed}) $proxy.startupProbe.enabled`, startup()),
    readinessProbe: when(probed, readiness()),
    securityContext: when('eq (index .ProxyConfig.ProxyMetadata "IPTABLES_TRACE_LOGGING") "true"', tracingSecurity(), security()),
    resources: json('$resources'),
    volumeMounts: mounts(),
  };
}

/** Starts before the application if that is asked for; a native sidecar drains connections when the pod ends. */
function lifecycle(): Node {
  const hold = 'and (not $native) (or .ProxyConfig.HoldApplicationUntilProxyStarts.GetValue $proxy.holdApplicationUntilProxyStarts)';
  const run = (...command: readonly Node[]): Fields => ({ exec: { command: ['pilot-agent', ...command] } });
  return when('$proxy.lifecycle', json('$proxy.lifecycle'),
    when(hold, { postStart: run('wait') },
      when('$native', { preStop: run('request', text`--debug-port=${'$statusPort'}`, 'POST', 'drain') })));
}

function environment(): readonly Node[] {
  const traced = 'apm.datadoghq.com/env';
  return [
    legacyProbes(),
    ...identity(),
    ...limits(),
    configuration(),
    ...application(),
    ...place(),
    variable('ISTIO_META_INTERCEPTION_MODE', text`${'$mode'}`),
    network(),
    ...owner('$workload'),
    ...special(),
    ...mesh(),
    when(`and (eq $proxy.tracer "datadog") ${annotated(traced)}`, [
      each(`$key, $value := fromJSON ${given(traced)}`, { name: text`${'$key'}`, value: text`${'$value'}` }),
    ]),
    when('$telemetry', variable('OTEL_RESOURCE_ATTRIBUTES', text`${'$telemetry'}`)),
    proxyMetadata(),
  ];
}

/** Tracing of the packet filter writes to the kernel's log. */
function tracingSecurity(): Fields {
  return {
    allowPrivilegeEscalation: true,
    privileged: true,
    capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: false,
    runAsUser: 0,
    runAsGroup: value(GID),
    seccompProfile: seccomp(),
  };
}

/** An ordinary user, except where transparent interception or low ports need a capability. */
function security(): Fields {
  const capable = 'or $tproxy $lowPorts';
  return {
    allowPrivilegeEscalation: value('$proxy.privileged'),
    privileged: value('$proxy.privileged'),
    capabilities: {
      add: when(capable, [when('$tproxy', 'NET_ADMIN'), when('$lowPorts', 'NET_BIND_SERVICE')]),
      drop: ['ALL'],
    },
    readOnlyRootFilesystem: true,
    runAsNonRoot: value(`not (${capable})`),
    runAsUser: when(capable, 0, value(UID)),
    runAsGroup: when(capable, 1337, value(GID)),
    seccompProfile: seccomp(),
  };
}

function mounts(): readonly Node[] {
  return [
    mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
    mount('credential-socket', '/var/run/secrets/credential-uds'),
    certificateMount(),
    rootMount(),
    when(ISTIOD_CERTIFICATES, mount('istio-ca-crl', '/var/run/secrets/istio/crl')),
    mount('istio-data', '/var/lib/istio/data'),
    bootstrapMount(),
    mount('istio-envoy', '/etc/istio/proxy'),
    mount('istio-token', '/var/run/secrets/tokens'),
    secretMount(),
    mount('istio-podinfo', '/etc/istio/pod'),
    tracerMount(),
    userMounts(),
  ];
}
