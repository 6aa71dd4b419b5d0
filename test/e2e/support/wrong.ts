import { experiment, job, podOfJobSet, SPARK } from './objects';
import { Manifest } from '../../conformance/support/manifests';

/** An object that one webhook refuses, and nobody before it. */
export interface Wrong {
  /** Name of the webhook in its ValidatingWebhookConfiguration. */
  readonly webhook: string;
  /** What is wrong, to go on after `refuses`. */
  readonly fault: string;
  /** What the refusal says. */
  readonly says: RegExp;
  readonly manifest: (namespace: string) => Manifest;
}

const RUNTIME = { // a step called node, in which no container is called so
  mlPolicy: { numNodes: 1 },
  template: {
    spec: {
      replicatedJobs: [{ name: 'node', replicas: 2, template: { ...job(), metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } } } }],
    },
  },
};

/** One for each validating webhook whose program runs for real. */
export const WRONG: readonly Wrong[] = [{
  webhook: 'validator.experiment.katib.kubeflow.org',
  fault: 'an Experiment with an algorithm that nobody offers',
  says: /nonsense/,
  manifest: namespace => ({ apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment', metadata: { name: 'wrong', namespace }, spec: experiment('nonsense') }),
}, {
  webhook: 'validator.trainjob.trainer.kubeflow.org',
  fault: 'a TrainJob with a variable that the runtime sets',
  says: /PET_NNODES/,
  manifest: namespace => ({
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', metadata: { name: 'wrong', namespace },
    spec: { runtimeRef: { name: 'torch-distributed' }, trainer: { env: [{ name: 'PET_NNODES', value: '7' }] } },
  }),
}, {
  webhook: 'validator.trainingruntime.trainer.kubeflow.org',
  fault: 'a TrainingRuntime whose step for training has two replicas',
  says: /replicas/,
  manifest: namespace => ({ apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainingRuntime', metadata: { name: 'wrong', namespace }, spec: RUNTIME }),
}, {
  webhook: 'validator.clustertrainingruntime.trainer.kubeflow.org',
  fault: 'a ClusterTrainingRuntime whose step for training has two replicas',
  says: /replicas/,
  manifest: namespace => ({ apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'ClusterTrainingRuntime', metadata: { name: namespace }, spec: RUNTIME }),
}, {
  webhook: 'vjobset.kb.io',
  fault: 'a JobSet that succeeds by a group which it has not',
  says: /does not appear/,
  manifest: namespace => ({
    apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', metadata: { name: 'wrong', namespace },
    spec: { successPolicy: { operator: 'All', targetReplicatedJobs: ['others'] }, replicatedJobs: [{ name: 'work', template: job() }] },
  }),
}, {
  webhook: 'vpod.kb.io',
  fault: 'a pod that is to be beside the first of its JobSet, while that one is nowhere',
  says: /leader pod|follower pod/,
  manifest: namespace => {
    const { spec, ...pod } = podOfJobSet('wrong', 1, namespace);
    return { ...pod, spec: { ...spec, nodeSelector: { 'kubernetes.io/hostname': 'node-0' } } };
  },
}, {
  webhook: 'validation.webhook.serving.knative.dev',
  fault: 'a Service whose container asks for two ports',
  says: /ports/,
  manifest: namespace => ({
    apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'wrong', namespace },
    spec: { template: { spec: { containers: [{ image: 'e2e.example.com/main:1', ports: [{ containerPort: 8080 }, { containerPort: 8081 }] }] } } },
  }),
}, {
  webhook: 'config.webhook.serving.knative.dev',
  fault: 'settings of the autoscaler that are no duration',
  says: /stable-window|duration/,
  manifest: () => ({
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config-autoscaler', namespace: 'knative-serving' }, data: { 'stable-window': 'nonsense' },
  }),
}, ...[
  { plural: 'sparkapplications', version: 'v1beta2', kind: 'SparkApplication', spec: SPARK },
  { plural: 'scheduledsparkapplications', version: 'v1beta2', kind: 'ScheduledSparkApplication', spec: { schedule: '@daily', template: SPARK } },
  { plural: 'sparkconnects', version: 'v1alpha1', kind: 'SparkConnect', spec: { sparkVersion: '4.0.0', server: {}, executor: {} } },
].map(({ plural, version, kind, spec }) => ({
  webhook: `validate-sparkoperator-k8s-io-${version}-${plural.slice(0, -1)}.sparkoperator.k8s.io`,
  fault: `a ${kind} whose name cannot be that of a Service`,
  says: /1st/,
  manifest: (namespace: string) => ({ apiVersion: `sparkoperator.k8s.io/${version}`, kind, metadata: { name: '1st', namespace }, spec }),
}))];

/** Validating webhooks whose program does not run here. */
export const UNPROVEN: readonly RegExp[] = [
  /^config\.webhook\.istio\.networking\.internal\.knative\.dev$/, // gives routes of Knative to Istio
  /\.kserve-webhook-server\./,
];
