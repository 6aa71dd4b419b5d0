/** CustomResourceDefinitions of caching.internal.knative.dev. */
import { CrdDefinition } from '../crd';

/** `images.caching.internal.knative.dev`. */
export const imageCrd: CrdDefinition = {
  group: 'caching.internal.knative.dev',
  kind: 'Image',
  plural: 'images',
  categories: ['knative-internal', 'caching'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: [{ name: 'Image', type: 'string', jsonPath: '.spec.image' }], subresources: { status: true } }],
};
