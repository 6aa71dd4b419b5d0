/** CustomResourceDefinitions of serving.kserve.io. */
import { CrdColumn, CrdDefinition, CrdVersion } from '../crd';

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
const url: CrdColumn = { name: 'URL', type: 'string', jsonPath: '.status.url' };

const ready = (name: string, field: string): CrdColumn => ({ name, type: 'string', jsonPath: `.status.conditions[?(@.type=='Ready')].${field}` });
const traffic = (name: string, type: CrdColumn['type'], which: string, field: string): CrdColumn =>
  ({ name, type, jsonPath: `.status.components.predictor.traffic[?(@.${which})].${field}` });

/** `inferenceservices.serving.kserve.io`. */
export const inferenceServiceCrd: CrdDefinition = {
  group: 'serving.kserve.io',
  kind: 'InferenceService',
  plural: 'inferenceservices',
  shortNames: ['isvc'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1beta1',
    storage: true,
    columns: [
      url,
      ready('Ready', 'status'),
      traffic('Prev', 'integer', 'tag==\'prev\'', 'percent'),
      traffic('Latest', 'integer', 'latestRevision==true', 'percent'),
      traffic('PrevRolledoutRevision', 'string', 'tag==\'prev\'', 'revisionName'),
      traffic('LatestReadyRevision', 'string', 'latestRevision==true', 'revisionName'),
      age,
    ],
    subresources: { status: true },
  }],
};

const runtimeVersion: CrdVersion = {
  name: 'v1alpha1',
  storage: true,
  columns: [
    { name: 'Disabled', type: 'boolean', jsonPath: '.spec.disabled' },
    { name: 'ModelType', type: 'string', jsonPath: '.spec.supportedModelFormats[*].name' },
    { name: 'Containers', type: 'string', jsonPath: '.spec.containers[*].name' },
    age,
  ],
  subresources: {},
};

/** `servingruntimes.serving.kserve.io`. */
export const servingRuntimeCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'ServingRuntime', plural: 'servingruntimes', scope: 'Namespaced', versions: [runtimeVersion],
};

/** `clusterservingruntimes.serving.kserve.io`. */
export const clusterServingRuntimeCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'ClusterServingRuntime', plural: 'clusterservingruntimes', scope: 'Cluster', versions: [runtimeVersion],
};

/** `clusterstoragecontainers.serving.kserve.io`. */
export const clusterStorageContainerCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'ClusterStorageContainer', plural: 'clusterstoragecontainers', scope: 'Cluster', versions: [{ name: 'v1alpha1', storage: true }],
};

const addressed: CrdVersion = { name: 'v1alpha1', storage: true, columns: [url, ready('Ready', 'status'), age], subresources: { status: true } };

/** `inferencegraphs.serving.kserve.io`. */
export const inferenceGraphCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'InferenceGraph', plural: 'inferencegraphs', shortNames: ['ig'], scope: 'Namespaced', versions: [addressed],
};

/** `trainedmodels.serving.kserve.io`. */
export const trainedModelCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'TrainedModel', plural: 'trainedmodels', shortNames: ['tm'], scope: 'Namespaced', versions: [addressed],
};

const withStatus: CrdVersion = { name: 'v1alpha1', storage: true, subresources: { status: true } };

/** `localmodelnodegroups.serving.kserve.io`. */
export const localModelNodeGroupCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'LocalModelNodeGroup', plural: 'localmodelnodegroups', scope: 'Cluster', versions: [{ name: 'v1alpha1', storage: true }],
};

/** `localmodelcaches.serving.kserve.io`. */
export const localModelCacheCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'LocalModelCache', plural: 'localmodelcaches', scope: 'Cluster', versions: [withStatus],
};

/** `localmodelnamespacecaches.serving.kserve.io`. */
export const localModelNamespaceCacheCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'LocalModelNamespaceCache', plural: 'localmodelnamespacecaches', scope: 'Namespaced', versions: [withStatus],
};

/** `localmodelnodes.serving.kserve.io`. */
export const localModelNodeCrd: CrdDefinition = {
  group: 'serving.kserve.io', kind: 'LocalModelNode', plural: 'localmodelnodes', scope: 'Cluster', versions: [withStatus],
};

const llmColumns: readonly CrdColumn[] = [
  url, ready('Ready', 'status'), ready('Reason', 'reason'), age, { name: 'URLs', type: 'string', priority: 1, jsonPath: '.status.addresses[*].url' },
];

/** `llminferenceservices.serving.kserve.io`; a service of the installation converts its versions. */
export const llmInferenceServiceCrd: CrdDefinition = {
  group: 'serving.kserve.io',
  kind: 'LLMInferenceService',
  plural: 'llminferenceservices',
  shortNames: ['llmisvc'],
  scope: 'Namespaced',
  versions: [
    { name: 'v1alpha1', schema: 'LLMInferenceServiceResourceV1alpha1', columns: llmColumns, subresources: { status: true } },
    { name: 'v1alpha2', storage: true, columns: llmColumns, subresources: { status: true } },
  ],
};

/** `llminferenceserviceconfigs.serving.kserve.io`; a service of the installation converts its versions. */
export const llmInferenceServiceConfigCrd: CrdDefinition = {
  group: 'serving.kserve.io',
  kind: 'LLMInferenceServiceConfig',
  plural: 'llminferenceserviceconfigs',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', schema: 'LLMInferenceServiceConfigResourceV1alpha1' }, { name: 'v1alpha2', storage: true }],
};
