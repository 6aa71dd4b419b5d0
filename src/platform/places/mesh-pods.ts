import type { Place } from './place';

/** Level that namespaces of the mesh enforce where nodes take no network plugin: a container of each pod redirects its traffic. */
export function meshPodSecurity(place: Place | undefined): { readonly podSecurity?: 'privileged' } {
  return place?.plugins === 'none' ? { podSecurity: 'privileged' } : {};
}
