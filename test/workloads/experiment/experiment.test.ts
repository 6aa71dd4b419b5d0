import { JsonPatch } from 'cdk8s';
import {
  algorithms, categorical, discrete, double, Experiment, existingClaim, int, job, medianStop, metricsCollectors, newClaim, Profile, TrialReference, workflow,
} from '../../../src/workloads';
import { chart, found, manifestSet, rendered } from '../../support';
import { given, IMAGE, podOf, spec, template } from './support';

type P = Readonly<Record<string, string>>;

test('runs a job with each choice of values', () => {
  const { scope, experiment } = given();
  expect(experiment).toMatchObject({ name: 'search', namespace: 'vision' });
  expect(found(scope, 'Experiment', 'search')).toEqual({
    apiVersion: 'kubeflow.org/v1beta1',
    kind: 'Experiment',
    metadata: { name: 'search', namespace: 'vision' },
    spec: {
      objective: { type: 'minimize', objectiveMetricName: 'loss' },
      algorithm: { algorithmName: 'random' },
      parameters: [{ name: 'lr', parameterType: 'double', feasibleSpace: { min: '0.01', max: '0.1', distribution: 'uniform' } }],
      trialTemplate: {
        primaryContainerName: 'training-container',
        trialParameters: [{ name: 'lr', reference: 'lr' }],
        trialSpec: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          spec: {
            template: {
              metadata: { labels: { 'sidecar.istio.io/inject': 'false' } },
              spec: {
                automountServiceAccountToken: false,
                containers: [{ name: 'training-container', image: IMAGE, command: ['python3', 'train.py'], args: ['--lr', '${trialParameters.lr}'] }],
                restartPolicy: 'Never',
              },
            },
          },
        },
      },
    },
  });
});

test('writes parameters of each kind as Katib reads them, with the distribution that it would fill in', () => {
  const parameters = {
    lr: double(0.0001, 1, { step: 0.5, distribution: 'logUniform', description: 'Learning rate' }), epochs: int(-1, 5, { step: 2 }),
    batch: discrete([16, 0.5]), optimizer: categorical(['sgd', 3]),
  };
  const { parameters: written, trialTemplate } = spec({ parameters, trial: (p: P) => job({ image: IMAGE, args: Object.values(p) }) });
  expect(written).toEqual([
    { name: 'lr', parameterType: 'double', feasibleSpace: { min: '0.0001', max: '1', step: '0.5', distribution: 'logUniform' } },
    { name: 'epochs', parameterType: 'int', feasibleSpace: { min: '-1', max: '5', step: '2', distribution: 'uniform' } },
    { name: 'batch', parameterType: 'discrete', feasibleSpace: { list: ['16', '0.5'], distribution: 'uniform' } },
    { name: 'optimizer', parameterType: 'categorical', feasibleSpace: { list: ['sgd', '3'], distribution: 'uniform' } },
  ]);
  expect(trialTemplate.trialParameters[0]).toEqual({ name: 'lr', description: 'Learning rate', reference: 'lr' });
});

test('adds to strategies what Katib would add to them, and writes none where none is given', () => {
  const objective = {
    type: 'maximize', objectiveMetricName: 'accuracy', goal: 0.99, additionalMetricNames: ['loss', 'time'], metricStrategies: { loss: 'latest' },
  };
  expect(spec({ objective }).objective).toEqual({
    type: 'maximize', goal: 0.99, objectiveMetricName: 'accuracy', additionalMetricNames: ['loss', 'time'],
    metricStrategies: [{ name: 'loss', value: 'latest' }, { name: 'accuracy', value: 'max' }, { name: 'time', value: 'max' }],
  });
  expect(spec({ objective: { ...objective, metricStrategies: {}, additionalMetricNames: [] } }).objective)
    .toEqual({ type: 'maximize', goal: 0.99, objectiveMetricName: 'accuracy' });
});

describe('the number of trials', () => {
  test.each([
    [{}, undefined], [{ maxTrialCount: 2 }, 2], [{ maxTrialCount: 9 }, undefined], [{ parallelTrialCount: 3 }, 3], [{ maxTrialCount: 2, parallelTrialCount: 1 }, 1],
  ])('of %j is %p at a time', (counts, parallel) => {
    expect(spec(counts).parallelTrialCount).toBe(parallel);
  });

  test('is written where it is given', () => {
    const told = { maxTrialCount: 5, maxFailedTrialCount: 0, resumePolicy: 'LongRunning' };
    expect(spec(told)).toMatchObject(told);
  });
});

