/** What an experiment needs of a quota: one trial at a time, beside the pod that chooses values. */
import { profileQuota } from '../../../src/checks/workloads/quota';
import { clusterObject, found, object } from '../../checks/support';

const unmeshed = clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'istio-injection': 'disabled' } });
const containers = (cpu: string) => [{ name: 'main', image: 'a:1', resources: { requests: { cpu } } }];
const pod = (cpu: string) => ({ template: { spec: { containers: containers(cpu) } } });
const experiment = (trialSpec: object, template: object = {}, collector = 'StdOut') => object('kubeflow.org/v1beta1', 'Experiment', 'tune', {
  spec: {
    algorithm: { algorithmName: 'random' }, parallelTrialCount: 3, metricsCollectorSpec: { collector: { kind: collector } }, trialTemplate: { ...template, trialSpec },
  },
});
const runtime = clusterObject('trainer.kubeflow.org/v1alpha1', 'ClusterTrainingRuntime', 'torch', {
  spec: { mlPolicy: { numNodes: 2 }, template: { spec: { replicatedJobs: [
    { name: 'dataset-initializer', template: { spec: pod('1') } },
    {
      name: 'node', dependsOn: [{ name: 'dataset-initializer', status: 'Complete' }],
      template: {
        metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } },
        spec: { template: { spec: { containers: [{ ...containers('4')[0], name: 'node' }] } } },
      },
    },
  ] } } },
});
const trainJob = (trainer: object = {}) => ({ kind: 'TrainJob', spec: { runtimeRef: { name: 'torch' }, trainer } });

/** What an experiment is found to need, beyond the quota. */
const needed = (hard: object, ...objects: readonly object[]) => found(profileQuota, [unmeshed, object('v1', 'ResourceQuota', 'q', { spec: { hard } }), ...objects])
  .map(text => text.split(', got ')[1]?.split(' by')[0]);

// Katib gives 50m to the pod that chooses values, and to a collector.
test.each<[string, object, object, string, string]>([
  ['a pod of a Job, be there several', { kind: 'Job', spec: { ...pod('4'), parallelism: 2 } }, {}, '4100m', '4099m'],
  ['all roles of a training, of which the first has the collector',
    { kind: 'PyTorchJob', spec: { pytorchReplicaSpecs: { Master: pod('1'), Worker: { replicas: 3, ...pod('2') } } } }, {}, '7100m', '7099m'],
  ['all workers where no role leads them', { kind: 'TFJob', spec: { tfReplicaSpecs: { Worker: { replicas: 2, ...pod('2') } } } }, {}, '4100m', '4099m'],
  ['the largest pod of a workflow', { kind: 'Workflow', spec: { templates: [
    { name: 'a', container: containers('1')[0], metadata: { labels: { trains: 'yes' } } }, { name: 'b', container: containers('3')[0] }, { name: 'c', steps: [] },
  ] } }, { primaryPodLabels: { trains: 'yes' } }, '3050m', '3049m'],
  ['the nodes of a runtime', trainJob(), {}, '8100m', '8099m'],
  ['the nodes of a training job', trainJob({ numNodes: 3, resourcesPerNode: { requests: { cpu: '2' } } }), {}, '6100m', '6099m'],
])('a quota must have room for %s', (_, trialSpec, template, enough, less) => {
  const one = experiment(trialSpec, template);
  expect(needed({ cpu: enough }, runtime, one)).toEqual([]);
  expect(needed({ cpu: less }, runtime, one)).toEqual([enough]);
});

test('a trial must fit whose runtime nobody knows', () => {
  const one = experiment(trainJob({ numNodes: 2, resourcesPerNode: { requests: { cpu: '20' } } }));
  expect(found(profileQuota, [unmeshed, object('v1', 'ResourceQuota', 'q', { spec: { hard: { cpu: '32' } } }), one])).toEqual([
    'Experiment/ml/tune spec: ResourceQuota q of namespace ml allows cpu 32, got 40100m by Experiment/tune 40100m; ' +
      'ask for fewer pods, or for less in each, or raise the quota of profile ml',
  ]);
});

test('a trial that reports by itself has no collector', () => {
  expect(needed({ cpu: '1' }, experiment({ kind: 'Job', spec: pod('4') }, {}, 'Push'))).toEqual(['4050m']);
});

test('trials of their own, jobs at times and workflows must fit too', () => {
  const trial = object('kubeflow.org/v1beta1', 'Trial', 't', { spec: { metricsCollector: { collector: { kind: 'Push' } }, runSpec: { kind: 'Job', spec: pod('4') } } });
  const cronJob = object('batch/v1', 'CronJob', 'c', { spec: { jobTemplate: { spec: pod('5') } } });
  const workflow = object('argoproj.io/v1alpha1', 'Workflow', 'w',
    { spec: { templates: [{ name: 'a', container: containers('6')[0] }, { name: 'b', container: containers('7')[0] }] } });
  const spark = object('sparkoperator.k8s.io/v1beta2', 'ScheduledSparkApplication', 's',
    { spec: { template: { type: 'Scala', driver: { cores: 2 }, executor: { cores: 2, instances: 3 } } } });
  expect(needed({ cpu: '3' }, trial, cronJob, workflow, spark)).toEqual(['4', '5', '7', '8']);
});

test('what is but a form of pods needs nothing by itself', () => {
  const form = object('trainer.kubeflow.org/v1alpha1', 'TrainingRuntime', 'r',
    { spec: { template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: pod('9') } }] } } } });
  expect(needed({ cpu: '3' }, form, object('v1', 'PodTemplate', 'p', pod('9')))).toEqual([]);
});
