import { APPLICATION_HEALTH } from './health/application';
import { NOTEBOOK_HEALTH, PROFILE_HEALTH, PVCVIEWER_HEALTH, TENSORBOARD_HEALTH } from './health/kubeflow';

/** Health check in Lua by `<group>_<Kind>`; kinds without one count as healthy as soon as they are applied. */
export const HEALTH_CHECKS: Readonly<Record<string, string>> = {
  'argoproj.io_Application': APPLICATION_HEALTH,
  'kubeflow.org_Notebook': NOTEBOOK_HEALTH,
  'kubeflow.org_Profile': PROFILE_HEALTH,
  'kubeflow.org_PVCViewer': PVCVIEWER_HEALTH,
  'tensorboard.kubeflow.org_Tensorboard': TENSORBOARD_HEALTH,
};

/** ConfigMap `argocd-cm` with the platform's keys only: server-side apply leaves all other keys to their owners. */
export function argoCdSettings(namespace: string) {
  return {
    metadata: { name: 'argocd-cm', namespace, labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' } },
    data: {
      'application.resourceTrackingMethod': 'annotation',
      'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
      ...Object.fromEntries(Object.entries(HEALTH_CHECKS).map(([kind, script]) => [`resource.customizations.health.${kind}`, script])),
    },
  };
}