describe('metrics', () => {
  const collected = (metricsCollector: unknown) => spec({ metricsCollector }).metricsCollectorSpec;

  test('are read from what the container prints', () => {
    expect(spec().metricsCollectorSpec).toBeUndefined();
    expect(collected(metricsCollectors.stdOut())).toEqual({ collector: { kind: 'StdOut' } });
    const metricsFormat = ['(\\w+): (\\d+)'];
    expect(collected(metricsCollectors.stdOut({ metricsFormat }))).toEqual({ collector: { kind: 'StdOut' }, source: { filter: { metricsFormat } } });
  });

  test('are read from files', () => {
    expect(collected(metricsCollectors.file())).toEqual({
      collector: { kind: 'File' }, source: { fileSystemPath: { kind: 'File', path: '/var/log/katib/metrics.log', format: 'TEXT' } },
    });
    expect(collected(metricsCollectors.file({ path: '/out/m.json', format: 'JSON' })).source).toEqual({ fileSystemPath: { kind: 'File', path: '/out/m.json', format: 'JSON' } });
    expect(collected(metricsCollectors.tensorFlowEvent({ path: '/train' }))).toEqual({
      collector: { kind: 'TensorFlowEvent' }, source: { fileSystemPath: { kind: 'Directory', path: '/train' } },
    });
    expect(collected(metricsCollectors.tensorFlowEvent()).source.fileSystemPath.path).toBe('/var/log/katib/tfevent/');
  });

  test('are asked for, reported by the code, or collected by a container of one\'s own', () => {
    expect(collected(metricsCollectors.prometheusMetric())).toEqual({ collector: { kind: 'PrometheusMetric' }, source: { httpGet: { port: 8080, path: '/metrics' } } });
    expect(collected(metricsCollectors.prometheusMetric({ port: 9090, path: '/m' })).source).toEqual({ httpGet: { port: 9090, path: '/m' } });
    expect(collected(metricsCollectors.push())).toEqual({ collector: { kind: 'Push' } });
    const own = { name: 'mine', image: IMAGE, args: ['-path', '/out'], cpu: '100m' };
    expect(collected(metricsCollectors.custom(own, { path: '/out', pathKind: 'Directory' }))).toEqual({
      collector: { kind: 'Custom', customCollector: { name: 'mine', image: IMAGE, args: ['-path', '/out'], resources: { requests: { cpu: '100m' } } } },
      source: { fileSystemPath: { kind: 'Directory', path: '/out' } },
    });
    expect(collected(metricsCollectors.custom(own)).source).toBeUndefined();
    expect(manifestSet(given({ metricsCollector: metricsCollectors.custom(own) }).scope).externals).toContainEqual(expect.objectContaining({ kind: 'Image', name: IMAGE }));
  });

  test('end trials that promise nothing', () => {
    const earlyStopping = medianStop({ min_trials_required: 2 });
    expect(spec({ earlyStopping }).earlyStopping).toEqual({ algorithmName: 'medianstop', algorithmSettings: [{ name: 'min_trials_required', value: '2' }] });
    expect(spec({ earlyStopping: medianStop(), metricsCollector: metricsCollectors.file() }).earlyStopping).toEqual({ algorithmName: 'medianstop' });
  });
});

