import { Manifest } from '../../conformance/support/manifests';

/** An object that a mutating webhook completes. */
export interface Bare {
  /** Name of the webhook in its MutatingWebhookConfiguration. */
  readonly webhook: string;
  readonly manifest: (namespace: string) => Manifest;
  /** What the object has afterwards, and had not before. */
  readonly gets: object;
}

const CONTAINER = { name: 'main', image: 'e2e.example.com/main:1', command: ['main'] };
const job = (container: object) => ({ spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } } });
const SPARK = { type: 'Scala', mode: 'cluster', sparkVersion: '4.0.0', mainClass: 'Main', mainApplicationFile: 'local:///main.jar', driver: {}, executor: {} };

/** One for each mutating webhook of resources whose program runs for real and has something to add. */
export const BARE: readonly Bare[] = [{
  webhook: 'mjobset.kb.io',
  manifest: namespace => ({
    apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', metadata: { name: 'bare', namespace }, spec: { replicatedJobs: [{ name: 'work', template: job(CONTAINER) }] },
  }),
  gets: { spec: { successPolicy: { operator: 'All' }, replicatedJobs: [{ template: { spec: { completionMode: 'Indexed' } } }] } },
}, {
  webhook: 'defaulter.trainjob.trainer.kubeflow.org',
  manifest: namespace => ({
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', metadata: { name: 'bare', namespace },
    spec: { runtimeRef: { name: 'torch-distributed' }, runtimePatches: [{ manager: 'e2e.example.com/bare', trainingRuntimeSpec: {} }] },
  }),
  gets: { spec: { runtimePatches: [{ time: expect.any(String) }] } },
}, {
  webhook: 'defaulter.experiment.katib.kubeflow.org',
  manifest: namespace => ({
    apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment', metadata: { name: 'bare', namespace },
    spec: {
      objective: { type: 'minimize', objectiveMetricName: 'loss' }, algorithm: { algorithmName: 'sobol' },
      parameters: [{ name: 'rate', parameterType: 'double', feasibleSpace: { min: '0.01', max: '0.1' } }],
      trialTemplate: {
        primaryContainerName: 'main', trialParameters: [{ name: 'rate', reference: 'rate' }],
        trialSpec: { apiVersion: 'batch/v1', kind: 'Job', ...job({ ...CONTAINER, args: ['${trialParameters.rate}'] }) },
      },
    },
  }),
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
