import type { Case } from './compare';
import { algorithms, categorical, discrete, double, existingClaim, Experiment, int, job, medianStop, metricsCollectors, nvidia, workflow } from '../../../src/workloads';

const rate = double(0.001, 0.5);

/** How the constructs say the documents of experiments.yaml, in their order. */
export const experiments: readonly Omit<Case, 'document'>[] = [
  {
    build: scope => new Experiment(scope, 'sweep', {
      namespace: 'vision', objective: { type: 'minimize', objectiveMetricName: 'error' }, algorithm: algorithms.grid({ random_state: 7 }), maxTrialCount: 12,
      parameters: { depth: int(2, 8, { step: 2 }), rate: double(0.1, 0.3, { step: 0.1 }), leaves: discrete([31, 63]) },
      trial: p => job({
        image: 'registry.example.com/risk/trees:4', containerName: 'fit', command: ['fit'], args: [`--depth=${p.depth}`, `--rate=${p.rate}`, `--leaves=${p.leaves}`],
        cpu: '2', memory: '4Gi', backoffLimit: 1,
      }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'resumed', {
      namespace: 'vision', objective: { type: 'maximize', objectiveMetricName: 'accuracy', goal: 0.95 }, parameters: { lr: rate },
      algorithm: algorithms.bayesianOptimization({ base_estimator: 'ET', n_initial_points: 4 }), resumePolicy: 'FromVolume', parallelTrialCount: 1, maxTrialCount: 20,
      metricsCollector: metricsCollectors.tensorFlowEvent({ path: '/out/train' }),
      trial: p => job({
        image: 'registry.example.com/vision/keras:3', command: ['train', p.lr], gpu: nvidia(1),
        mounts: [{ mountPath: '/data', claim: existingClaim('imagenet', { readOnly: true, external: true }) }],
      }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'reported', {
      namespace: 'nlp', objective: { type: 'minimize', objectiveMetricName: 'val/loss' }, algorithm: algorithms.cmaes({ restart_strategy: 'ipop' }),
      parameters: { lr: rate, layers: int(1, 12) }, metricsCollector: metricsCollectors.push(), mesh: true,
      trial: p => job({ image: 'registry.example.com/nlp/tune:2', args: [p.lr, p.layers], restartPolicy: 'OnFailure', serviceAccount: 'default-editor' }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'own-collector', {
      namespace: 'nlp', objective: { type: 'maximize', objectiveMetricName: 'bleu' }, algorithm: algorithms.multivariateTpe({ n_startup_trials: 3 }),
      parameters: { lr: double(0.001, 0.5, { distribution: 'logUniform' }) },
      metricsCollector: metricsCollectors.custom({
        name: 'bleu-collector', image: 'registry.example.com/nlp/collector:1', args: ['-path', '/out/scores.log'], env: { DATABASE: 'katib-db-manager.kubeflow:6789' },
      }, { path: '/out/scores.log' }),
      trial: p => job({ image: 'registry.example.com/nlp/tune:2', command: ['tune', p.lr] }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'generations', {
      namespace: 'vision', objective: { type: 'maximize', objectiveMetricName: 'accuracy' }, parameters: { lr: double(0.01, 0.5, { step: 0.01 }) }, maxTrialCount: 60,
      algorithm: algorithms.pbt({ suggestion_trial_dir: '/checkpoints', n_population: 12, truncation_threshold: 0.25 }),
      trial: p => job({ image: 'registry.example.com/vision/pbt:1', command: ['train', `--lr=${p.lr}`] }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'cells', {
      namespace: 'vision', objective: { type: 'maximize', objectiveMetricName: 'Best-Genotype' }, maxTrialCount: 1,
      algorithm: algorithms.darts({ num_epochs: 3, batch_size: 'None' }),
      nasConfig: {
        graphConfig: { numLayers: 3 },
        operations: [
          { operationType: 'separable_convolution', parameters: { filter_size: categorical([3, 5]) } },
          { operationType: 'max_pooling', parameters: { filter_size: categorical([3]) } },
        ],
      },
      trial: p => job({
        image: 'registry.example.com/vision/darts:1', command: ['search', `"${p['algorithm-settings']}"`, `"${p['search-space']}"`, p['num-layers']],
      }),
    }),
  },
  {
    build: scope => new Experiment(scope, 'shared-template', {
      namespace: 'nlp', objective: { type: 'minimize', objectiveMetricName: 'loss', additionalMetricNames: ['time'], metricStrategies: { time: 'latest' } },
      algorithm: algorithms.sobol(), earlyStopping: medianStop({ start_step: 2 }), parameters: { lr: rate }, maxTrialCount: 8, maxFailedTrialCount: 0, retain: true,
      trial: {
        kind: 'PyTorchJob', configMapName: 'jobs', templatePath: 'bert.yaml', primaryContainerName: 'pytorch', trialParameters: { learningRate: 'lr', job: '${trialSpec.Name}' },
      },
    }),
  },
  {
    build: scope => new Experiment(scope, 'workflow-scripts', {
      namespace: 'nlp', objective: { type: 'minimize', objectiveMetricName: 'loss' }, algorithm: algorithms.random(),
      parameters: { lr: categorical(['0.1', '0.2'], { description: 'Rate' }) },
      trial: p => workflow({
        entrypoint: 'train', trains: 'train',
        templates: { train: { script: { image: 'registry.example.com/nlp/python:3.12', command: ['python3'], source: `print("loss=${p.lr}")` } } },
      }),
    }),
  },
];