describe('a trial', () => {
  test('knows itself', () => {
    const made = spec({
      trial: (p: P, t: TrialReference) => job({
        image: IMAGE, args: [p.lr], labels: { team: 'vision' }, annotations: { note: 'x' },
        env: { NAME: t.name, NAMESPACE: t.namespace, KIND: `${t.kind} of ${t.apiVersion}`, TEAM: t.label('team'), NOTE: t.annotation('note') },
      }),
    }).trialTemplate;
    expect(made.trialParameters.slice(1)).toEqual([
      '${trialSpec.Name}', '${trialSpec.Namespace}', '${trialSpec.Kind}', '${trialSpec.APIVersion}', '${trialSpec.Labels[team]}', '${trialSpec.Annotations[note]}',
    ].map(reference => ({ name: reference.slice(2, -1), reference })));
    expect(made.trialSpec.metadata).toEqual({ labels: { team: 'vision' }, annotations: { note: 'x' } });
    expect(made.trialSpec.spec.template.spec.containers[0].env)
      .toContainEqual({ name: 'KIND', value: '${trialParameters.trialSpec.Kind} of ${trialParameters.trialSpec.APIVersion}' });
  });

  test('is a text in a ConfigMap, with all that Katib must be told of its kind', () => {
    const configMap = {
      configMapName: 'templates', templatePath: 'train.yaml', trialParameters: { learningRate: 'lr', me: '${trialSpec.Name}' }, primaryContainerName: 'main',
    };
    expect(spec({ trial: configMap, parameters: { lr: double(1, 2, { description: 'Rate' }) } }).trialTemplate).toEqual({
      primaryContainerName: 'main',
      successCondition: 'status.conditions.#(type=="Complete")#|#(status=="True")#',
      failureCondition: 'status.conditions.#(type=="Failed")#|#(status=="True")#',
      trialParameters: [{ name: 'learningRate', description: 'Rate', reference: 'lr' }, { name: 'me', reference: '${trialSpec.Name}' }],
      configMap: { configMapName: 'templates', configMapNamespace: 'vision', templatePath: 'train.yaml' },
    });
    expect(spec({ trial: { ...configMap, kind: 'PyTorchJob', configMapNamespace: 'kubeflow', failureCondition: 'status.x' } }).trialTemplate).toMatchObject({
      primaryPodLabels: { 'training.kubeflow.org/job-role': 'master' },
      successCondition: 'status.conditions.#(type=="Succeeded")#|#(status=="True")#', failureCondition: 'status.x',
      configMap: { configMapNamespace: 'kubeflow' },
    });
    expect(spec({ trial: { ...configMap, kind: 'TrainJob' } }).trialTemplate.primaryPodLabels).toEqual({
      'jobset.sigs.k8s.io/replicatedjob-name': 'node', 'batch.kubernetes.io/job-completion-index': '0',
    });
  });

  test('stays after its end if it is to', () => expect([spec().trialTemplate.retain, spec({ retain: true }).trialTemplate.retain]).toEqual([undefined, true]));

  test('mounts claims that are made once, and those of others', () => {
    const mounts = [
      { mountPath: '/out', claim: newClaim('10Gi', { accessMode: 'ReadWriteMany' }) },
      { mountPath: '/data', claim: existingClaim('imagenet', { external: true }) },
    ];
    const { scope } = given({ trial: (p: P) => job({ image: IMAGE, args: [p.lr], mounts }) });
    expect(rendered(scope).map(one => `${one.kind}/${one.metadata.name}`)).toEqual(['PersistentVolumeClaim/search-out', 'Experiment/search']);
    expect(manifestSet(scope).externals).toContainEqual(expect.objectContaining({ kind: 'PersistentVolumeClaim', name: 'imagenet' }));
  });

  test('keeps to the level restricted, its collector too', () => {
    const made = spec({ metricsCollector: metricsCollectors.custom({ name: 'mine', image: IMAGE }) }, { podSecurity: 'restricted' });
    const pod = made.trialTemplate.trialSpec.spec.template.spec;
    const container = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    expect([pod.containers[0].securityContext, made.metricsCollectorSpec.collector.customCollector.securityContext]).toEqual([container, container]);
    expect(pod.securityContext.runAsNonRoot).toBe(true);
  });
});

describe('pods of trials are outside of the mesh', () => {
  const INJECT = 'sidecar.istio.io/inject';
  const OUTSIDE = { labels: { [INJECT]: 'false' } };
  const pods = { spec: { containers: [{ name: 'a' }] } };
  const content = (kind: string, fields: object, props: object = {}) => spec({ trial: () => template({ kind }, { ...fields }), ...props }).trialTemplate.trialSpec.spec;

  test('wherever their templates stand', () => {
    const workers = { template: { ...pods, metadata: { labels: { a: 'b' } } } };
    const made = content('RayJob', { rayClusterSpec: { headGroupSpec: { template: pods }, workerGroupSpecs: [workers] } });
    expect(made.rayClusterSpec.headGroupSpec.template.metadata).toEqual(OUTSIDE);
    expect(made.rayClusterSpec.workerGroupSpecs[0].template.metadata).toEqual({ labels: { ...OUTSIDE.labels, a: 'b' } });
  });

  test('unless they or the experiment say otherwise', () => {
    const own = (place: 'podLabels' | 'podAnnotations') => podOf({ trial: (p: P) => job({ image: IMAGE, args: [p.lr], [place]: { [INJECT]: 'true' } }) }).metadata;
    expect([own('podLabels'), own('podAnnotations')]).toEqual([{ labels: { [INJECT]: 'true' } }, { annotations: { [INJECT]: 'true' } }]);
    expect(podOf({ mesh: true }).metadata).toBeUndefined();
  });

  test('those of workflows by the workflow', () => {
    expect(content('Workflow', { podMetadata: { annotations: { a: 'b' } } }).podMetadata).toEqual({ ...OUTSIDE, annotations: { a: 'b' } });
    expect(content('Workflow', {}, { mesh: true }).podMetadata).toBeUndefined();
  });

  test('those of a TrainJob by a change of its runtime, unless there is one', () => {
    const patch = (job: string) => ({
      manager: 'cdk8s-kubeflow/experiment',
      trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: job, template: { spec: { template: { metadata: OUTSIDE } } } }] } } },
    });
    expect(content('TrainJob', {}).runtimePatches).toEqual([patch('node')]);
    const own = [{ manager: 'a', trainingRuntimeSpec: {} }];
    expect(content('TrainJob', { runtimePatches: own }).runtimePatches).toEqual([...own, patch('node')]);
    expect(content('TrainJob', { runtimePatches: [patch('x')] }).runtimePatches).toEqual([patch('x')]);
    const launcher = { primaryContainerName: 'node', primaryPodLabels: { 'jobset.sigs.k8s.io/replicatedjob-name': 'launcher' } };
    expect(spec({ trial: () => template({ kind: 'TrainJob', trial: launcher }) }).trialTemplate.trialSpec.spec.runtimePatches).toEqual([patch('launcher')]);
  });
});

