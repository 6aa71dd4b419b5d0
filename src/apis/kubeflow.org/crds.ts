/** CustomResourceDefinitions of kubeflow.org. */
import { CrdColumn, CrdDefinition } from '../crd';

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

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
/** Name and state of the last condition, as all kinds of Katib show them. */
const lastCondition: readonly CrdColumn[] = [
  { name: 'Type', type: 'string', jsonPath: '.status.conditions[-1:].type' },
  { name: 'Status', type: 'string', jsonPath: '.status.conditions[-1:].status' },
];
const katib = { group: 'kubeflow.org', categories: ['all', 'kubeflow', 'katib'], scope: 'Namespaced' } as const;
/** Katib's webhook and controllers look at its objects, the API server takes any. */
const katibVersion = { name: 'v1beta1', storage: true, schema: 'KatibResource', subresources: { status: true } } as const;

/** `experiments.kubeflow.org`. */
export const experimentCrd: CrdDefinition = {
  ...katib,
  kind: 'Experiment',
  plural: 'experiments',
  versions: [{ ...katibVersion, columns: [...lastCondition, age] }],
};

/** `suggestions.kubeflow.org`. */
export const suggestionCrd: CrdDefinition = {
  ...katib,
  kind: 'Suggestion',
  plural: 'suggestions',
  versions: [{
    ...katibVersion,
    columns: [
      ...lastCondition,
      { name: 'Requested', type: 'string', jsonPath: '.spec.requests' },
      { name: 'Assigned', type: 'string', jsonPath: '.status.suggestionCount' },
      age,
    ],
  }],
};

/** `trials.kubeflow.org`. */
export const trialCrd: CrdDefinition = {
  ...katib,
  kind: 'Trial',
  plural: 'trials',
  versions: [{ ...katibVersion, columns: [...lastCondition, age] }],
};

/** `scheduledworkflows.kubeflow.org`. */
export const scheduledWorkflowCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'ScheduledWorkflow',
  plural: 'scheduledworkflows',
  shortNames: ['swf'],
  scope: 'Namespaced',
  versions: [{ name: 'v1beta1', storage: true, schema: 'ScheduledWorkflowObject' }],
};

/** `viewers.kubeflow.org`. */
export const viewerCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'Viewer',
  plural: 'viewers',
  shortNames: ['vi'],
  scope: 'Namespaced',
  versions: [{ name: 'v1beta1', storage: true, schema: 'ViewerObject' }],
};

const state: CrdColumn = { name: 'State', type: 'string', jsonPath: '.status.conditions[-1:].type' };

/** A job of the Training Operator; an autoscaler changes the number of workers where `roles` names the field with the roles. */
function trainingCrd(kind: string, roles?: string, columns: readonly CrdColumn[] = [state, age]): CrdDefinition {
  const scale = roles === undefined ? {} : {
    scale: {
      specReplicasPath: `.spec.${roles}.Worker.replicas`,
      statusReplicasPath: '.status.replicaStatuses.Worker.active',
      labelSelectorPath: '.status.replicaStatuses.Worker.selector',
    },
  };
  return {
    group: 'kubeflow.org',
    kind,
    plural: `${kind.toLowerCase()}s`,
    scope: 'Namespaced',
    versions: [{ name: 'v1', storage: true, columns, subresources: { status: true, ...scale } }],
  };
}

/** `tfjobs.kubeflow.org`. */
export const tfJobCrd = trainingCrd('TFJob');
/** `pytorchjobs.kubeflow.org`. */
export const pytorchJobCrd = trainingCrd('PyTorchJob', 'pytorchReplicaSpecs');
/** `xgboostjobs.kubeflow.org`. */
export const xgboostJobCrd = trainingCrd('XGBoostJob');
/** `jaxjobs.kubeflow.org`. */
export const jaxJobCrd = trainingCrd('JAXJob', 'jaxReplicaSpecs');
/** `mpijobs.kubeflow.org`. */
export const mpiJobCrd = trainingCrd('MPIJob', undefined, [age, state]);
/** `paddlejobs.kubeflow.org`. */
export const paddleJobCrd = trainingCrd('PaddleJob', 'paddleReplicaSpecs');

/** `workspaces.kubeflow.org`. */
export const workspaceCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'Workspace',
  plural: 'workspaces',
  shortNames: ['ws'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1beta1',
    storage: true,
    columns: [{ name: 'State', type: 'string', jsonPath: '.status.state' }],
    subresources: { status: true },
  }],
};

/** `workspacekinds.kubeflow.org`. */
export const workspaceKindCrd: CrdDefinition = {
  group: 'kubeflow.org',
  kind: 'WorkspaceKind',
  plural: 'workspacekinds',
  shortNames: ['wsk'],
  scope: 'Cluster',
  versions: [{
    name: 'v1beta1',
    storage: true,
    columns: [
      { name: 'Workspaces', type: 'integer', jsonPath: '.status.workspaces' },
      { name: 'Deprecated', type: 'boolean', jsonPath: '.spec.spawner.deprecated' },
      { name: 'Hidden', type: 'boolean', jsonPath: '.spec.spawner.hidden' },
    ],
    subresources: { status: true },
  }],
};
