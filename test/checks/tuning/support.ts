import { object } from '../support';

/** A Job that a trial runs. */
export function trialJob(container: object = {}, pod: object = {}, rest: object = {}): object {
  return {
    apiVersion: 'batch/v1', kind: 'Job',
    spec: { template: { spec: { containers: [{ name: 'train', image: 'ghcr.io/example/train:1', args: ['--lr=${trialParameters.lr}'], ...container }],
      restartPolicy: 'Never', ...pod } } },
    ...rest,
  };
}

/** A parameter between two numbers. */
export const between = (min: string, max: string, rest: object = {}, parameterType = 'double', name = 'lr') => ({ name, parameterType, feasibleSpace: { min, max, ...rest } });

/** An experiment `tune` that searches `lr` at random. */
export function experiment(spec: object = {}, template: object = {}, name = 'tune'): object {
  return object('kubeflow.org/v1beta1', 'Experiment', name, {
    spec: {
      objective: { type: 'minimize', objectiveMetricName: 'loss' }, algorithm: { algorithmName: 'random' }, parameters: [between('0.01', '0.1')],
      trialTemplate: { primaryContainerName: 'train', trialParameters: [{ name: 'lr', reference: 'lr' }], trialSpec: trialJob(), ...template }, ...spec,
    },
  });
}

const CONFIG = `
init:
  controller:
    trialResources: [Job.v1.batch, TrainJob.v1alpha1.trainer.kubeflow.org, PyTorchJob.v1.kubeflow.org]
runtime:
  metricsCollectors: [{ kind: StdOut }, { kind: File }]
  suggestions:
    - { algorithmName: random, image: 'ghcr.io/kubeflow/katib/suggestion-hyperopt:v0.19.0' }
    - { algorithmName: tpe, image: 'mirror.example.com/katib/suggestion-optuna@sha256:0' }
    - { algorithmName: own, image: 'ghcr.io/example/search:1' }
  earlyStoppings: [{ algorithmName: medianstop }]
`;

/** The settings of a Katib with few algorithms. */
export const katibConfig = (text = CONFIG) => object('v1', 'ConfigMap', 'katib-config', { data: { 'katib-config.yaml': text } }, { namespace: 'kubeflow' });
