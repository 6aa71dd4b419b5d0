/** Experiments as upstream's projects wrote them, in types. */
import { Chart } from 'cdk8s';
import { expectSameMeaning, HAS_SHARED, realDocument } from './compare';
import { MEANING } from './experiment-meaning';
import {
  accelerator, algorithms, categorical, double, Experiment, ExperimentProps, int, job, JobProps, medianStop, metricsCollectors, NasConfig, nvidia, SearchSpace, TrialReference,
  workflow,
} from '../../../src/workloads';
import { chart, found } from '../../support';

const MNIST = 'ghcr.io/kubeflow/katib/pytorch-mnist-cpu:v0.19.0';
const COUNTS = { parallelTrialCount: 3, maxTrialCount: 12, maxFailedTrialCount: 3 };
const LOSS = { type: 'minimize', objectiveMetricName: 'loss', goal: 0.001 } as const;
const RATE = { lr: double(0.01, 0.05), momentum: double(0.5, 0.9) };

/** The job of most examples. */
const mnist = (options: readonly string[], more: Partial<JobProps> = {}) => job({ image: MNIST, command: ['python3', '/opt/pytorch-mnist/mnist.py', ...options], ...more });
const byRate = (more: Partial<JobProps> = {}) => (p: { readonly lr: string; readonly momentum: string }) =>
  mnist(['--epochs=1', '--batch-size=16', `--lr=${p.lr}`, `--momentum=${p.momentum}`], more);

const hyperband = (scope: Chart) => new Experiment(scope, 'hyperband', {
  objective: LOSS, parameters: { ...RATE, 'num-epochs': int(1, 1) }, parallelTrialCount: 2, maxTrialCount: 2, maxFailedTrialCount: 2,
  algorithm: algorithms.hyperband({ resource_name: 'num-epochs', eta: 2, r_l: 2 }),
  trial: p => mnist([`--epochs=${p['num-epochs']}`, '--batch-size=16', `--lr=${p.lr}`, `--momentum=${p.momentum}`]),
});

const sobol = (scope: Chart) => new Experiment(scope, 'sobol', { ...COUNTS, objective: LOSS, parameters: RATE, algorithm: algorithms.sobol(), trial: byRate() });

/** Two examples about distributions. */
const distributed = (name: string, algorithm: ReturnType<typeof algorithms.random>, [lr, momentum, epochs, size]: readonly [...SearchSpace[string][]]) => (scope: Chart) =>
  new Experiment(scope, name, {
    ...COUNTS, objective: { ...LOSS, goal: 0.05 }, algorithm, parameters: { lr, momentum, epochs, batch_size: size },
    trial: p => mnist([`--epochs=${p.epochs}`, `--batch-size=${p.batch_size}`, `--lr=${p.lr}`, `--momentum=${p.momentum}`]),
  });

const byHyperopt = distributed('hyperopt-distribution', algorithms.random(), [
  double(0.01, 0.05, { step: 0.01, distribution: 'normal' }), double(0.001, 1), int(1, 3, { distribution: 'logUniform' }), int(32, 64, { distribution: 'logNormal' }),
]);
const byOptuna = distributed('optuna-distribution', algorithms.tpe(), [
  double(1, 5, { step: 0.1 }), double(0.001, 3, { distribution: 'logUniform' }), int(1, 3), int(32, 64, { distribution: 'logUniform' }),
]);

const strategies = (scope: Chart) => new Experiment(scope, 'metrics-collection-strategy', {
  ...COUNTS, objective: { ...LOSS, additionalMetricNames: ['accuracy'], metricStrategies: { accuracy: 'max', loss: 'min' } }, parameters: RATE,
  algorithm: algorithms.tpe(), trial: byRate(),
});

const size = categorical([3, 5, 7]);
const stride = categorical([1, 2]);
const filters = categorical([32, 48, 64, 96, 128]);
const convolution = { filter_size: size, num_filter: filters, stride };
const networks = (numLayers: number): NasConfig => ({
  graphConfig: { numLayers, inputSizes: [32, 32, 3], outputSizes: [10] },
  operations: [
    { operationType: 'convolution', parameters: convolution },
    { operationType: 'separable_convolution', parameters: { ...convolution, depth_multiplier: stride } },
    { operationType: 'depthwise_convolution', parameters: { filter_size: size, stride, depth_multiplier: stride } },
    { operationType: 'reduction', parameters: { reduction_type: categorical(['max_pooling', 'avg_pooling']), pool_size: int(2, 3, { step: 1 }) } },
  ],
});

