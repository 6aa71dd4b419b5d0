/** Containers that Katib adds to pods of experiments and trials, as the rules about quotas, limits and levels see them. */
import { profileLimits } from '../../../src/checks/workloads/limits';
import { quotaUse, teamPods } from '../../../src/checks/workloads/team-pods';
import { tensorboardLevel } from '../../../src/checks/workloads/tensorboards';
import { clusterObject, found, namespace, object, setOf } from '../../checks/support';

const pod = (rest: object = {}, metadata: object = {}) => ({ template: { metadata, spec: { containers: [{ name: 'main', ...rest }] } } });
const job = (rest: object = {}, metadata: object = {}) => ({ kind: 'Job', spec: pod(rest, metadata) });

/** An experiment with these fields beside the least. */
const experiment = (spec: object, trialSpec: object = job(), template: object = {}) => object('kubeflow.org/v1beta1', 'Experiment', 'search', {
  spec: { algorithm: { algorithmName: 'random' }, trialTemplate: { ...template, trialSpec }, ...spec },
});
const trial = (runSpec: object, rest: object = {}) => object('kubeflow.org/v1beta1', 'Trial', 't', { spec: { runSpec, ...rest } });

const config = (runtime: object, controller: object = {}) =>
  object('v1', 'ConfigMap', 'katib-config', { data: { 'katib-config.yaml': JSON.stringify({ init: { controller }, runtime }) } });

/** Containers of all pods with their limits, each as often as it is there. */
const containers = (...all: readonly object[]) => teamPods(setOf(all), 'ml').flatMap(pods => pods.containers.map(({ name, limits }) => [name, limits]));
const USUAL = { 'cpu': 500, 'memory': 1000 * 100 * 2 ** 20, 'ephemeral-storage': 1000 * 5 * 2 ** 30 };

test('Katib adds a collector, and the programs that choose values and end trials', () => {
  expect(containers(experiment({ earlyStopping: { algorithmName: 'medianstop' } })))
    .toEqual([['main', {}], ['metrics-collector', USUAL], ['suggestion', USUAL], ['early-stopping', USUAL]]);
  expect(containers(experiment({ metricsCollectorSpec: { collector: { kind: 'Push' } } }))).toEqual([['main', {}], ['suggestion', USUAL]]);
  const customCollector = { name: 'mine', resources: { limits: { cpu: '1' } } };
  const custom = (kind: string, own: object) => containers(experiment({ metricsCollectorSpec: { collector: { kind, customCollector: own } } }))[1];
  expect([custom('Custom', customCollector), custom('Custom', {}), custom('File', customCollector)])
    .toEqual([['mine', { cpu: 1000 }], ['collector', {}], ['metrics-collector', USUAL]]);
  expect(containers(trial(job()))).toEqual([['main', {}], ['metrics-collector', USUAL]]);
  expect(containers(object('kubeflow.org/v1beta1', 'Suggestion', 's', { spec: { algorithm: { algorithmName: 'tpe' } } }))).toEqual([['suggestion', USUAL]]);
});

test('they have the resources that the configuration gives to their kind or algorithm', () => {
  const known = config({
    metricsCollectors: [{ kind: 'File', resources: { limits: { memory: '3Gi' } } }, { kind: 'StdOut', resources: { limits: { memory: '1Gi' } } }],
    suggestions: [{ algorithmName: 'random', resources: { limits: { cpu: '2', memory: '-1' } } }, { algorithmName: 'tpe', resources: { limits: { cpu: '3' } } }],
    earlyStoppings: [{ algorithmName: 'medianstop', resources: { limits: { cpu: '1500m' } } }],
  });
  expect(containers(known, experiment({ earlyStopping: { algorithmName: 'medianstop' } })).slice(1)).toEqual([
    ['metrics-collector', { ...USUAL, memory: 1000 * 2 ** 30 }], ['suggestion', { 'cpu': 2000, 'ephemeral-storage': USUAL['ephemeral-storage'] }],
    ['early-stopping', { ...USUAL, cpu: 1500 }],
  ]);
});

