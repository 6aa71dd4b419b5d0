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

test.each(['cmaes', 'sobol'])('an Experiment with %s gets suggestions, runs its trials, reads their loss and knows the best', async algorithm => {
  const [object] = synthesized(chart => new Experiment(chart, 'experiment', {
    metadata: { name: algorithm, namespace: team.name },
    spec: experiment(algorithm, {
      primaryContainerName: 'training', trialSpec: KINDS_OF_TRIAL.Job,
      trialParameters: [{ name: 'rate', reference: 'rate' }, { name: 'momentum', reference: 'momentum' }], // all of them, or no trial is made
    }),
  }));
  await apply(api, object);
  const { status } = await becomes(api, object, 'Succeeded', 240, ['Failed']);
  expect(status.trialsSucceeded).toBe(TRIALS);
  const trials = await api.list(`/apis/kubeflow.org/v1beta1/namespaces/${team.name}/trials?labelSelector=katib.kubeflow.org%2Fexperiment%3D${algorithm}`);
  const rates = trials.map(one => Number(one.spec.parameterAssignments.find((each: any) => each.name === 'rate').value));
  expect(new Set(rates).size).toBe(TRIALS);
  const [{ name, latest }] = status.currentOptimalTrial.observation.metrics;
  expect([name, Number(latest)]).toEqual(['loss', Math.min(...rates)]);
});
