/** Objects of training that several tests are about. */
import { clusterObject, object } from '../support';

export const TRAINER = 'trainer.kubeflow.org/v1alpha1';

export const container = (name: string, rest: object = {}) => ({ name, image: 'train', ...rest });

/** An entry of `replicatedJobs`. */
export function job(name: string, { step, containers = [container('node')], template = {}, pod = {}, ...rest }: Record<string, any> = {}): object {
  return {
    name, ...rest,
    template: { ...step && { metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': step } } }, spec: { ...template, template: { spec: { containers, ...pod } } } },
  };
}

export const jobSet = (spec: object, name = 'bert') => object('jobset.x-k8s.io/v1alpha2', 'JobSet', name, { spec });

/** The runtime `torch`. */
export const runtime = (jobs: readonly object[], mlPolicy: object = { torch: {} }) =>
  clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch', { spec: { mlPolicy, template: { spec: { replicatedJobs: jobs } } } });

/** A training job of it. */
export const trainJob = (spec: object = {}) => object(TRAINER, 'TrainJob', 'bert', { spec: { runtimeRef: { name: 'torch' }, ...spec } });

/** A runtime that loads data. */
export const FULL = runtime([
  job('dataset-initializer', { step: 'dataset-initializer', containers: [container('dataset-initializer')] }),
  job('node', { step: 'trainer', dependsOn: [{ name: 'dataset-initializer', status: 'Complete' }], pod: { initContainers: [container('prepare')] } }),
]);
