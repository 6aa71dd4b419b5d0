/** CustomResourceDefinitions of tensorboard.kubeflow.org. */
import { CrdDefinition } from '../crd';

/** `tensorboards.tensorboard.kubeflow.org`. */
export const tensorboardCrd: CrdDefinition = {
  group: 'tensorboard.kubeflow.org',
  kind: 'Tensorboard',
  plural: 'tensorboards',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};
