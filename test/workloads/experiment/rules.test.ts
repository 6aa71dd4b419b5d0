import * as fs from 'fs';
import * as path from 'path';
import { ALL_RULES } from '../../../src/checks';
import { describe as described, podsOf, replicasOf } from '../../../src/core';
import { existingPlatform, PlatformFacts } from '../../../src/platform';
import { KubeflowApp } from '../../../src';
import { algorithms, double, Experiment, int, job, medianStop, metricsCollectors, workflow } from '../../../src/workloads';
import { found, findingsOf, object, setOf } from '../../checks/support';
import { manifestSet } from '../../support';

const image = 'registry.example.com/ml/train:1';
const FACTS = path.join(__dirname, '..', '..', '..', 'examples', 'team-with-pipelines', 'platform.json');

/** An experiment with these fields beside the least. */
function experiment(spec: object, trialSpec: object = { kind: 'Job', spec: { template: { spec: { containers: [{ name: 'main', image }] } } } }) {
  return object('kubeflow.org/v1beta1', 'Experiment', 'search', { spec: { algorithm: { algorithmName: 'random' }, trialTemplate: { trialSpec }, ...spec } });
}

/** Number of pods by the place of their spec. */
const counts = (one: object) => Object.fromEntries(podsOf(setOf([one]).all[0]).map(pods => [pods.spec.path.replace('spec.trialTemplate.trialSpec.', ''), replicasOf(pods)]));

test('experiments of a team beside a platform are found right by all rules', () => {
  const app = new KubeflowApp();
  const platform = existingPlatform(app, JSON.parse(fs.readFileSync(FACTS, 'utf8')) as PlatformFacts);
  const vision = platform.addProfile('vision', {
    owner: 'ana@example.com', quota: { cpu: '8', memory: '16Gi', pods: 20 }, limits: { cpu: '100m', memory: '128Mi', cpuLimit: '1', memoryLimit: '1Gi' },
  });
  const parameters = { lr: double(0.01, 0.1), epochs: int(1, 9) };
  const objective = { type: 'minimize', objectiveMetricName: 'loss', additionalMetricNames: ['accuracy'], metricStrategies: { loss: 'latest' } } as const;
  new Experiment(vision, 'random', {
    objective, parameters, algorithm: algorithms.random(), maxTrialCount: 12, earlyStopping: medianStop(), metricsCollector: metricsCollectors.file(),
    trial: (p, t) => job({
      image, command: ['python3', 'train.py'], args: ['--lr', p.lr, '--epochs', p.epochs], env: { TRIAL: t.name }, mounts: [{ mountPath: '/out', claim: '5Gi' }],
    }),
  });
  new Experiment(vision, 'population', {
    objective, parameters: { lr: double(0.01, 0.1, { step: 0.01 }) }, maxTrialCount: 40,
    algorithm: algorithms.pbt({ suggestion_trial_dir: '/ckpt', n_population: 10, truncation_threshold: 0.2 }), trial: p => job({ image, args: ['--lr', p.lr] }),
  });
  expect(findingsOf(ALL_RULES, manifestSet(app)).map(one => described(one))).toEqual([]);
});

describe('pods of experiments are', () => {
  const pod = { spec: { containers: [{ name: 'main', image }] } };

  test.each<[string, object, object, object]>([
    ['those of a Job', { kind: 'Job', spec: { template: pod } }, {}, { 'spec.template.spec': 1 }],
    ['those of one trial', { kind: 'Job', spec: { template: pod, parallelism: 4 } }, { parallelTrialCount: 2 }, { 'spec.template.spec': 4 }],
    ['those of all roles', { kind: 'TFJob', spec: { tfReplicaSpecs: { Chief: { template: pod }, Worker: { replicas: 3, template: pod } } } }, { parallelTrialCount: 2 }, {
      'spec.tfReplicaSpecs.Chief.template.spec': 1, 'spec.tfReplicaSpecs.Worker.template.spec': 3,
    }],
    ['those of a workflow', { kind: 'Workflow', spec: { templates: [{ name: 'a', steps: [] }, { name: 'b', container: { image } }] } }, {}, { 'spec.templates[1]': 1 }],
    ['those of a TrainJob', { kind: 'TrainJob', spec: { trainer: { numNodes: 2 } } }, {}, { 'spec.template.spec': 2 }],
  ])('%s', (_, trialSpec, spec, expected) => {
    expect(counts(experiment(spec, trialSpec))).toEqual({ ...expected, 'spec.suggestion.spec': 1 });
  });

  test('those of a trial, and of a suggestion', () => {
    const runSpec = { kind: 'Job', spec: { template: pod, parallelism: 2 } };
    expect(counts(object('kubeflow.org/v1beta1', 'Trial', 't', { spec: { runSpec } }))).toEqual({ 'spec.runSpec.spec.template.spec': 2 });
    expect(counts(object('kubeflow.org/v1beta1', 'Suggestion', 's', { spec: { algorithm: { algorithmName: 'tpe' } } }))).toEqual({ 'spec.suggestion.spec': 1 });
  });
});

test('templates of workflows are judged as pods', () => {
  const trialSpec = workflow({ entrypoint: 'a', trains: 'a', templates: { a: { container: { image, volumeMounts: [{ name: 'data', mountPath: '/data' }] } } } });
  const app = new KubeflowApp();
  const at = { scope: app, namespace: 'ml', owner: 'search', isRestricted: false };
  const rule = ALL_RULES.find(({ id }) => id === 'Pods/VolumeMount');
  expect(found(rule!, [experiment({}, { kind: 'Workflow', spec: trialSpec.spec(at) })])).toEqual([expect.stringContaining('got "data"')]);
});
