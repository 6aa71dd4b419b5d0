/** Facts of the kinds of kubeflow.org, from the sources of their controllers (Kubeflow Notebooks, Dashboard, Katib and Pipelines; releases in the pins). */
import { kindTable } from '../crd';
import { PodsFact } from '../kind';
import {
  experimentCrd, notebookCrd, podDefaultCrd, profileCrd, pvcViewerCrd, scheduledWorkflowCrd, suggestionCrd, trialCrd, viewerCrd,
} from './crds';
import {
  EXPERIMENT_HEALTH, NOTEBOOK_HEALTH, PROFILE_HEALTH, PVCVIEWER_HEALTH, SCHEDULED_WORKFLOW_HEALTH, SUGGESTION_HEALTH, TRIAL_HEALTH,
} from './health';

/** Pods of what a trial of Katib runs, by the fields down to that object: those of a Job, and those of the roles of a training job. */
function trialPods(...path: readonly string[]): PodsFact[] {
  return [[], ['*', '*']].map(roles => ({ path: [...path, 'spec', ...roles, 'template'], ends: true }));
}

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [notebookCrd, {
    form: 'service',
    name: { longest: 52, service: true, because: 'its pod has the label controller-revision-hash: <name>-<hash>' },
    pods: [{
      path: ['spec', 'template'],
      metadata: 'object',
      labels: { 'statefulset': '{name}', 'notebook-name': '{name}' },
      stoppedBy: 'kubeflow-resource-stopped',
    }],
    service: true,
    health: NOTEBOOK_HEALTH,
    written: ['last-activity', 'last_activity_check_timestamp'].map(name => ['metadata', 'annotations', `notebooks.kubeflow.org/${name}`]),
    rewrittenBy: 'the culler of the notebook controller',
  }],
  // It changes pods when they are made, so it comes before them.
  [podDefaultCrd, { stage: 'base' }],
  [profileCrd, { form: 'label', health: PROFILE_HEALTH, rewrittenBy: 'the profile controller, which adds its finalizer,', precious: true }],
  [pvcViewerCrd, {
    name: { longest: 53, service: false, because: 'its Service is pvcviewer-<name>' },
    pods: [{
      path: ['spec', 'podSpec'],
      bare: true,
      labels: { 'app.kubernetes.io/name': '{name}', 'app.kubernetes.io/instance': 'pvcviewer-{name}', 'app.kubernetes.io/part-of': 'pvc-viewer' },
    }],
    health: PVCVIEWER_HEALTH,
    rewrittenBy: 'the webhook of the PVC viewer controller',
  }],
  [experimentCrd, {
    name: { longest: 40, service: true, because: 'its webhook takes no longer one' },
    pods: trialPods('spec', 'trialTemplate', 'trialSpec').map(fact => ({ ...fact, replicas: { path: ['spec', 'parallelTrialCount'], otherwise: 3 } })),
    health: EXPERIMENT_HEALTH,
    rewrittenBy: 'the webhook of Katib',
  }],
  [suggestionCrd, {
    name: { longest: 42, service: true, because: 'its Service is <name>-<algorithm>, as in <name>-bayesianoptimization' },
    health: SUGGESTION_HEALTH,
  }],
  [trialCrd, {
    name: { longest: 63, service: false, because: 'it is a label of its pods' },
    pods: trialPods('spec', 'runSpec'),
    health: TRIAL_HEALTH,
    rewrittenBy: 'the controller of trials, which adds its finalizer,',
  }],
  [scheduledWorkflowCrd, {
    name: { longest: 45, service: false, because: 'its Workflows are <name>-<number>-<hash>, which is a label of their pods' },
    health: SCHEDULED_WORKFLOW_HEALTH,
    written: ['enabled', 'status'].map(name => ['metadata', 'labels', `scheduledworkflows.kubeflow.org/${name}`]),
    rewrittenBy: 'the controller of scheduled workflows',
    emptyStatus: true,
  }],
  [viewerCrd, {
    name: { longest: 52, service: true, because: 'its pods have the label deployment: <name>-deployment' },
    pods: [{ path: ['spec', 'podTemplateSpec'], labels: { app: 'viewer', viewer: '{name}', deployment: '{name}-deployment' } }],
  }],
);
