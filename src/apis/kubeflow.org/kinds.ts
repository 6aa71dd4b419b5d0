/** Facts of the kinds of kubeflow.org, from the sources of their controllers (Kubeflow Notebooks, Dashboard, Katib, Pipelines and the Training Operator; releases in the pins). */
import { CrdDefinition, kindTable } from '../crd';
import { CountFact, KindFacts, PodsFact } from '../kind';
import {
  experimentCrd, jaxJobCrd, mpiJobCrd, notebookCrd, paddleJobCrd, podDefaultCrd, profileCrd, pvcViewerCrd, pytorchJobCrd, scheduledWorkflowCrd, suggestionCrd, tfJobCrd,
  trialCrd, viewerCrd, workspaceCrd, workspaceKindCrd, xgboostJobCrd,
} from './crds';
import {
  EXPERIMENT_HEALTH, NOTEBOOK_HEALTH, PROFILE_HEALTH, PVCVIEWER_HEALTH, SCHEDULED_WORKFLOW_HEALTH, SUGGESTION_HEALTH, TRAINING_HEALTH, TRIAL_HEALTH, WORKSPACE_HEALTH,
} from './health';

/**
 * Pods of one trial of Katib, since trials take turns where there is no room for several: those of a Job, of the roles of a training job, of the
 * templates of a workflow, and of a TrainJob.
 *
 * @param path fields down to the object that runs
 */
function trialPods(...path: readonly string[]): PodsFact[] {
  const [spec, ends] = [[...path, 'spec'], true];
  const only = (value: string) => ({ only: { path: [...path, 'kind'], value } });
  return [
    { path: [...spec, 'template'], replicas: { path: [...spec, 'parallelism'], otherwise: 1 }, ends },
    { path: [...spec, '*', '*', 'template'], replicas: { path: ['*', 'replicas'], otherwise: 1 }, ends, together: true },
    {
      ...only('Workflow'), path: [...spec, 'templates', '*'], bare: true, metadata: 'inside', inherits: spec, variables: true, ends,
      containers: [['container'], ['script'], ['containerSet', 'containers'], ['sidecars']],
    },
    {
      // The pods have the form of the runtime, with the resources of the training job.
      ...only('TrainJob'), path: [...spec, 'template'], container: 'node', resources: [...spec, 'trainer', 'resourcesPerNode'], partial: true,
      replicas: { path: [...spec, 'trainer', 'numNodes'], otherwise: 1 }, ends, together: true,
    },
  ];
}

/** The pod that chooses values, which Katib makes as its configuration has it, outside of the mesh. */
const SUGGESTION: PodsFact = {
  path: ['spec', 'suggestion'], container: 'suggestion', labels: { 'katib.kubeflow.org/experiment': '{name}', 'sidecar.istio.io/inject': 'false' },
  ends: true, together: 'throughout',
};

/** What is known of a job beside its definition. */
type TrainingFacts = Omit<KindFacts, 'plural' | 'scope'>;

/**
 * Facts of a job of the Training Operator: each role has pods called `<name>-<role>-<index>`, and Services of their names.
 *
 * @param longest Longest of the roles, the index of whose pods may have two digits.
 */
function training(crd: CrdDefinition, roles: string, longest: string, pods: readonly PodsFact[] = [rolePods(roles)]): readonly [CrdDefinition, TrainingFacts] {
  const most = 63 - `-${longest}-99`.length;
  return [crd, {
    form: 'service',
    name: { longest: most, service: true, because: `its pods and their Services are <name>-${longest}-<index>` },
    pods,
    health: TRAINING_HEALTH,
  }];
}

/** Pods of a role, or of all that have no facts of their own. */
function rolePods(roles: string, role = '*', otherwise = 1, volumes: readonly string[] = []): PodsFact {
  const count: CountFact = { path: role === '*' ? ['*', 'replicas'] : ['spec', roles, role, 'replicas'], otherwise };
  return {
    path: ['spec', roles, role, 'template'],
    replicas: count,
    labels: { 'training.kubeflow.org/job-name': '{name}' },
    suspendedBy: ['spec', 'runPolicy', 'suspend'],
    ends: true,
    together: true,
    volumes,
  };
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
    pods: [...trialPods('spec', 'trialTemplate', 'trialSpec'), SUGGESTION],
    health: EXPERIMENT_HEALTH,
    rewrittenBy: 'the webhook of Katib',
  }],
  [suggestionCrd, {
    name: { longest: 42, service: true, because: 'its Service is <name>-<algorithm>, as in <name>-bayesianoptimization' },
    pods: [SUGGESTION],
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
  training(tfJobCrd, 'tfReplicaSpecs', 'evaluator'),
  training(pytorchJobCrd, 'pytorchReplicaSpecs', 'worker'),
  training(xgboostJobCrd, 'xgbReplicaSpecs', 'worker'),
  training(jaxJobCrd, 'jaxReplicaSpecs', 'worker'),
  training(mpiJobCrd, 'mpiReplicaSpecs', 'worker', [
    rolePods('mpiReplicaSpecs', 'Launcher', 1, ['mpi-job-config', 'mpi-job-kubectl']), rolePods('mpiReplicaSpecs', 'Worker', 0, ['mpi-job-config']),
  ]),
  training(paddleJobCrd, 'paddleReplicaSpecs', 'worker'),
  // The webhook takes a workspace only after its kind.
  [workspaceCrd, {
    stage: 'last',
    name: { longest: 63, service: false, dots: true, because: 'it is a label of its pod' },
    health: WORKSPACE_HEALTH,
  }],
  [workspaceKindCrd, { rewrittenBy: 'the controller of workspaces, which adds its finalizer,' }],
);