test('they have the usual amount where the configuration says none of it, and the last of two entries', () => {
  const suggestion = (...all: readonly object[]) =>
    containers(config({ suggestions: all.map(limits => ({ algorithmName: 'random', resources: { limits } })) }), experiment({})).at(-1)?.[1];
  expect(suggestion({ cpu: '0', memory: '1' })).toEqual({ ...USUAL, memory: 1000 });
  expect(suggestion({ cpu: '2' }, { cpu: '3' })).toEqual({ ...USUAL, cpu: 3000 });
});

test('a collector of one\'s own has what the namespace fills in', () => {
  const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } });
  const own = { metricsCollectorSpec: { collector: { kind: 'Custom', customCollector: { name: 'mine' } } } };
  expect(containers(range, experiment(own))).toEqual([['main', { cpu: 1000 }], ['mine', { cpu: 1000 }], ['suggestion', USUAL]]);
});

test('they have the usual resources beside a configuration that nobody can read', () => {
  const broken = object('v1', 'ConfigMap', 'katib-config', { data: { 'katib-config.yaml': '{' } });
  expect(containers(broken, experiment({}))).toEqual([['main', {}], ['metrics-collector', USUAL], ['suggestion', USUAL]]);
});

describe('metrics are collected', () => {
  const COLLECTOR = 'metrics-collector';
  const role = (replicas = 1) => ({ replicas, ...pod() });
  const roles = (kind: string, field: string, all: object) => experiment({}, { kind, spec: { [field]: all } });
  const workflow = (...labels: object[]) =>
    ({ kind: 'Workflow', spec: { templates: labels.map((own, index) => ({ name: `t${index}`, container: {}, metadata: { labels: own } })) } });
  const primaryPodLabels = { trains: 'yes', zone: 'a' };
  const FIRST = { 'batch.kubernetes.io/job-completion-index': '0' };

  /** How pods of trials have a collector, in the order of the object. */
  const collected = (...all: readonly object[]) => teamPods(setOf(all), 'ml').filter(({ stay, step }) => !stay && step !== 'all')
    .map(pods => pods.containers.filter(({ name }) => name === COLLECTOR).map(({ isOfOne }) => isOfOne === true ? 'one' : 'all').join() || 'none');

  test.each<[string, object, readonly string[]]>([
    ['all pods of a Job', experiment({}, job()), ['all']],
    ['pods of a Job with the labels that the experiment names', experiment({}, job({}, { labels: { ...primaryPodLabels, more: '1' } }), { primaryPodLabels }), ['all']],
    ['no pods of a Job that lack one', experiment({}, job({}, { labels: { trains: 'yes' } }), { primaryPodLabels }), ['none']],
    ['the pod of a Job with an index', experiment({}, job(), { primaryPodLabels: FIRST }), ['one']],
    ['all pods of a Job that the trial names', experiment({}, job(), { primaryPodLabels: { 'job-name': 'a', 'batch.kubernetes.io/job-name': 'a' } }), ['all']],
    ['no pod with an index that lacks a label', experiment({}, job(), { primaryPodLabels: { ...primaryPodLabels, ...FIRST } }), ['none']],
    ['all pods of a workflow', experiment({}, workflow({}, { a: 'b' })), ['all', 'all']],
    ['pods of a workflow with the labels', experiment({}, workflow(primaryPodLabels, { trains: 'yes', zone: 'b' }, {}), { primaryPodLabels }), ['all', 'none', 'none']],
    ['pods with the labels that a trial of its own names', trial(workflow({}, primaryPodLabels), { primaryPodLabels }), ['none', 'all']],
    ['the master of a training', roles('PyTorchJob', 'pytorchReplicaSpecs', { Master: role(), Worker: role(2) }), ['one', 'none']],
    ['the chief of a training', roles('TFJob', 'tfReplicaSpecs', { PS: role(), Chief: role(), Worker: role(2) }), ['none', 'one', 'none']],
    ['the launcher of a training', roles('MPIJob', 'mpiReplicaSpecs', { Launcher: role(), Worker: role(2) }), ['one', 'none']],
    ['a worker where no role leads', roles('TFJob', 'tfReplicaSpecs', { PS: role(), Worker: role(2) }), ['none', 'one']],
    ['no pod of a role that there is not', roles('PyTorchJob', 'pytorchReplicaSpecs', { 'a.b': role() }), ['none']],
    ['a node of a training job whose runtime nobody knows', experiment({}, { kind: 'TrainJob', spec: { runtimeRef: { name: 'torch' } } }), ['one']],
  ])('of %s', (_, one, expected) => expect(collected(one)).toEqual(expected));

  test('of a node of a training job, by the name of the Job', () => {
    const jobs = ['dataset-initializer', 'node', 'launcher'].map(name => ({ name, template: { spec: pod({ name }) } }));
    const runtime = clusterObject('trainer.kubeflow.org/v1alpha1', 'ClusterTrainingRuntime', 'torch', { spec: { template: { spec: { replicatedJobs: jobs } } } });
    expect(collected(runtime, experiment({}, { kind: 'TrainJob', spec: { runtimeRef: { name: 'torch' } } }))).toEqual(['none', 'one', 'none']);
  });

  test('beside each pod of a Job, and beside one of a training', () => {
    const limits = { resources: { limits: { cpu: '1' } } };
    const use = (trialSpec: object) => quotaUse(teamPods(setOf([experiment({}, trialSpec)]), 'ml')[0], { requests: {}, limits: {} });
    expect(use({ kind: 'Job', spec: { parallelism: 3, ...pod(limits) } })).toMatchObject({ 'pods': 3000, 'limits.cpu': 4500 });
    expect(use({ kind: 'TFJob', spec: { tfReplicaSpecs: { Worker: { replicas: 3, ...pod(limits) } } } })).toMatchObject({ 'pods': 3000, 'limits.cpu': 3500 });
  });
});

