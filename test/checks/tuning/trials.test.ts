import { between, experiment, katibConfig, trialJob } from './support';
import { experimentTrial } from '../../../src/checks';
import { referenceFaults, replaced } from '../../../src/checks/tuning/placeholders';
import { Field } from '../../../src/core';
import { found, object, places } from '../support';

const at = (field: string) => `Experiment/ml/tune spec.trialTemplate.${field}`;
const parameter = (name: string, reference?: string) => ({ name, reference });
const pods = (container: object = {}, pod: object = {}) => ({ spec: { containers: [{ name: 'train', image: 'a/b:1', args: ['${trialParameters.lr}'], ...container }], ...pod } });
const pyTorch = (template: object) => ({ apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob', spec: { pytorchReplicaSpecs: { Master: { replicas: 1, template } } } });

test('puts values in the place of all parameters that it knows', () => {
  expect(replaced({ a: ['--lr=${trialParameters.lr} ${trialParameters.x}', 1, null, true], b: { c: '${trialParameters.lr}' } }, new Map([['lr', '0.1']])))
    .toEqual({ a: ['--lr=0.1 ${trialParameters.x}', 1, null, true], b: { c: '0.1' } });
});

describe('references of a trial', () => {
  const faults = (references: readonly (string | undefined)[], spec: object = {}, labels: object = {}) => [...referenceFaults(
    new Field({ trialTemplate: { trialParameters: references.map(reference => ({ name: 'x', reference })) }, ...spec }), new Field({ metadata: { labels } }),
  )].map(({ field, problem }) => `${field}: ${problem}`);
  const enas = { algorithm: { algorithmName: 'enas' }, nasConfig: {} };
  const place = 'trialTemplate.trialParameters';

  test('may be to labels and annotations that the object has', () => {
    expect(faults(['${trialSpec.Labels[team]}', undefined, 'x${trialSpec.Labels[a]}', '${trialSpec.Labels[a]}x'], {}, { team: 'ml' })).toEqual([]);
    expect(faults(['${trialSpec.Labels[a]}', '${trialSpec.Annotations[team]}'], {}, { team: 'ml' })).toEqual([
      `${place}[0].reference: must be one of the labels of the object of the trial, got "\${trialSpec.Labels[a]}"`,
      `${place}[1].reference: must be one of the annotations of the object of the trial, got "\${trialSpec.Annotations[team]}"`,
    ]);
  });

  test('are to all that a search for an architecture gives', () => {
    expect(faults(['architecture', 'nn_config', '${trialSpec.Name}', undefined], enas)).toEqual([]);
    expect(faults(['architecture', 'lr'], enas)).toEqual([
      `${place}[1].reference: must be what enas gives, got "lr"`, `${place}: must refer to all that enas gives, and not to ["nn_config"], got ["architecture","lr"]`,
    ]);
    expect(faults(['lr'], { algorithm: { algorithmName: 'enas' } })).toEqual([]);
    expect(faults(['lr'], { algorithm: { algorithmName: 'random' }, nasConfig: {} })).toEqual([]);
  });
});

describe('Experiment/Trial of templates in a ConfigMap', () => {
  const named = (configMap: object = {}) =>
    experiment({}, { trialSpec: undefined, configMap: { configMapName: 'templates', configMapNamespace: 'ml', templatePath: 'job.yaml', ...configMap } });
  const templates = (text: string) => object('v1', 'ConfigMap', 'templates', { data: { 'job.yaml': text } });
  const good = JSON.stringify(trialJob());

  test('reads them as Kubernetes reads YAML', () => {
    expect(found(experimentTrial, [named(), templates(good.replace('"--lr', '2020-01-01, "--lr'))])).toEqual([]);
    expect(found(experimentTrial, [named(), templates('a: [')])).toEqual([
      `${at('configMap.templatePath')}: must lead to an object in YAML, got "job.yaml"; correct the ConfigMap`,
    ]);
  });

  test('leaves names that are missing to the schema', () => {
    expect(found(experimentTrial, [named({ configMapName: undefined }), named({ templatePath: undefined }), templates('a: [')])).toEqual([]);
  });

  test('finds those without a kind', () => {
    const { kind, ...rest } = trialJob() as { readonly kind: string };
    expect(found(experimentTrial, [named(), templates(JSON.stringify(rest)), katibConfig()])).toContain(
      `${at('configMap.templatePath.kind')}: must be given, got undefined; write it into the ConfigMap`,
    );
    expect(found(experimentTrial, [named(), templates(JSON.stringify({ kind, ...rest })), katibConfig()])).toEqual([]);
  });
});

describe('Experiment/Trial of objects that are made', () => {
  const cpu = { resources: { limits: { cpu: '${trialParameters.cpu}' } } };
  const searching = (feasible: object | undefined, trialSpec: object) => experiment(
    { parameters: [between('0.01', '0.1'), ...feasible === undefined ? [] : [{ name: 'cores', parameterType: 'int', feasibleSpace: feasible }]] },
    { trialParameters: [parameter('lr', 'lr'), parameter('cpu', 'cores')], trialSpec, primaryContainerName: undefined },
  );
  const place = at('trialSpec.spec');

  test.each<[what: string, feasible: object | undefined, isFound: boolean]>([
    ['the least', { min: '1', max: '4' }, false], ['the first', { list: ['2', 'x'] }, false], ['the first, which is none', { list: ['x', '2'] }, true],
    ['no value', {}, true], ['no parameter', undefined, true],
  ])('have %s of a search', (_, feasible, isFound) => {
    expect(places(experimentTrial, [searching(feasible, pyTorch(pods({ name: 'pytorch', ...cpu })))]))
      .toEqual(isFound ? [`${place}.pytorchReplicaSpecs.Master.template.spec.containers[0].resources.limits.cpu`] : []);
  });

  test('have words instead where they are Jobs', () => {
    expect(places(experimentTrial, [searching({ min: '1', max: '4' }, trialJob(cpu))])).toEqual([`${place}.template.spec.containers[0].resources.limits.cpu`]);
  });

  test('are of the kinds that Katib runs, if it says them', () => {
    const cronJob = { apiVersion: 'example.com/v1', kind: 'CronJob', spec: { lr: '${trialParameters.lr}' } };
    const running = (kinds: string) => katibConfig(`init: { controller: { trialResources: [${kinds}] } }\nruntime: { suggestions: [{ algorithmName: random }] }\n`);
    expect(found(experimentTrial, [experiment({}, { trialSpec: cronJob }), running('Job.v1.batch')])).toEqual([
      `${at('trialSpec.kind')}: is a kind that Katib does not run as trials, got "CronJob.v1.example.com"; ` +
        'write one of Job.v1.batch, or add it to trialResources in the settings of Katib',
    ]);
    expect(found(experimentTrial, [experiment({}, { trialSpec: cronJob }), running('')])).toEqual([]);
  });

  test('finds a collector of one\'s own with the name of a container that stands beside it', () => {
    const custom = (name: string) => ({ collector: { kind: 'Custom', customCollector: { name, image: 'a/b:1' } } });
    const collector = (name: string, template: object = {}) => experiment({ metricsCollectorSpec: custom(name) }, template);
    expect(found(experimentTrial, [collector('reader'), collector('train')])).toEqual([
      'Experiment/ml/tune spec.metricsCollectorSpec.collector.customCollector.name: must not be the name of a container of the trial, got "train"; choose another one',
    ]);
    expect(found(experimentTrial, [collector('train', { primaryContainerName: undefined })])).toEqual([]);
  });

  test('have the name and the namespace of the experiment', () => {
    const jobSet = (name: string) => experiment({}, { trialSpec: { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet',
      spec: { replicatedJobs: [{ name, template: { spec: { template: pods() } } }] } } });
    expect(places(experimentTrial, [jobSet('a'.repeat(47))])).toEqual([]); // tune-abcdefgh-<47>-0 has 63
    expect(places(experimentTrial, [jobSet('a'.repeat(48))])).toEqual([at('trialSpec.spec.replicatedJobs[0].name')]);
    const trainJob = { apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob',
      spec: { runtimeRef: { name: 'torch', kind: 'TrainingRuntime' }, trainer: { args: ['${trialParameters.lr}'] } } };
    const runtime = (namespace: string) =>
      object('trainer.kubeflow.org/v1alpha1', 'TrainingRuntime', 'torch', { spec: { template: { spec: { replicatedJobs: [] } } } }, { namespace });
    const run = experiment({}, { trialSpec: trainJob, primaryContainerName: 'any' });
    expect(places(experimentTrial, [run, runtime('ml')])).toEqual([]);
    expect(places(experimentTrial, [run, runtime('other')])).toEqual([at('trialSpec.spec.runtimeRef.name')]);
  });

  test('have the container whose metrics are collected, which is none that only prepares', () => {
    const prepared = trialJob({}, { initContainers: [{ name: 'prepare', image: 'a/b:1' }] });
    expect(places(experimentTrial, [experiment({}, { trialSpec: prepared, primaryContainerName: 'prepare' })])).toEqual([at('primaryContainerName')]);
    expect(places(experimentTrial, [experiment({}, { primaryContainerName: undefined })])).toEqual([]);
  });
});