const ACCURACY = { type: 'maximize', objectiveMetricName: 'Validation-Accuracy', goal: 0.99 } as const;
const enas = (options: readonly string[], more: Partial<JobProps>) => (p: { readonly architecture: string; readonly nn_config: string }) => job({
  image: 'ghcr.io/kubeflow/katib/enas-cnn-cifar10-cpu:v0.19.0',
  command: ['python3', '-u', 'RunTrial.py', ...options, `--architecture="${p.architecture}"`, `--nn_config="${p.nn_config}"`],
  ...more,
});
const enasCpu = (maxTrialCount: number) => (scope: Chart) => new Experiment(scope, 'enas-cpu', {
  objective: ACCURACY, nasConfig: networks(1), algorithm: algorithms.enas(), parallelTrialCount: 2, maxTrialCount, maxFailedTrialCount: 2, trial: enas(['--num_epochs=1'], {}),
});
const enasGpu = (asked: boolean) => (scope: Chart) => new Experiment(scope, 'enas-gpu', {
  ...COUNTS, objective: ACCURACY, nasConfig: networks(8), algorithm: algorithms.enas(), ...asked && { metricsCollector: metricsCollectors.prometheusMetric() },
  trial: enas([], { image: 'ghcr.io/kubeflow/katib/enas-cnn-cifar10-gpu:v0.19.0', gpu: nvidia(1) }),
});

const fpga = accelerator({ name: 'fpga', displayName: 'FPGA', resourceName: 'xilinx/aws-vu9p-f1' });
const boosted = (scope: Chart) => new Experiment(scope, 'xgb-svhn-fpga', {
  objective: { type: 'maximize', objectiveMetricName: 'accuracy', goal: 0.99, additionalMetricNames: ['time'] },
  parameters: { alpha: double(0, 0.05), eta: double(0.1, 0.4), subsample: double(0.6, 1) }, algorithm: algorithms.random(),
  parallelTrialCount: 1, maxTrialCount: 10, maxFailedTrialCount: 3,
  trial: p => job({
    image: 'docker.io/inaccel/jupyter:lab', command: ['python3', 'XGBoost/parameter-tuning.py'], gpu: fpga,
    args: [
      '--name=SVHN', '--test-size=0.35', '--tree-method=fpga_exact', '--max-depth=10', `--alpha=${p.alpha}`, `--eta=${p.eta}`, `--subsample=${p.subsample}`,
    ],
    podLabels: { 'inaccel/fpga': 'enabled' },
    podAnnotations: {
      'inaccel/cli': 'bitstream install --mode others https://store.inaccel.com/artifactory/bitstreams/xilinx/aws-vu9p-f1/dynamic-shell/aws/com/inaccel/xgboost/0.1/2exact\n',
    },
  }),
});

const steps = (scope: Chart) => new Experiment(scope, 'katib-argo-workflow', {
  objective: LOSS, parameters: { lr: double(0.01, 0.03) }, algorithm: algorithms.random(), parallelTrialCount: 2, maxTrialCount: 5, maxFailedTrialCount: 1, retain: true,
  trial: p => workflow({
    serviceAccount: 'argo',
    entrypoint: 'hp-workflow',
    trains: 'model-training',
    templates: {
      'hp-workflow': {
        steps: [
          [{ name: 'data-preprocessing', template: 'gen-epochs' }],
          [{
            name: 'model-training', template: 'model-training',
            arguments: { parameters: [{ name: 'epochs', value: '{{steps.data-preprocessing.outputs.result}}' }] },
          }],
        ],
      },
      'gen-epochs': { script: { image: 'python:alpine3.6', command: ['python'], source: 'import random\nprint(60000//random.randint(3000, 30000))\n' } },
      'model-training': {
        inputs: { parameters: [{ name: 'epochs' }] },
        container: {
          name: 'model-training', image: MNIST, command: ['python3', '/opt/pytorch-mnist/mnist.py', `--lr=${p.lr}`, '--epochs={{inputs.parameters.epochs}}', '--batch-size=16'],
        },
      },
    },
  }),
});

const metadata = (scope: Chart) => new Experiment(scope, 'trial-metadata-substitution', {
  ...COUNTS, objective: LOSS, parameters: RATE, algorithm: algorithms.random(),
  trial: (p, t: TrialReference) => byRate({
    labels: { 'custom-key': 'custom-label' }, annotations: { 'custom-key': 'custom-annotation' },
    env: {
      TRIAL_NAME: t.name, TRIAL_NAMESPACE: t.namespace, TRIAL_KIND: t.kind, TRIAL_API_VERSION: t.apiVersion,
      TRIAL_LABEL_CUSTOM: t.label('custom-key'), TRIAL_ANNOTATION_CUSTOM: t.annotation('custom-key'),
    },
  })(p),
});

