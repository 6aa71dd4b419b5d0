import { KEPT } from './annotations';
import { FIRST_WAVE } from './applications';
import { Kinds } from '../core';

/** Health check in Lua by `<group>_<Kind>`; kinds without one count as healthy as soon as they are applied. */
export const HEALTH_CHECKS: Readonly<Record<string, string>> = Object.fromEntries(
  Kinds.all().flatMap(([key, { health }]) => health === undefined ? [] : [[key.replace('/', '_'), health]]));

/**
 * ConfigMap `argocd-cm` with the platform's keys only: server-side apply leaves all other keys to their owners. It comes
 * first, since waves wait for Applications only once there is a health check for them, and never goes, since Argo CD needs it.
 */
export function argoCdSettings(namespace: string) {
  return {
    metadata: {
      name: 'argocd-cm',
      namespace,
      labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
      annotations: { ...KEPT, 'argocd.argoproj.io/sync-wave': FIRST_WAVE },
    },
    data: {
      'application.resourceTrackingMethod': 'annotation',
      'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
      ...Object.fromEntries(Object.entries(HEALTH_CHECKS).map(([kind, script]) => [`resource.customizations.health.${kind}`, script])),
    },
  };
}