test('they say what a quota counts, are within a LimitRange, and those beside no trial are outside of the mesh', () => {
  const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'limits.cpu': '4' } } });
  const limited = experiment({}, job({ resources: { limits: { cpu: '1' } } }));
  expect(found(profileLimits, [quota, limited])).toEqual([]);
  const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { memory: '64Mi' } }] } });
  expect(found(profileLimits, [range, limited]).map(one => one.split(', got ')[1])).toEqual([
    expect.stringContaining('100Mi for metrics-collector'), expect.stringContaining('100Mi for suggestion'),
  ]);
  expect(teamPods(setOf([namespace('ml', { 'istio-injection': 'enabled' }), limited]), 'ml').map(pods => pods.hasProxy)).toEqual([true, false]);
});

test('they cannot start under the level restricted, unless the configuration gives them privileges', () => {
  const restricted = namespace('ml', { 'pod-security.kubernetes.io/enforce': 'restricted' });
  const secured = (controller: object, algorithmName = 'random') => config({ suggestions: [{ algorithmName, securityContext: { runAsNonRoot: true } }] }, controller);
  const find = (...all: readonly object[]) => found(tensorboardLevel, [restricted, ...all]);
  const refused = expect.stringMatching(/^Experiment\/ml\/search metadata.namespace: an Experiment cannot start under the level "restricted".*or have katib set inject/);
  expect(find(experiment({}))).toEqual([refused]);
  for (const lacking of [secured({}), secured({ injectSecurityContext: false }), secured({ injectSecurityContext: true }, 'tpe'), config({}, { injectSecurityContext: true })]) {
    expect(find(experiment({}), lacking)).toEqual([refused]);
  }
  expect(find(experiment({}), secured({ injectSecurityContext: true }))).toEqual([]);
  expect(find(experiment({ earlyStopping: { algorithmName: 'medianstop' } }), secured({ injectSecurityContext: true }))).toEqual([refused]);
});
