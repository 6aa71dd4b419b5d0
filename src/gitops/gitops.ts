import { ArgoCdOptions } from './argocd';
import { FluxOptions } from './flux';

/** Who applies the output, as plain data; made by {@link argocd} or {@link flux}. */
export type GitOps = ArgoCdChoice | FluxChoice;

/** Argo CD applies the output. */
export interface ArgoCdChoice extends ArgoCdOptions {
  readonly engine: 'argocd';
}

/** Flux applies the output. */
export interface FluxChoice extends FluxOptions {
  readonly engine: 'flux';
}

/** Argo CD applies the output: one Application per component, below one root Application. */
export function argocd(options: ArgoCdOptions): ArgoCdChoice {
  return { engine: 'argocd', ...options };
}

/** Flux applies the output: one Kustomization per component and step. */
export function flux(options: FluxOptions): FluxChoice {
  return { engine: 'flux', ...options };
}
