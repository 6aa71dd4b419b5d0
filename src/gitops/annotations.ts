import { Annotator, Stage } from '../core';

/**
 * Steps that wait until all before them is healthy. The others are one wave, in which Argo CD's own order by kind is
 * enough: each wait more would fail a sync over an object that is unhealthy for a moment only, such as a definition
 * that is not established yet.
 */
const WAITING: ReadonlySet<Stage> = new Set(['resources', 'last']);

/** Kinds whose removal takes data or other people's objects with it. */
const PROTECTED = new Set(['Namespace', 'PersistentVolumeClaim', 'Profile']);

/**
 * What Argo CD needs to know of single objects: that its step waits for the ones before, and that definitions, namespaces, claims and
 * profiles stay in the cluster when their file goes.
 */
export const argoAnnotations: Annotator = ({ manifest, stage }) => {
  if (manifest.apiVersion.startsWith('argoproj.io/')) {
    return {}; // Applications carry the wave of their component
  }
  const options = manifest.kind === 'CustomResourceDefinition' ? 'Prune=false' : PROTECTED.has(manifest.kind) ? 'Prune=false,Delete=false' : undefined;
  return {
    ...WAITING.has(stage) && { 'argocd.argoproj.io/sync-wave': '10' },
    ...options !== undefined && { 'argocd.argoproj.io/sync-options': options },
  };
};

/** The same protection in Flux' words; its steps are folders, so there is no wave. */
export const fluxAnnotations: Annotator = ({ manifest }) =>
  manifest.kind === 'CustomResourceDefinition' || PROTECTED.has(manifest.kind) ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : {} as Record<string, string>;
