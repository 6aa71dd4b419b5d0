/**
 * What each component comes after. The list is that of all components, installed or not, so that the wave of one
 * never depends on which others are there.
 */
export const AFTER = {
  'cert-manager': [],
  'istio': [],
  'kubeflow': ['istio'],
  'dex': ['kubeflow'],
  'oauth2-proxy': ['dex'],
  'dashboard': ['cert-manager', 'kubeflow'],
  'notebooks': ['cert-manager', 'kubeflow'],
  'profiles': ['dashboard', 'notebooks'],
} as const;

/** Name of a component of the platform: also its chart, its folder and its Application. */
export type ComponentName = keyof typeof AFTER;

/** Components that serve an admission webhook for custom resources of their own. */
export const SELF_GUARDED: readonly ComponentName[] = ['cert-manager', 'istio'];
