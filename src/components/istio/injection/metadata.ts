import { annotated, annotation, given, label } from './facts';
import { Fields, json, Node, text, when } from './template';

/**
 * Labels by which telemetry names the workload.
 * @param cut what shortens a name to the length of a label, as further steps of the Go pipeline
 */
export function canonicalLabels(cut: string = ''): Fields {
  const name = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'].map(label).join(' ');
  const revision = ['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version'].map(label).join(' ');
  return {
    'service.istio.io/canonical-name': json(`coalesce ${name} .DeploymentMeta.Name | default ""${cut}`),
    'service.istio.io/canonical-revision': json(`coalesce ${revision} "latest"`),
  };
}

/** Annotations of every injected pod: the revision, and the container that kubectl means if none is named. */
export function commonAnnotations(): Fields {
  const first = (name: string): Node => when(`and $apps (not ${annotated(name)})`, text`${'first $apps'}`);
  return {
    'istio.io/rev': json('.Revision | default "default"'),
    'kubectl.kubernetes.io/default-logs-container': first('kubectl.kubernetes.io/default-logs-container'),
    'kubectl.kubernetes.io/default-container': first('kubectl.kubernetes.io/default-container'),
  };
}

/** Inbound ports that bypass the proxy: those that are asked for, and the status port. */
export const BYPASSED_PORTS =
  `(excludeInboundPort $statusPort ${annotation('traffic.sidecar.istio.io/excludeInboundPorts', '$proxy.excludeInboundPorts')})`;

/** Traffic that is redirected: the settings of the pod, with those of the mesh as default. */
export const TRAFFIC = {
  outboundRanges: annotation('traffic.sidecar.istio.io/includeOutboundIPRanges', '$proxy.includeIPRanges'),
  bypassedRanges: annotation('traffic.sidecar.istio.io/excludeOutboundIPRanges', '$proxy.excludeIPRanges'),
  inboundPorts: annotation('traffic.sidecar.istio.io/includeInboundPorts', '$proxy.includeInboundPorts'),
  outboundPorts: annotation('traffic.sidecar.istio.io/includeOutboundPorts', '$proxy.includeOutboundPorts'),
  bypassedOutboundPorts: annotation('traffic.sidecar.istio.io/excludeOutboundPorts', '$proxy.excludeOutboundPorts'),
  hasOutboundPorts: `or ${annotated('traffic.sidecar.istio.io/includeOutboundPorts')} $proxy.includeOutboundPorts`,
  hasBypassedOutboundPorts: `or ${annotated('traffic.sidecar.istio.io/excludeOutboundPorts')} $proxy.excludeOutboundPorts`,
} as const;

/** Annotations that the CNI plugin reads, because the pod does not set up its redirection by itself. */
export function cniAnnotations(): Fields {
  const cni = '$cni';
  const network = 'k8s.v1.cni.cncf.io/networks';
  return {
    [network]: when(`and ${cni} (eq .Values.pilot.cni.provider "multus")`,
      json(`appendMultusNetwork ${given(network)} "default/istio-cni"`)),
    'sidecar.istio.io/interceptionMode': when(cni, text`${'$mode'}`),
    'traffic.sidecar.istio.io/includeOutboundIPRanges': when(`and ${cni} ${TRAFFIC.outboundRanges}`, text`${TRAFFIC.outboundRanges}`),
    'traffic.sidecar.istio.io/excludeOutboundIPRanges': when(`and ${cni} ${TRAFFIC.bypassedRanges}`, text`${TRAFFIC.bypassedRanges}`),
    'traffic.sidecar.istio.io/includeInboundPorts': when(cni, text`${TRAFFIC.inboundPorts}`),
    'traffic.sidecar.istio.io/excludeInboundPorts': when(cni, text`${BYPASSED_PORTS}`),
    'traffic.sidecar.istio.io/includeOutboundPorts': when(`and ${cni} (${TRAFFIC.hasOutboundPorts})`, text`${TRAFFIC.outboundPorts}`),
    'traffic.sidecar.istio.io/excludeOutboundPorts': when(`and ${cni} (${TRAFFIC.hasBypassedOutboundPorts})`,
      text`${TRAFFIC.bypassedOutboundPorts}`),
  };
}

/** Whether the proxy's connections carry HBONE tunnels. */
export const TUNNEL = 'eq (index .ProxyConfig.ProxyMetadata "ISTIO_META_ENABLE_HBONE") "true"';

/** Labels that tell clients how to reach the pod: by mutual TLS, and through a tunnel if there is one. */
export function transportLabels(): Fields {
  return {
    'security.istio.io/tlsMode': json(`${label('security.istio.io/tlsMode')} | default "istio"`),
    'networking.istio.io/tunnel': when(TUNNEL, json(`${label('networking.istio.io/tunnel')} | default "http"`)),
  };
}
