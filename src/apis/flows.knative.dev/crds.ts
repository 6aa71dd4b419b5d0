/** CustomResourceDefinitions of flows.knative.dev. */
import { CrdDefinition } from '../crd';
import { ADDRESSABLE, AGE, READY, URL } from '../eventing.knative.dev/crds';

const COMMON = {
  group: 'flows.knative.dev',
  categories: ['all', 'knative', 'flows'],
  scope: 'Namespaced',
  labels: ADDRESSABLE,
  versions: [{ name: 'v1', storage: true, columns: [URL, AGE, ...READY], subresources: { status: true } }],
} as const;

/** `parallels.flows.knative.dev`. */
export const parallelCrd: CrdDefinition = { ...COMMON, kind: 'Parallel', plural: 'parallels' };

/** `sequences.flows.knative.dev`. */
export const sequenceCrd: CrdDefinition = { ...COMMON, kind: 'Sequence', plural: 'sequences' };