test('searches architectures of networks', () => {
  const operations = [{ operationType: 'convolution', parameters: { filter_size: categorical([3, 5]), pool: int(2, 3, { step: 1 }) } }];
  const made = spec({
    parameters: undefined,
    nasConfig: { graphConfig: { numLayers: 2, inputSizes: [32, 32, 3], outputSizes: [10] }, operations },
    algorithm: algorithms.enas({ controller_hidden_size: 32, controller_temperature: 'None' }),
    trial: (p: P) => job({ image: IMAGE, args: [p.architecture, p.nn_config] }),
  });
  expect(made.nasConfig).toEqual({
    graphConfig: { numLayers: 2, inputSizes: [32, 32, 3], outputSizes: [10] },
    operations: [{
      operationType: 'convolution', parameters: [
        { name: 'filter_size', parameterType: 'categorical', feasibleSpace: { list: ['3', '5'] } },
        { name: 'pool', parameterType: 'int', feasibleSpace: { min: '2', max: '3', step: '1' } },
      ],
    }],
  });
  expect(made.parameters).toBeUndefined();
  expect(made.algorithm).toEqual({
    algorithmName: 'enas', algorithmSettings: [{ name: 'controller_hidden_size', value: '32' }, { name: 'controller_temperature', value: 'None' }],
  });
  expect(made.trialTemplate.trialParameters.map((one: { reference: string }) => one.reference)).toEqual(['architecture', 'nn_config']);
  const darts = spec({
    parameters: undefined, nasConfig: { graphConfig: { numLayers: 2 }, operations: [{ operationType: 'max_pooling', parameters: { filter_size: categorical([3]) } }] },
    algorithm: algorithms.darts(), trial: (p: P) => job({ image: IMAGE, args: Object.values(p) }),
  });
  expect(darts.trialTemplate.trialParameters.map((one: { reference: string }) => one.reference)).toEqual(['algorithm-settings', 'search-space', 'num-layers']);
});

test.each(['suspended', 'archived'] as const)('is left out of a profile that is %s, but for its claims', lifecycle => {
  const { scope, experiment } = given({ trial: (p: P) => job({ image: IMAGE, args: [p.lr], mounts: [{ mountPath: '/out', claim: '1Gi' }] }) }, { lifecycle });
  expect(rendered(scope).map(one => one.kind)).toEqual(['PersistentVolumeClaim']);
  expect(() => experiment.patch('Experiment', 'search', JsonPatch.remove('/spec/algorithm'))).not.toThrow();
});

test('takes labels, annotations, a name and fields that the types lack', () => {
  const { scope, experiment } = given({ name: 'mine', labels: { a: 'b' }, annotations: { c: 'd' } });
  experiment.patch('Experiment', 'mine', JsonPatch.add('/spec/trialTemplate/retain', true));
  expect(found(scope, 'Experiment', 'mine')).toMatchObject({ metadata: { labels: { a: 'b' }, annotations: { c: 'd' } }, spec: { trialTemplate: { retain: true } } });
});

test('is in the namespace of the profile around it, or of the chart', () => {
  const scope = chart('test', 'ml');
  const objective = { type: 'minimize', objectiveMetricName: 'loss' } as const;
  const props = { objective, parameters: { lr: double(1, 2) }, algorithm: algorithms.random(), trial: (p: P) => template({}, p) };
  expect(new Experiment(scope, 'a', props).namespace).toBe('ml');
  expect(new Experiment(new Profile(scope, 'vision', { owner: 'ana@example.com' }), 'b', props).namespace).toBe('vision');
});

test('runs workflows', () => {
  const made = spec({
    trial: (p: P) => workflow({ entrypoint: 'train', trains: 'train', templates: { train: { container: { image: IMAGE, args: [p.lr] } } } }),
  }).trialTemplate;
  expect(made).toMatchObject({
    primaryContainerName: 'main', primaryPodLabels: { 'katib.kubeflow.org/model-training': 'true' },
    successCondition: 'status.[@this].#(phase=="Succeeded")#', failureCondition: 'status.[@this].#(phase=="Failed")#',
    trialSpec: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' },
  });
});
