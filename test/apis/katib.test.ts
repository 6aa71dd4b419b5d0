/** Kinds whose CustomResourceDefinitions take anything: those of Katib, and two of Kubeflow Pipelines. */
import * as fs from 'fs';
import * as path from 'path';
import { Chart, Testing } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { experimentCrd, scheduledWorkflowCrd, suggestionCrd, trialCrd, viewerCrd } from '../../src/apis/kubeflow.org/crds';
import {
  Experiment, ExperimentSpec, ParameterSpec, ScheduledWorkflow, ScheduledWorkflowSpec, Suggestion, Trial, TrialTemplate, Viewer, ViewerSpec,
} from '../../src/apis/kubeflow.org/v1beta1';
import { Kinds, Located, podsOf, replicasOf } from '../../src/core';
import { nameFault } from '../../src/core/names';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults, KindClass, mistakes, schemaAt } from './support';

const V1BETA1 = 'kubeflow.org/v1beta1';

const rate: ParameterSpec = { name: 'lr', parameterType: 'double', feasibleSpace: { min: '0.01', max: '1e-1', step: '.01', distribution: 'logUniform' } };
const trialTemplate: TrialTemplate = {
  primaryContainerName: 'training',
  trialParameters: [{ name: 'learningRate', description: 'Step of the optimizer', reference: 'lr' }, { name: 'name', reference: '${trialSpec.Name}' }],
  trialSpec: {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { annotations: { owner: 'ana' } },
    spec: {
      template: {
        metadata: { labels: { run: '${trialParameters.name}' } },
        spec: { restartPolicy: 'Never', containers: [{ name: 'training', image: 'mnist', command: ['python', 'train.py', '--lr=${trialParameters.learningRate}'] }] },
      },
    },
  },
};
const experiment: ExperimentSpec = {
  objective: { type: 'minimize', goal: 0.01, objectiveMetricName: 'loss', additionalMetricNames: ['accuracy'], metricStrategies: [{ name: 'loss', value: 'latest' }] },
  algorithm: { algorithmName: 'random', algorithmSettings: [{ name: 'random_state', value: '1' }] },
  parameters: [
    rate,
    { name: 'layers', parameterType: 'int', feasibleSpace: { min: '-1', max: '9' } },
    { name: 'optimizer', parameterType: 'categorical', feasibleSpace: { list: ['sgd', 'adam'] } },
  ],
  trialTemplate,
  metricsCollectorSpec: { collector: { kind: 'File' }, source: { fileSystemPath: { path: '/katib/loss.log', kind: 'File', format: 'JSON' } } },
  earlyStopping: { algorithmName: 'medianstop', algorithmSettings: [{ name: 'start_step', value: '5' }] },
  parallelTrialCount: 2,
  maxTrialCount: 12,
  maxFailedTrialCount: 0,
  resumePolicy: 'FromVolume',
};
const schedule: ScheduledWorkflowSpec = {
  enabled: true,
  maxConcurrency: 1,
  noCatchup: true,
  trigger: { cronSchedule: { cron: '0 30 2 * * 1-5', startTime: '2026-01-01T00:00:00Z' } },
  workflow: { spec: { entrypoint: 'main', templates: [] }, parameters: [{ name: 'day', value: '[[ScheduledTime]]' }] },
};
const viewer: ViewerSpec = {
  type: 'tensorboard',
  tensorboardSpec: { logDir: 's3://logs' },
  podTemplateSpec: { spec: { containers: [{ volumeMounts: [{ name: 'logs', mountPath: '/logs' }] }], volumes: [{ name: 'logs' }] } },
};

const specs = {
  Experiment: experiment,
  Suggestion: { algorithm: experiment.algorithm, requests: 3 },
  Trial: { objective: experiment.objective, runSpec: {}, metricsCollector: {} },
  Viewer: viewer,
};

