import { Annotator } from '../core';

/**
 * Kinds that must be there before the pods of the same Application. All other objects are one wave, in which Argo CD's
 * own order by kind is enough: between waves it waits for health, and a definition that it saw before it was
 * established, or a claim that binds on first use, would fail or hold the whole sync.
 */
const FIRST = new Set(['PodDefault']);

/** Kinds whose removal takes data or other people's objects with it. */
const PROTECTED = new Set(['Namespace', 'PersistentVolumeClaim', 'Profile']);

/**
 * What Argo CD needs to know of single objects: what comes before all others, and that definitions, namespaces, claims
 * and profiles stay in the cluster when their file goes.
 */
export const argoAnnotations: Annotator = ({ manifest }) => {
  if (manifest.apiVersion.startsWith('argoproj.io/')) {
    return {}; // Applications carry the wave of their component
  }
  const options = manifest.kind === 'CustomResourceDefinition' ? 'Prune=false' : PROTECTED.has(manifest.kind) ? 'Prune=false,Delete=false' : undefined;
  return {
    ...FIRST.has(manifest.kind) && { 'argocd.argoproj.io/sync-wave': '-10' },
    ...options !== undefined && {
      'argocd.argoproj.io/sync-options': options,
      // What stays when its file goes must not count as a difference for ever.
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    },
  };
};

/** The same protection in Flux' words; its steps are folders, so there is no wave. */
export const fluxAnnotations: Annotator = ({ manifest }) =>
  manifest.kind === 'CustomResourceDefinition' || PROTECTED.has(manifest.kind) ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : {} as Record<string, string>;
