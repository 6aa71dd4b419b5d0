/** CustomResourceDefinitions of kubeflow.org. */
import { CrdDefinition } from '../crd';

/** `profiles.kubeflow.org`. */
export const profileCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'Profile',
  plural: 'profiles',
  scope: 'Cluster',
  versions: [
    { name: 'v1', storage: true, subresources: { status: true } },
    { name: 'v1beta1', subresources: { status: true } },
  ],
};

/** `poddefaults.kubeflow.org`. */
export const podDefaultCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'PodDefault',
  plural: 'poddefaults',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `notebooks.kubeflow.org`; all versions have one schema. */
export const notebookCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'Notebook',
  plural: 'notebooks',
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, subresources: { status: true } },
    { name: 'v1alpha1', subresources: { status: true } },
    { name: 'v1beta1', subresources: { status: true } },
  ],
};

/** `pvcviewers.kubeflow.org`. */
export const pvcViewerCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'PVCViewer',
  plural: 'pvcviewers',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};
