/** CustomResourceDefinitions of inference.networking.k8s.io, of the release that comes with KServe (in pins/). */
import { CrdDefinition } from '../crd';

/** `inferencepools.inference.networking.k8s.io`; the API server takes no kind of `*.k8s.io` without its approval. */
export const inferencePoolCrd: CrdDefinition = {
  group: 'inference.networking.k8s.io',
  kind: 'InferencePool',
  plural: 'inferencepools',
  shortNames: ['infpool'],
  scope: 'Namespaced',
  annotations: {
    'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api-inference-extension/pull/1173',
    'inference.networking.k8s.io/bundle-version': 'v1.3.1',
  },
  versions: [{ name: 'v1', storage: true, subresources: { status: true } }],
};