test.each([[Experiment, specs.Experiment], [Suggestion, specs.Suggestion], [Trial, specs.Trial], [Viewer, specs.Viewer]] as unknown as [KindClass, object][])(
  '%p carries its identity', (Kind, spec) => {
    const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec });
    expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec });
    expect(faults(Kind.GVK.apiVersion, Kind.GVK.kind, spec)).toEqual([]);
  });

test('a schedule is written with an empty status, without which the API server takes none', () => {
  const object = new ScheduledWorkflow(new Chart(Testing.app(), 'test'), 'Schedule', { metadata: { name: 'nightly' }, spec: schedule });
  expect(object.toJson()).toEqual({ apiVersion: V1BETA1, kind: 'ScheduledWorkflow', metadata: { name: 'nightly' }, spec: schedule, status: {} });
  const type = 'apis/kubeflow.org#ScheduledWorkflowResource';
  expect(mistakes(type, { metadata: {}, spec: schedule, status: {} })).toEqual([]);
  expect(mistakes(type, { metadata: {}, spec: schedule })).toEqual(['status required']);
  expect(Kinds.facts('kubeflow.org/ScheduledWorkflow')?.emptyStatus).toBe(true);
});

test.each([experimentCrd, suggestionCrd, trialCrd])('the definition of $plural takes anything, as upstream\'s', definition => {
  const { description, ...rest } = schemaAt(definition, 'v1beta1');
  expect(description).toEqual(expect.any(String));
  expect(rest).toEqual({ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true });
  expect(crdNames(definition)).toMatchObject({ categories: ['all', 'kubeflow', 'katib'] });
  expect(crdVersions(definition)).toMatchObject([{ name: 'v1beta1', served: true, storage: true, subresources: { status: {} } }]);
});

test('the definitions of Kubeflow Pipelines take any spec', () => {
  const open = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-map-type': 'atomic' };
  expect(schemaAt(scheduledWorkflowCrd, 'v1beta1')).toMatchObject({ required: ['spec', 'status'], properties: { spec: open, status: open } });
  expect(schemaAt(viewerCrd, 'v1beta1')).toMatchObject({ required: ['spec'], properties: { spec: open } });
});

const without = <T extends object>(value: T, ...names: (keyof T)[]) => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as keyof T)));
const withParameter = (parameter: unknown) => ({ ...experiment, parameters: [parameter] });
const withSpace = (parameterType: string, feasibleSpace: object) => withParameter({ name: 'a', parameterType, feasibleSpace });
const withTemplate = (changes: object) => ({ ...experiment, trialTemplate: { ...trialTemplate, ...changes } });
const withMetrics = (metricsCollectorSpec: object) => ({ ...experiment, metricsCollectorSpec });
const conditions = { successCondition: 's', failureCondition: 'f' };
const fileOf = (kind: string, fileSystemPath: object) => withMetrics({ collector: { kind }, source: { fileSystemPath } });
const PATH = 'spec.metricsCollectorSpec.source.fileSystemPath';
const crop = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', spec: {} };

test.each<[string, object]>([
  ['of a network', { ...without(experiment, 'parameters'), nasConfig: { graphConfig: { numLayers: 8, inputSizes: [32, 32, 3], outputSizes: [10] },
    operations: [{ operationType: 'reduction', parameters: [{ name: 'type', parameterType: 'categorical', feasibleSpace: { list: ['max'] } }] }] } }],
  ['with a template in a ConfigMap', { ...experiment, trialTemplate: { ...without(trialTemplate, 'trialSpec'), successCondition: 's', failureCondition: 'f',
    configMap: { configMapName: 'templates', configMapNamespace: 'kubeflow', templatePath: 'job.yaml' } } }],
  ['of another kind, with its conditions', withTemplate({ trialSpec: crop, successCondition: 'status.[@this].#(phase=="Succeeded")', failureCondition: 'f' })],
  ...['TensorFlowEvent', 'StdOut', 'Push', 'PrometheusMetric', 'File'].map((kind): [string, object] => [`with the metrics of ${kind}`, withMetrics({ collector: { kind } })]),
  ['with metrics of its own', withMetrics({
    collector: { kind: 'Custom', customCollector: { name: 'metrics', image: 'collect' } }, source: { fileSystemPath: { path: '/m', kind: 'Directory' } },
  })],
  ['with a filter for text', withMetrics({ collector: { kind: 'File' }, source: { fileSystemPath: { path: '/m' }, filter: { metricsFormat: ['(\\w+)=([0-9.]+)'] } } })],
  ['with the least', without(experiment, 'metricsCollectorSpec', 'earlyStopping', 'parallelTrialCount', 'maxTrialCount', 'maxFailedTrialCount', 'resumePolicy')],
])('takes an experiment %s', (_, spec) => expect(faults(V1BETA1, 'Experiment', spec)).toEqual([]));

