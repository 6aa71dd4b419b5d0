import { connect } from './support/place';
import { apply, becomes, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { synthesized } from '../conformance/support/teams';
import { Experiment, ExperimentSpec } from '../../src/apis/kubeflow.org/v1beta1';

const TRIALS = 3;

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'tuning');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

/** What a trial is told to print: its loss is its learning rate, so that the best one is known. */
const NOTES = { 'kubeflow-test/output': 'loss=${trialParameters.rate}' };
const POD = { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: NOTES };
const CONTAINER = { name: 'training', image: 'e2e.example.com/training:1', command: ['train', '--rate=${trialParameters.rate}', '--momentum=${trialParameters.momentum}'] };

const KINDS_OF_TRIAL = {
  TrainJob: {
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob',
    spec: {
      runtimeRef: { name: 'torch-distributed' },
      trainer: { command: CONTAINER.command },
      runtimePatches: [{
        manager: 'e2e.example.com/notes', trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: { metadata: POD } } } }] } } },
      }],
    },
  },
  Job: {
    apiVersion: 'batch/v1', kind: 'Job',
    spec: { backoffLimit: 0, template: { metadata: POD, spec: { restartPolicy: 'Never', containers: [CONTAINER] } } },
  },
};

function experiment(algorithmName: string, trialSpec: ExperimentSpec['trialTemplate']): ExperimentSpec {
  return {
    objective: { type: 'minimize', objectiveMetricName: 'loss' },
    algorithm: { algorithmName },
    parallelTrialCount: TRIALS,
    maxTrialCount: TRIALS,
    maxFailedTrialCount: 0,
    parameters: [
      { name: 'rate', parameterType: 'double', feasibleSpace: { min: '0.01', max: '0.1' } },
      { name: 'momentum', parameterType: 'double', feasibleSpace: { min: '0.5', max: '0.9' } },
    ],
    trialTemplate: trialSpec,
  };
}

/** How a trial is looked at, by its kind. */
const LOOK = {
  Job: { primaryContainerName: 'training' },
  TrainJob: {
    primaryContainerName: 'node', primaryPodLabels: { 'batch.kubernetes.io/job-completion-index': '0', 'jobset.sigs.k8s.io/replicatedjob-name': 'node' },
    successCondition: 'status.conditions.#(type=="Complete")#|#(status=="True")#', failureCondition: 'status.conditions.#(type=="Failed")#|#(status=="True")#',
  },
};

test.each([
  ['cmaes', 'Job'],
  ['sobol', 'Job'],
  ['sobol', 'TrainJob'],
] as const)('an Experiment with %s gets suggestions, runs each trial as a %s, reads its loss and knows the best', async (algorithm, kind) => {
  const name = `${algorithm}-${kind.toLowerCase()}`;
  const [object] = synthesized(chart => new Experiment(chart, 'experiment', {
    metadata: { name, namespace: team.name },
    spec: experiment(algorithm, {
      ...LOOK[kind], trialSpec: KINDS_OF_TRIAL[kind],
      trialParameters: [{ name: 'rate', reference: 'rate' }, { name: 'momentum', reference: 'momentum' }], // all of them, or no trial is made
    }),
  }));
  await apply(api, object);
  const { status } = await becomes(api, object, 'Succeeded', 240, ['Failed']);
  expect(status.trialsSucceeded).toBe(TRIALS);
  const trials = await api.list(`/apis/kubeflow.org/v1beta1/namespaces/${team.name}/trials?labelSelector=katib.kubeflow.org%2Fexperiment%3D${name}`);
  const rates = trials.map(one => Number(one.spec.parameterAssignments.find((each: any) => each.name === 'rate').value));
  expect(new Set(rates).size).toBe(TRIALS);
  const [{ name: metric, latest }] = status.currentOptimalTrial.observation.metrics;
  expect([metric, Number(latest)]).toEqual(['loss', Math.min(...rates)]);
});
