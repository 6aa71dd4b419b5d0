/** Experiments of upstream whose trials are jobs of Trainer and of the Training Operator, in types. */
import { Chart } from 'cdk8s';
import { expectSameMeaning, HAS_SHARED, realDocument } from './compare';
import { MEANING } from './experiment-meaning';
import { algorithms, double, Experiment, int, metricsCollectors, trainJob, xgboostJob } from '../../../src/workloads';
import { chart, found } from '../../support';

const torch = (scope: Chart) => new Experiment(scope, 'torch-distributed-example', {
  objective: { type: 'minimize', objectiveMetricName: 'loss', goal: 0.001 }, parameters: { lr: double(0.01, 0.05), momentum: double(0.5, 0.9) }, algorithm: algorithms.random(),
  parallelTrialCount: 3, maxTrialCount: 12, maxFailedTrialCount: 3,
  trial: p => trainJob({
    runtime: 'torch-distributed', numNodes: 2, image: 'docker.io/kubeflowkatib/pytorch-mnist:v1beta1-45c5727',
    command: ['python3', '/opt/pytorch-mnist/mnist.py', '--epochs=1', `--lr=${p.lr}`, `--momentum=${p.momentum}`],
  }),
});

const OPTIONS = [
  '--num_trees=100', '--boosting_type=gbdt', '--objective=binary', '--metric_freq=1', '--is_training_metric=true', '--max_bin=255', '--data=data/binary.train',
  '--valid_data=data/binary.test', '--tree_learner=feature', '--feature_fraction=0.8', '--bagging_freq=5', '--bagging_fraction=0.8', '--min_data_in_leaf=50',
  '--min_sum_hessian_in_leaf=50', '--is_enable_sparse=true', '--use_two_round_loading=false', '--is_save_binary_file=false',
];

const boosted = (max: number) => (scope: Chart) => new Experiment(scope, 'xgboostjob-lightgbm', {
  objective: {
    type: 'maximize', objectiveMetricName: 'valid_1 auc', goal: 0.99, additionalMetricNames: ['valid_1 binary_logloss', 'training auc', 'training binary_logloss'],
  },
  metricsCollector: metricsCollectors.stdOut({ metricsFormat: ['(\\w+\\s\\w+)\\s:\\s((-?\\d+)(\\.\\d+)?)'] }),
  parameters: { 'lr': double(0.01, max), 'num-leaves': int(50, 60, { step: 1 }) }, algorithm: algorithms.random(),
  parallelTrialCount: 2, maxTrialCount: 6, maxFailedTrialCount: 3,
  trial: p => {
    const role = {
      image: 'ghcr.io/kubeflow/katib/xgboost-lightgbm:1.0', imagePullPolicy: 'Always' as const, ports: [{ name: 'xgboostjob-port', containerPort: 9991 }],
      args: ['--job_type=Train', '--metric=binary_logloss,auc', `--learning_rate=${p.lr}`, `--num_leaves=${p['num-leaves']}`, ...OPTIONS],
    };
    return xgboostJob({ master: { ...role, restartPolicy: 'Never' }, worker: { ...role, replicas: 2, restartPolicy: 'ExitCode' } });
  },
});

const SPEC = '.spec.trialTemplate.trialSpec.spec';
const meaning = {
  ...MEANING,
  defaults: {
    ...MEANING.defaults, [`${SPEC}.runtimeRef.kind`]: 'ClusterTrainingRuntime', [`${SPEC}.runtimeRef.apiGroup`]: 'trainer.kubeflow.org', [`${SPEC}.xgbReplicaSpecs.Master.replicas`]: 1,
    '.spec.trialTemplate.primaryPodLabels.jobset.sigs.k8s.io/replicatedjob-name': 'node', '.spec.trialTemplate.primaryPodLabels.batch.kubernetes.io/job-completion-index': '0',
    '.spec.trialTemplate.primaryPodLabels.training.kubeflow.org/job-role': 'master',
  },
  added: [
    ...MEANING.added ?? [], `${SPEC}.runtimePatches.*.*`, `${SPEC}.runtimePatches.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*`,
    `${SPEC}.xgbReplicaSpecs.*.template.metadata.labels.sidecar.istio.io/inject`, `${SPEC}.xgbReplicaSpecs.*.template.spec.automountServiceAccountToken`,
  ],
};

(HAS_SHARED ? describe : describe.skip)('experiments of upstream with trainings', () => {
  test.each([['corpus', 11, torch], ['corpus', 12, boosted(0.1)], ['admission', 1, boosted(0.1)], ['admission', 59, boosted(0.9)]] as const)('%s %i', (folder, index, make) => {
    const document = realDocument(folder, 'kubeflow.org_Experiment', index);
    const scope = chart('test', 'ml');
    make(scope);
    expectSameMeaning(found(scope, 'Experiment', (document.metadata as { readonly name: string }).name), document, meaning);
  });
});