test.each<[string, object, string[]]>([
  ['no objective', without(experiment, 'objective'), ['spec.objective required']],
  ['no algorithm', without(experiment, 'algorithm'), ['spec.algorithm required']],
  ['no template', without(experiment, 'trialTemplate'), ['spec.trialTemplate required']],
  ['another word for the direction', { ...experiment, objective: { ...experiment.objective, type: 'max' } }, ['spec.objective.type value']],
  ['a misspelt count', { ...experiment, maxTrialsCount: 3 }, ['spec.maxTrialsCount unknown']],
  ['no trial at a time', { ...experiment, parallelTrialCount: 0 }, ['spec.parallelTrialCount value']],
  ['a number as setting', { ...experiment, algorithm: { algorithmName: 'tpe', algorithmSettings: [{ name: 'gamma', value: 0.1 }] } },
    ['spec.algorithm.algorithmSettings[0].value type']],
  ['neither parameters nor networks', without(experiment, 'parameters'), ['spec choice']],
  ['both parameters and networks', { ...experiment, nasConfig: {} }, ['spec choice']],
  ['two parameters of one name', { ...experiment, parameters: [rate, rate] }, ['spec.parameters[1] repeated']],
  ['an unknown type of parameter', withSpace('float', { min: '0', max: '1' }), ['spec.parameters[0].parameterType value']],
  ['a range that is a list', withSpace('double', { list: ['0.1'] }),
    ['spec.parameters[0].feasibleSpace.list value', 'spec.parameters[0].feasibleSpace.max required', 'spec.parameters[0].feasibleSpace.min required']],
  ['a list that is a range', withSpace('categorical', { min: '0', list: ['a'] }), ['spec.parameters[0].feasibleSpace.min value']],
  ['an empty list', withSpace('discrete', { list: [] }), ['spec.parameters[0].feasibleSpace.list value']],
  ['words as range', withSpace('double', { min: 'low', max: '1' }), ['spec.parameters[0].feasibleSpace.min value']],
  ['a broken range of whole numbers', withSpace('int', { min: '1', max: '2.5' }), ['spec.parameters[0].feasibleSpace.max value']],
  ['a parameter without range', withParameter({ name: 'a', parameterType: 'int' }), ['spec.parameters[0].feasibleSpace required']],
  ['no name of the container', { ...experiment, trialTemplate: without(trialTemplate, 'primaryContainerName') }, ['spec.trialTemplate.primaryContainerName required']],
  ['an empty list of trial parameters, which is dropped', withTemplate({ trialParameters: [] }), ['spec.trialTemplate.trialParameters value']],
  ['a trial parameter that refers to nothing', withTemplate({ trialParameters: [{ name: 'a' }] }), ['spec.trialTemplate.trialParameters[0].reference required']],
  ['a brace in the name of a trial parameter', withTemplate({ trialParameters: [{ name: 'a}', reference: 'lr' }] }), ['spec.trialTemplate.trialParameters[0].name value']],
  ['two templates', withTemplate({ configMap: { configMapName: 'a', configMapNamespace: 'b', templatePath: 'c' } }), ['spec.trialTemplate choice']],
  ['no template in the template', { ...experiment, trialTemplate: { ...without(trialTemplate, 'trialSpec'), ...conditions } }, ['spec.trialTemplate choice']],
  ['a name in the template', withTemplate({ trialSpec: { ...trialTemplate.trialSpec, metadata: { name: 'a' } } }), ['spec.trialTemplate.trialSpec.metadata.name unknown']],
  ['a template without kind', withTemplate({ trialSpec: { apiVersion: 'batch/v1' }, ...conditions }), ['spec.trialTemplate.trialSpec.kind required']],
  ['another kind without conditions', withTemplate({ trialSpec: crop }), ['spec.trialTemplate.successCondition required', 'spec.trialTemplate.failureCondition required']],
  ['a file that is a folder', fileOf('File', { path: '/m', kind: 'Directory' }), [`${PATH}.kind value`]],
  ['events in a file', fileOf('TensorFlowEvent', { path: '/m', kind: 'File' }), [`${PATH}.kind value`]],
  ['events as text', fileOf('TensorFlowEvent', { path: '/m', format: 'TEXT' }), [`${PATH}.format value`]],
  ['a relative path', fileOf('File', { path: 'm.log' }), [`${PATH}.path value`]],
  ['a filter for JSON', withMetrics({ collector: { kind: 'File' }, source: { fileSystemPath: { path: '/m', format: 'JSON' }, filter: { metricsFormat: ['(a)(b)'] } } }),
    ['spec.metricsCollectorSpec.source.filter value']],
  ['a filter with one group', withMetrics({ source: { filter: { metricsFormat: ['loss=(.*)'] } } }), ['spec.metricsCollectorSpec.source.filter.metricsFormat[0] value']],
  ['a relative address', withMetrics({ collector: { kind: 'PrometheusMetric' }, source: { httpGet: { port: 80, path: 'metrics' } } }),
    ['spec.metricsCollectorSpec.source.httpGet.path value']],
  ['metrics of its own without container', withMetrics({ collector: { kind: 'Custom' } }), ['spec.metricsCollectorSpec.collector.customCollector required']],
  ['a place of its own that is half said', withMetrics({ collector: { kind: 'Custom', customCollector: { name: 'a' } }, source: { fileSystemPath: { path: '/m' } } }),
    ['spec.metricsCollectorSpec.source.fileSystemPath.kind required']],
])('finds %s', (_, spec, expected) => expect(faults(V1BETA1, 'Experiment', spec)).toEqual(expected));

