/** CustomResourceDefinitions of argoproj.io that are installed with Argo Workflows; those of Argo CD come with it. */
import { CrdDefinition } from '../crd';

const group = 'argoproj.io';

/** `workflows.argoproj.io`; takes any spec, which its controller checks. */
export const workflowCrd: CrdDefinition = {
  group,
  kind: 'Workflow',
  plural: 'workflows',
  shortNames: ['wf'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1alpha1',
    storage: true,
    schema: 'OpenWorkflowResource',
    columns: [
      { name: 'Status', type: 'string', jsonPath: '.status.phase' },
      { name: 'Age', type: 'date', format: 'date-time', jsonPath: '.status.startedAt' },
      { name: 'Message', type: 'string', jsonPath: '.status.message' },
    ],
    subresources: {},
  }],
};

/** `workflowtemplates.argoproj.io`; takes any spec. */
export const workflowTemplateCrd: CrdDefinition = {
  group,
  kind: 'WorkflowTemplate',
  plural: 'workflowtemplates',
  shortNames: ['wftmpl'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, schema: 'OpenTemplateResource' }],
};

/** `clusterworkflowtemplates.argoproj.io`; takes any spec. */
export const clusterWorkflowTemplateCrd: CrdDefinition = {
  group,
  kind: 'ClusterWorkflowTemplate',
  plural: 'clusterworkflowtemplates',
  shortNames: ['clusterwftmpl', 'cwft'],
  scope: 'Cluster',
  versions: [{ name: 'v1alpha1', storage: true, schema: 'OpenTemplateResource' }],
};

/** `cronworkflows.argoproj.io`; takes any spec. */
export const cronWorkflowCrd: CrdDefinition = {
  group,
  kind: 'CronWorkflow',
  plural: 'cronworkflows',
  shortNames: ['cwf', 'cronwf'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, schema: 'OpenWorkflowResource' }],
};

/** `workflowtasksets.argoproj.io`; takes any spec. */
export const workflowTaskSetCrd: CrdDefinition = {
  group,
  kind: 'WorkflowTaskSet',
  plural: 'workflowtasksets',
  shortNames: ['wfts'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, schema: 'OpenWorkflowResource', subresources: { status: true } }],
};

/** `workflowartifactgctasks.argoproj.io`. */
export const workflowArtifactGCTaskCrd: CrdDefinition = {
  group,
  kind: 'WorkflowArtifactGCTask',
  plural: 'workflowartifactgctasks',
  shortNames: ['wfat'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `workfloweventbindings.argoproj.io`. */
export const workflowEventBindingCrd: CrdDefinition = {
  group,
  kind: 'WorkflowEventBinding',
  plural: 'workfloweventbindings',
  shortNames: ['wfeb'],
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true }],
};

/** `workflowtaskresults.argoproj.io`. */
export const workflowTaskResultCrd: CrdDefinition = {
  group,
  kind: 'WorkflowTaskResult',
  plural: 'workflowtaskresults',
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true }],
};
