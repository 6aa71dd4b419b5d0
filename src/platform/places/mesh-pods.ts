import type { Place } from './place';

/** Level of Pod Security that admits pods of the mesh which redirect their own traffic. */
export const PODS_WITHOUT_PLUGIN = 'privileged';

/**
 * Level that namespaces of the mesh must enforce in the place, where it is another than the usual one.
 * @param cni what the options of Istio say of the node agent
 */
export function meshPodSecurity(place: Place | undefined): { readonly podSecurity?: typeof PODS_WITHOUT_PLUGIN } {
  return place?.plugins === 'none' ? { podSecurity: PODS_WITHOUT_PLUGIN } : {};
}