test.each<[string, object, string[]]>([
  ['five fields, which its controller reads as hours', { ...schedule, trigger: { cronSchedule: { cron: '0 0 * * *' } } },
    ['spec.trigger.cronSchedule.cron value', 'status required']],
  ['two triggers', { ...schedule, trigger: { cronSchedule: { cron: '@daily' }, periodicSchedule: { intervalSecond: 60 } } }, ['spec.trigger choice', 'status required']],
  ['no distance', { ...schedule, trigger: { periodicSchedule: { intervalSecond: 0 } } }, ['spec.trigger.periodicSchedule.intervalSecond value', 'status required']],
  ['a pipeline that only the API can start', { ...without(schedule, 'workflow'), pipelineVersionId: 'a' }, ['spec.workflow required', 'status required']],
  ['eleven at a time', { ...schedule, maxConcurrency: 11 }, ['spec.maxConcurrency value', 'status required']],
])('finds a schedule with %s', (_, spec, expected) => expect(faults(V1BETA1, 'ScheduledWorkflow', spec)).toEqual(expected));

test.each(['@daily', '@every 1h30m', '0 0 0 * * *', '*/10  * * * * MON'])('takes the schedule %s', cron => {
  expect(mistakes('apis/kubeflow.org#CronSchedule', { cron })).toEqual([]);
});

