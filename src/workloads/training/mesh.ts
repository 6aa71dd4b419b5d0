import { INJECT, podMetadata, PodMetadata, PodOptions } from '../pod/pod';

/** Ports of a pod whose requests go through its proxy; an empty list lets all of them by. */
const INBOUND = 'traffic.sidecar.istio.io/includeInboundPorts';

/**
 * Metadata of pods that train. Nodes of a training find each other by any ports, by names that the mesh knows nothing of: a proxy
 * must not stand before them. Where one is wanted, it is for what the program calls.
 */
export function trainingMetadata({ mesh = false, ...options }: Pick<PodOptions, 'podLabels' | 'podAnnotations'> & { readonly mesh?: boolean }): PodMetadata {
  const podAnnotations = { ...mesh && { [INBOUND]: '' }, ...options.podAnnotations };
  return podMetadata({ ...options, podAnnotations }, { [INJECT]: String(mesh) })!;
}
