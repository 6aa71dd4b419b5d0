import { waves } from '../core';

/**
 * What each component comes after. The list is that of all components, installed or not, so that the wave of one
 * never depends on which others are there.
 */
const AFTER = {
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

/** Wave of each component of the platform. */
export const WAVES: Readonly<Record<ComponentName, number>> = waves(AFTER) as Record<ComponentName, number>;

/** Wave of everything that is not a component of the platform: after all of them. */
export const LAST_WAVE = Math.max(...Object.values(WAVES)) + 10;

/** Components that serve an admission webhook for custom resources of their own. */
export const SELF_GUARDED: readonly ComponentName[] = ['cert-manager', 'istio'];