test('the pods of an experiment are those of the object in its template, as many as run at a time, and one that chooses values', () => {
  const experimentOf = (spec: unknown) =>
    new Located({ path: 'test', component: 'test', stage: 'base', folder: 'test' }, { apiVersion: V1BETA1, kind: 'Experiment', metadata: { name: 'a' }, spec } as never);
  const pods = (spec: unknown) => podsOf(experimentOf(spec)).map(one => [one.spec.path, replicasOf(one)]);
  const choosing = ['spec.suggestion.spec', 1];
  const role = { template: { spec: {} } };
  const training = { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob', spec: { runPolicy: {}, pytorchReplicaSpecs: { Master: role, Worker: role } } };
  expect(pods(experiment)).toEqual([['spec.trialTemplate.trialSpec.spec.template.spec', 1], choosing]);
  expect(pods({ ...without(experiment, 'parallelTrialCount'), trialTemplate: { trialSpec: training } })).toEqual(
    [...['Master', 'Worker'].map(name => [`spec.trialTemplate.trialSpec.spec.pytorchReplicaSpecs.${name}.template.spec`, 1]), choosing]);
  expect(pods({ trialTemplate: { trialSpec: crop } })).toEqual([choosing]);
});

test.each([['Experiment', 40], ['Suggestion', 42], ['Trial', 63], ['ScheduledWorkflow', 45], ['Viewer', 52]])('the name of a %s has at most %d characters', (kind, longest) => {
  const rule = Kinds.facts(`kubeflow.org/${kind}`)!.name!;
  expect([nameFault('a'.repeat(longest), rule), nameFault('a'.repeat(longest + 1), rule)]).toEqual([undefined, expect.stringContaining(`at most ${longest} characters`)]);
});

/** Resources that upstream projects wrote, and what real webhooks said of others, when they lie beside the repository. */
const SHARED = path.join(__dirname, '..', '..', '..', 'shared');
const present = ['corpus', 'admission'].every(folder => fs.existsSync(path.join(SHARED, folder)));
if (!present) {
  process.stderr.write(`skipped: no documents of upstream projects at ${SHARED}\n`);
}

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly indexInFile: number;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly expect?: string;
}

/** Documents of a folder, of the version that is served, with what the type says of each. */
function judged(folder: string): { readonly entry: Entry; readonly found: readonly string[] }[] {
  const read = (file: string) => fs.readFileSync(path.join(SHARED, folder, file), 'utf8');
  const entries = (JSON.parse(read('index.json')) as readonly Entry[]).filter(({ group, version, kind }) => group === 'kubeflow.org' && version === 'v1beta1' &&
    ['Experiment', 'Suggestion', 'Trial', 'ScheduledWorkflow', 'Viewer'].includes(kind));
  return entries.map(entry => {
    const document = (loadAll(read(entry.file)) as Readonly<Record<string, unknown>>[])[entry.indexInFile];
    return { entry, found: mistakes(Kinds.schema(V1BETA1, entry.kind)!, { ...document, metadata: {} }).filter(one => !/^(apiVersion|kind) /.test(one)) };
  });
}

(present ? describe : describe.skip)('documents of upstream projects', () => {
  test('are taken by the types, but for schedules, which the API server takes only with a status', () => {
    const all = judged('corpus');
    expect(all.length).toBeGreaterThan(20);
    expect(all.map(({ entry, found }) => [entry.kind, found]).filter(([, found]) => found.length > 0)).toEqual(
      all.filter(({ entry }) => entry.kind === 'ScheduledWorkflow').map(({ entry }) => [entry.kind, ['status required']]));
  });

  test('that Katib\'s own webhook takes are taken by the types, and many that it refuses are refused', () => {
    const all = judged('admission');
    expect(all.filter(({ entry, found }) => entry.expect === 'accept' && found.length > 0)).toEqual([]);
    const refused = all.filter(({ entry }) => entry.expect === 'refuse');
    expect(refused.filter(({ found }) => found.length > 0).length).toBeGreaterThan(refused.length / 2);
  });
});
