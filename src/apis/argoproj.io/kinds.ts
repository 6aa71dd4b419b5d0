/**
 * Facts of the kinds of Argo CD (argo-cd, docs/operator-manual; its release is the user's), and of Argo Workflows, from its controller's
 * sources (release in the pins).
 */
import { kindTable } from '../crd';
import { KindTable, NameRule, PodsFact } from '../kind';
import {
  clusterWorkflowTemplateCrd, cronWorkflowCrd, workflowArtifactGCTaskCrd, workflowCrd, workflowEventBindingCrd, workflowTaskResultCrd, workflowTaskSetCrd,
  workflowTemplateCrd,
} from './crds';
import { APPLICATION_HEALTH, CRON_WORKFLOW_HEALTH, WORKFLOW_HEALTH } from './health';

const CONTAINERS = [['container'], ['script'], ['containerSet', 'containers'], ['sidecars']];

/** Pods of a workflow whose spec stands there: one for each template that runs containers, at times. */
function podsOfWorkflow(...spec: readonly string[]): PodsFact[] {
  return [{ path: [...spec, 'templates', '*'], bare: true, metadata: 'inside', containers: CONTAINERS, inherits: spec, variables: true, ends: true }];
}

function nameIn(label: string): NameRule {
  return { longest: 63, service: false, dots: true, because: `what is made of it has the label workflows.argoproj.io/${label}: <name>` };
}

function labels(group: string, ...names: readonly string[]): (readonly string[])[] {
  return names.map(name => ['metadata', 'labels', `${group}.argoproj.io/${name}`]);
}

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'argoproj.io/Application': { plural: 'applications', scope: 'Namespaced', health: APPLICATION_HEALTH, written: [['operation']] },
  'argoproj.io/AppProject': { plural: 'appprojects', scope: 'Namespaced' },
  ...kindTable(
    [workflowCrd, {
      name: nameIn('workflow'),
      pods: podsOfWorkflow('spec'),
      health: WORKFLOW_HEALTH,
      written: labels('workflows', 'phase', 'completed', 'workflow-archiving-status'),
      rewrittenBy: 'the workflow controller',
    }],
    [workflowTemplateCrd, { name: nameIn('workflow-template'), pods: podsOfWorkflow('spec') }],
    [clusterWorkflowTemplateCrd, { name: nameIn('cluster-workflow-template'), pods: podsOfWorkflow('spec') }],
    [cronWorkflowCrd, {
      name: { longest: 52, service: false, dots: true, because: 'its workflows are called <name>-<seconds since 1970>' },
      pods: podsOfWorkflow('spec', 'workflowSpec'),
      health: CRON_WORKFLOW_HEALTH,
      written: [['metadata', 'annotations', 'cronworkflows.argoproj.io/last-used-schedule'], ...labels('cronworkflows', 'completed')],
    }],
    [workflowTaskSetCrd],
    [workflowTaskResultCrd],
    [workflowArtifactGCTaskCrd],
    [workflowEventBindingCrd],
  ),
};
