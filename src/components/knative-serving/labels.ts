import { RELEASES } from '../../core';

/** Value of the label `app.kubernetes.io/name` of all objects; the webhooks look for ConfigMaps by it. */
export const NAME = 'knative-serving';

/** Labels of everything that belongs to the installation. */
export const COMMON_LABELS = { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/version': RELEASES['knative-serving'] };

/** Parts of Knative, by the name in `app.kubernetes.io/component`; the webhooks look for ConfigMaps by it. */
export type KnativePart = 'activator' | 'autoscaler' | 'controller' | 'webhook' | 'queue-proxy' | 'logging' | 'networking' | 'observability';

/** Labels of what belongs to a part. */
export function partLabels(part: KnativePart): Record<string, string> {
  return { ...COMMON_LABELS, 'app.kubernetes.io/component': part };
}

/** Labels of pods that make Istio serve Knative's routes. */
export const NET_ISTIO_POD_LABELS = { ...COMMON_LABELS, 'app.kubernetes.io/component': 'net-istio' };

/** Labels of all else that makes Istio serve them. */
export const NET_ISTIO_LABELS = { ...NET_ISTIO_POD_LABELS, 'networking.knative.dev/ingress-provider': 'istio' };
