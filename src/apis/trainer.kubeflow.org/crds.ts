/** CustomResourceDefinitions of trainer.kubeflow.org. */
import { CrdDefinition } from '../crd';

/** `trainjobs.trainer.kubeflow.org`. */
export const trainJobCrd: CrdDefinition = {
  group: 'trainer.kubeflow.org',
  kind: 'TrainJob',
  plural: 'trainjobs',
  scope: 'Namespaced',
  versions: [{
    name: 'v1alpha1',
    storage: true,
    columns: [
      { name: 'State', type: 'string', jsonPath: '.status.conditions[-1:].type' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
    subresources: { status: true },
  }],
};

/** `trainingruntimes.trainer.kubeflow.org`. */
export const trainingRuntimeCrd: CrdDefinition = {
  group: 'trainer.kubeflow.org',
  kind: 'TrainingRuntime',
  plural: 'trainingruntimes',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true }],
};

/** `clustertrainingruntimes.trainer.kubeflow.org`. */
export const clusterTrainingRuntimeCrd: CrdDefinition = {
  group: 'trainer.kubeflow.org',
  kind: 'ClusterTrainingRuntime',
  plural: 'clustertrainingruntimes',
  scope: 'Cluster',
  versions: [{ name: 'v1alpha1', storage: true }],
};
