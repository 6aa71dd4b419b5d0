import { Annotator, STAGES } from '../core';

/** Kinds whose removal takes data or other people's objects with it. */
const PROTECTED = new Set(['Namespace', 'PersistentVolumeClaim', 'Profile']);

/**
 * What Argo CD needs to know of single objects: the wave of its step, and that definitions, namespaces, claims and
 * profiles stay in the cluster when their file goes.
 */
export const argoAnnotations: Annotator = ({ manifest, stage }) => {
  if (manifest.apiVersion.startsWith('argoproj.io/')) {
    return {}; // Applications carry the wave of their component
  }
  const options = manifest.kind === 'CustomResourceDefinition' ? 'Prune=false' : PROTECTED.has(manifest.kind) ? 'Prune=false,Delete=false' : undefined;
  return {
    'argocd.argoproj.io/sync-wave': String(STAGES[stage]),
    ...options !== undefined && { 'argocd.argoproj.io/sync-options': options },
  };
};

/** The same protection in Flux' words; its steps are folders, so there is no wave. */
export const fluxAnnotations: Annotator = ({ manifest }) =>
  manifest.kind === 'CustomResourceDefinition' || PROTECTED.has(manifest.kind) ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : {} as Record<string, string>;
