import { experiment, job, podOfJobSet, SPARK } from './objects';
import { Manifest } from '../../conformance/support/manifests';

/** An object that a mutating webhook completes. */
export interface Bare {
  /** Name of the webhook in its MutatingWebhookConfiguration. */
  readonly webhook: string;
  readonly manifest: (namespace: string) => Manifest;
  /** What the object has afterwards, and had not before. */
  readonly gets: object;
}

/** One for each mutating webhook whose program runs for real and has something to add. */
export const BARE: readonly Bare[] = [{
  webhook: 'mjobset.kb.io',
  manifest: namespace => ({
    apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', metadata: { name: 'bare', namespace }, spec: { replicatedJobs: [{ name: 'work', template: job() }] },
  }),
  gets: { spec: { successPolicy: { operator: 'All' }, replicatedJobs: [{ template: { spec: { completionMode: 'Indexed' } } }] } },
}, {
  webhook: 'mpod.kb.io',
  manifest: namespace => podOfJobSet('bare', 0, namespace),
  gets: { spec: { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] } } } },
}, {
  webhook: 'defaulter.trainjob.trainer.kubeflow.org',
  manifest: namespace => ({
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', metadata: { name: 'bare', namespace },
    spec: { runtimeRef: { name: 'torch-distributed' }, runtimePatches: [{ manager: 'e2e.example.com/bare', trainingRuntimeSpec: {} }] },
  }),
  gets: { spec: { runtimePatches: [{ time: expect.any(String) }] } },
}, {
  webhook: 'defaulter.experiment.katib.kubeflow.org',
  manifest: namespace => ({ apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment', metadata: { name: 'bare', namespace }, spec: experiment('sobol') }),
  gets: { spec: { parallelTrialCount: expect.any(Number), resumePolicy: 'Never', metricsCollectorSpec: { collector: { kind: 'StdOut' } } } },
}, {
  webhook: 'webhook.serving.knative.dev',
  manifest: namespace => ({
    apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'bare', namespace },
    spec: { template: { spec: { containers: [{ image: 'e2e.example.com/main:1' }] } } },
  }),
  gets: { spec: { template: { spec: { timeoutSeconds: expect.any(Number), containerConcurrency: expect.any(Number) } }, traffic: [{ latestRevision: true, percent: 100 }] } },
}, {
  webhook: 'mutate-sparkoperator-k8s-io-v1beta2-sparkapplication.sparkoperator.k8s.io',
  manifest: namespace => ({ apiVersion: 'sparkoperator.k8s.io/v1beta2', kind: 'SparkApplication', metadata: { name: 'bare', namespace }, spec: SPARK }),
  gets: { spec: { restartPolicy: { type: 'Never' }, driver: { cores: 1, memory: '1g' }, executor: { instances: 1 } } },
}];

/** Mutating webhooks without such an object. */
export const NOT_BARE: readonly RegExp[] = [
  // Their programs do not run here.
  /^webhook\.istio\.networking\.internal\.knative\.dev$/, /\.kserve-webhook-server\./, /^poddefaults-webhook-deployment\./, /^cache-server\./,
  /^mutator\.pod\.katib\./, // completes pods of trials: the tests of tuning read what its collectors found
  /^mutate--v1-pod\.sparkoperator\./, // completes pods of applications that were submitted, and none is here
  /-scheduledsparkapplication\.sparkoperator\./, // adds nothing yet
  /-sparkconnect\.sparkoperator\./, // adds nothing yet
];
