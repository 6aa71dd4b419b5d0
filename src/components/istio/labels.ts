import { RELEASES } from '../../core';

/** Parts of Istio, by the name in `app.kubernetes.io/name`. */
export type IstioPart = 'istiod' | 'istio-reader' | 'istio-cni' | 'istio-ingressgateway' | 'ztunnel';

/** Groups of objects by which `istioctl` finds what it should check or remove. */
export type IstioGroup = 'Pilot' | 'Cni' | 'IngressGateways';

/** Label by which namespaces, pods and configuration belong to one of several control planes. */
export const REVISION_LABEL = 'istio.io/rev';
/** The only control plane. */
export const REVISION = 'default';

/** Label and annotation that decide for one pod whether it gets a proxy. */
export const INJECT_LABEL = 'sidecar.istio.io/inject';

/** Labels of everything that belongs to the installation. */
export const INSTALLATION_LABELS = {
  'app.kubernetes.io/instance': 'istio',
  'app.kubernetes.io/part-of': 'istio',
  'app.kubernetes.io/version': RELEASES.istio,
};

/** Labels of what belongs to a part. */
export function partLabels(part: IstioPart): Record<string, string> {
  return { 'app.kubernetes.io/name': part, ...INSTALLATION_LABELS };
}

/** Labels of what belongs to a part and to this revision of the control plane. */
export function revisionLabels(part: IstioPart, group: IstioGroup): Record<string, string> {
  return {
    ...partLabels(part),
    [REVISION_LABEL]: REVISION,
    // `istioctl` selects by both when it removes an installation
    'operator.istio.io/component': group,
    'install.operator.istio.io/owning-resource': 'unknown',
  };
}

/**
 * Labels that Istio's charts put on pods. Nothing selects by them; they are kept so that taking over an installation
 * leaves pod templates as they are, and restarts neither control plane nor gateways.
 */
export function chartLabels(chart: 'istiod' | 'cni' | 'istio-ingress' | 'ztunnel'): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'Helm',
    'helm.sh/chart': `${chart}-${RELEASES.istio}`,
    ...chart === 'istio-ingress' && { chart: 'gateways', heritage: 'Tiller', release: 'istio' },
  };
}

/** Labels of pods that are no part of the mesh's data plane: neither a sidecar nor the node's proxy takes them. */
export const OUTSIDE_DATA_PLANE = { 'istio.io/dataplane-mode': 'none', [INJECT_LABEL]: 'false' };
