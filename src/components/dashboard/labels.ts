/** Labels of the three parts. Selectors hold them, and a selector cannot change in a cluster. */

/** Labels of one part's objects. */
export type Labels = Readonly<Record<string, string>>;

const PART_OF = { 'app.kubernetes.io/part-of': 'kubeflow-dashboard' };

/** The central dashboard. */
export const DASHBOARD_LABELS: Labels = {
  'app': 'kubeflow-dashboard',
  'app.kubernetes.io/component': 'dashboard',
  'app.kubernetes.io/name': 'centraldashboard',
  ...PART_OF,
};

/** The profile controller with the access management API. */
export const PROFILES_LABELS: Labels = {
  'app': 'profile-controller',
  'app.kubernetes.io/component': 'controller-manager',
  'app.kubernetes.io/name': 'profile-controller',
  ...PART_OF,
};

/** The webhook that applies PodDefaults. */
export const POD_DEFAULTS_LABELS: Labels = {
  'app': 'poddefaults',
  'app.kubernetes.io/component': 'poddefaults',
  'app.kubernetes.io/name': 'poddefaults-webhook',
  ...PART_OF,
};

/** Labels by which a part's pods are selected: existing Deployments hold upstream's `managed-by` for ever. */
export function selectorOf(labels: Labels): Labels {
  return { ...labels, 'app.kubernetes.io/managed-by': 'kustomize' };
}