const stopped = (scope: Chart) => new Experiment(scope, 'median-stop-with-json-format', {
  objective: { type: 'maximize', objectiveMetricName: 'accuracy', goal: 0.99, additionalMetricNames: ['loss'] }, parameters: { 'lr': double(0.01, 0.5), 'num-epochs': int(3, 4) },
  algorithm: algorithms.random(), earlyStopping: medianStop({ min_trials_required: 1, start_step: 2 }),
  metricsCollector: metricsCollectors.file({ path: '/katib/mnist.json', format: 'JSON' }),
  parallelTrialCount: 2, maxTrialCount: 15, maxFailedTrialCount: 3, retain: true,
  trial: p => mnist([`--epochs=${p['num-epochs']}`, '--log-path=/katib/mnist.json', `--lr=${p.lr}`, '--logger=hypertune']),
});

const optimizers = (scope: Chart) => new Experiment(scope, 'optimizers', {
  objective: { type: 'maximize', objectiveMetricName: 'accuracy', goal: 0.95, additionalMetricNames: ['loss'] }, algorithm: algorithms.random(),
  parameters: { optimizer: categorical(['sgd', 'adam', 'ftrl']), layers: int(1, 5), lr: double(0.001, 0.1, { distribution: 'logUniform' }) },
  parallelTrialCount: 2, maxTrialCount: 8, maxFailedTrialCount: 2,
  trial: p => job({
    image: 'docker.io/example/train:1', containerName: 'training', command: ['python3', 'train.py', `--optimizer=${p.optimizer}`, `--layers=${p.layers}`, `--lr=${p.lr}`],
  }),
});

/** The example that most others vary. */
const random = { ...COUNTS, objective: LOSS, parameters: RATE, algorithm: algorithms.random() } as const;

/** The collector of what is printed has a file of its own, whatever this document says. */
const MEANINGLESS: Readonly<Record<string, readonly string[]>> = { 'admission 20': ['.spec.metricsCollectorSpec.source.fileSystemPath.*'] };

const build = (name: string, props: Partial<ExperimentProps>) => (scope: Chart) => new Experiment(scope, name, { ...random, trial: byRate(), ...props } as never);

/** Documents that the definitions or the webhook of Katib take, by their place in the file. */
const CORPUS: Readonly<Record<number, (scope: Chart) => unknown>> = {
  1: steps,
  2: stopped,
  3: boosted,
  4: hyperband,
  5: byHyperopt,
  6: byOptuna,
  7: build('random', { trial: byRate({ cpuLimit: '500m', memoryLimit: '1Gi' }) as never }),
  9: sobol,
  10: build('tpe', { algorithm: algorithms.tpe() }),
  13: strategies,
  14: enasCpu(3),
  15: enasGpu(false),
  16: build('long-running-resume', { resumePolicy: 'LongRunning' }),
  17: metadata,
};

const ADMISSION: Readonly<Record<number, (scope: Chart) => unknown>> = {
  0: enasCpu(3),
  2: sobol,
  3: strategies,
  4: byHyperopt,
  6: optimizers,
  20: hyperband,
  58: enasCpu(13),
};

/** Documents that were refused only for what that platform lacks: an image for the collector, and a key in a ConfigMap. */
const ELSEWHERE: Readonly<Record<number, (scope: Chart) => unknown>> = {
  19: enasGpu(true),
  49: build('random', {
    trial: {
      configMapName: 'trial-templates', configMapNamespace: 'kubeflow', templatePath: 'myTemplate.yaml', trialParameters: { learningRate: 'lr', momentum: 'momentum' },
      primaryContainerName: 'training-container',
    },
  }),
};

const cases = (['corpus', 'admission', 'admission'] as const).flatMap((folder, at) =>
  Object.entries([CORPUS, ADMISSION, ELSEWHERE][at]).map(([index, make]) => [folder, Number(index), make] as const));

(HAS_SHARED ? describe : describe.skip)('experiments of upstream', () => {
  test.each(cases)('%s %i', (folder, index, make) => {
    const document = realDocument(folder, 'kubeflow.org_Experiment', index);
    const scope = chart('test', 'ml');
    make(scope);
    expectSameMeaning(found(scope, 'Experiment', (document.metadata as { readonly name: string }).name), document, { ...MEANING, meaningless: MEANINGLESS[`${folder} ${index}`] });
  });
});
