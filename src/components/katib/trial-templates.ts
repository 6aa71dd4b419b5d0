/** Examples that the form for a new experiment starts from. */
import { TrialRunSpec } from '../../apis/kubeflow.org/v1beta1';
import { allowImage, Component, isImageReference, isRecord, yaml } from '../../core';

/** A trial pod in the mesh would never end, since its proxy does not. */
const OUTSIDE_THE_MESH = { 'sidecar.istio.io/inject': 'false' };

/** Data of the ConfigMap with the templates. */
export function templateData(templates: Readonly<Record<string, TrialRunSpec>> | undefined, at: Component): Record<string, string> {
  const all = templates ?? examples(at);
  if (templates !== undefined) {
    allowImage(at, ...imagesIn(templates));
  }
  return Object.fromEntries(Object.entries(all).map(([name, template]) => [name, yaml(template)]));
}

function examples(at: Component): Readonly<Record<string, TrialRunSpec>> {
  const mnist = {
    image: at.image('katib/pytorch-mnist'),
    command: ['python3', '/opt/pytorch-mnist/mnist.py', '--epochs=1', '--batch-size=16', '--lr=${trialParameters.learningRate}', '--momentum=${trialParameters.momentum}'],
  };
  return {
    'defaultTrialTemplate.yaml': job(mnist),
    'enasCPUTemplate': job({
      image: at.image('katib/enas-cnn-cifar10'),
      command: [
        'python3', '-u', 'RunTrial.py', '--num_epochs=1',
        '--architecture="${trialParameters.neuralNetworkArchitecture}"', '--nn_config="${trialParameters.neuralNetworkConfig}"',
      ],
    }),
    'trainJobTemplate.yaml': {
      apiVersion: 'trainer.kubeflow.org/v1alpha1',
      kind: 'TrainJob',
      spec: { runtimeRef: { name: 'torch-distributed' }, trainer: { numNodes: 1, ...mnist } },
    },
  };
}

function job(container: { readonly image: string; readonly command: readonly string[] }): TrialRunSpec {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    spec: { template: { metadata: { labels: OUTSIDE_THE_MESH }, spec: { restartPolicy: 'Never', containers: [{ name: 'training-container', ...container }] } } },
  };
}

/** All images that templates name, but those that come from a parameter. */
function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(imagesIn);
  }
  return !isRecord(value) ? [] : Object.entries(value).flatMap(([name, below]) => name === 'image' && isImageReference(below) ? [below as string] : imagesIn(below));
}
