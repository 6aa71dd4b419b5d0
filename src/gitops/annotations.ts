import { Annotator, isUnawaited, Kinds } from '../core';

/** What stays in the cluster when its file goes, which must not count as a difference from then on. */
const STAYS = { 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' } as const;

/** Annotations of an object that neither goes with its file nor with its Application. */
export const KEPT = { ...STAYS, 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } as const;

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/**
 * Kind that must be there before the pods of the same Application. All other objects are one wave, in which Argo CD's
 * own order by kind is enough: between waves it waits for health, and a definition that it saw before it was
 * established, or a claim that binds on first use, would fail or hold the whole sync.
 */
const BEFORE_PODS = 'kubeflow.org/PodDefault';

/**
 * What Argo CD needs to know of single objects: what comes before all others, what nothing waits for, and that definitions
 * and what is precious stay in the cluster when their file goes.
 */
export const argoAnnotations: Annotator = ({ key, object }): Readonly<Record<string, string>> => ({
  ...object !== undefined && isUnawaited(object) && { 'argocd.argoproj.io/ignore-healthcheck': 'true' },
  ...argoAnnotationsOfKind(key),
});

function argoAnnotationsOfKind(key: string): Readonly<Record<string, string>> {
  if (key === DEFINITION) {
    return { ...STAYS, 'argocd.argoproj.io/sync-options': 'Prune=false' }; // Argo CD itself never deletes one with its Application
  }
  if (Kinds.facts(key)?.precious) {
    return KEPT;
  }
  return key === BEFORE_PODS ? { 'argocd.argoproj.io/sync-wave': '-10' } : {};
}

/** The same protection in Flux' words; its steps are folders, so there is no wave, and for it an object is ready that does not say otherwise in `Ready`. */
export const fluxAnnotations: Annotator = ({ key }): Readonly<Record<string, string>> =>
  key === DEFINITION || Kinds.facts(key)?.precious ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : {};
