import * as fs from 'fs';
import * as path from 'path';
import { ALL_RULES } from '../../../src/checks';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { quotaUse, teamPods } from '../../../src/checks/workloads/team-pods';
import { tensorboardLevel } from '../../../src/checks/workloads/tensorboards';
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

describe('what Katib adds to pods', () => {
  const config = (runtime: object, controller: object = {}) =>
    object('v1', 'ConfigMap', 'katib-config', { data: { 'katib-config.yaml': JSON.stringify({ init: { controller }, runtime }) } });
  const containers = (...all: readonly object[]) => Object.fromEntries(teamPods(setOf(all), 'ml').flatMap(pods => pods.containers.map(one => [one.name, one.limits])));
  const USUAL = { 'cpu': 500, 'memory': 1000 * 100 * 2 ** 20, 'ephemeral-storage': 1000 * 5 * 2 ** 30 };

  test('is a collector, and the programs that choose values and end trials', () => {
    expect(containers(experiment({ earlyStopping: { algorithmName: 'medianstop' } })))
      .toEqual({ 'main': {}, 'metrics-collector': USUAL, 'suggestion': USUAL, 'early-stopping': USUAL });
    expect(containers(experiment({ metricsCollectorSpec: { collector: { kind: 'Push' } } }))).toEqual({ main: {}, suggestion: USUAL });
    const customCollector = { name: 'mine', resources: { limits: { cpu: '1' } } };
    expect(containers(experiment({ metricsCollectorSpec: { collector: { kind: 'Custom', customCollector } } }))).toEqual({ main: {}, mine: { cpu: 1000 }, suggestion: USUAL });
    expect(containers(object('kubeflow.org/v1beta1', 'Trial', 't', { spec: { runSpec: { spec: { template: { spec: { containers: [{ name: 'main' }] } } } } } })))
      .toEqual({ 'main': {}, 'metrics-collector': USUAL });
  });

  test('has the resources of its configuration', () => {
    const known = config({
      metricsCollectors: [{ kind: 'StdOut', resources: { limits: { memory: '1Gi' } } }],
      suggestions: [{ algorithmName: 'random', resources: { limits: { cpu: '2', memory: '-1' } } }],
    });
    expect(containers(known, experiment({}))).toEqual({
      'main': {}, 'metrics-collector': { ...USUAL, memory: 1000 * 2 ** 30 }, 'suggestion': { 'cpu': 2000, 'ephemeral-storage': USUAL['ephemeral-storage'] },
    });
  });

  test('of one\'s own has what the namespace fills in', () => {
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } });
    const own = { metricsCollectorSpec: { collector: { kind: 'Custom', customCollector: { name: 'mine' } } } };
    expect(containers(range, experiment(own))).toMatchObject({ main: { cpu: 1000 }, mine: { cpu: 1000 }, suggestion: { cpu: 500 } });
  });

  test('bears a configuration that nobody can read', () => {
    const broken = object('v1', 'ConfigMap', 'katib-config', { data: { 'katib-config.yaml': '{' } });
    expect(containers(broken, experiment({}))).toEqual({ 'main': {}, 'metrics-collector': USUAL, 'suggestion': USUAL });
  });

  test('says what a quota counts, is within a LimitRange, and outside of the mesh', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'limits.cpu': '4' } } });
    const job = { kind: 'Job', spec: { template: { spec: { containers: [{ name: 'main', resources: { limits: { cpu: '1' } } }] } } } };
    expect(found(profileLimits, [quota, experiment({}, job)])).toEqual([]);
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { memory: '64Mi' } }] } });
    expect(found(profileLimits, [range, experiment({}, job)]).map(one => one.split(', got ')[1])).toEqual([
      expect.stringContaining('100Mi for metrics-collector'), expect.stringContaining('100Mi for suggestion'),
    ]);
    const meshed = object('v1', 'Namespace', 'ml', {}, { namespace: undefined, labels: { 'istio-injection': 'enabled' } });
    expect(teamPods(setOf([meshed, experiment({}, job)]), 'ml').map(pods => pods.hasProxy)).toEqual([true, false]);
    const [trials] = teamPods(setOf([experiment({}, job)]), 'ml');
    expect(quotaUse(trials, { requests: {}, limits: {} })).toMatchObject({ 'pods': 1000, 'limits.cpu': 1500 });
  });

  test('cannot start under the level restricted, unless its configuration gives it privileges', () => {
    const restricted = object('v1', 'Namespace', 'ml', {}, { namespace: undefined, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } });
    const securityContext = { runAsNonRoot: true };
    const secured = (controller: object) => config({ suggestions: [{ algorithmName: 'random', securityContext }] }, controller);
    const find = (...all: readonly object[]) => found(tensorboardLevel, [restricted, ...all]);
    expect(find(experiment({}))).toEqual([expect.stringContaining('Experiment/ml/search metadata.namespace: an Experiment cannot start under the level "restricted"')]);
    expect(find(experiment({}), secured({}))).toHaveLength(1);
    expect(find(experiment({}), secured({ injectSecurityContext: true }))).toEqual([]);
    expect(find(experiment({ earlyStopping: { algorithmName: 'medianstop' } }), secured({ injectSecurityContext: true }))).toHaveLength(1);
  });
});

test('templates of workflows are judged as pods', () => {
  const trialSpec = workflow({ entrypoint: 'a', trains: 'a', templates: { a: { container: { image, volumeMounts: [{ name: 'data', mountPath: '/data' }] } } } });
  const app = new KubeflowApp();
  const at = { scope: app, namespace: 'ml', owner: 'search', isRestricted: false };
  const rule = ALL_RULES.find(({ id }) => id === 'Pods/VolumeMount');
  expect(found(rule!, [experiment({}, { kind: 'Workflow', spec: trialSpec.spec(at) })])).toEqual([expect.stringContaining('got "data"')]);
});
