/** CustomResourceDefinitions of pipelines.kubeflow.org; only a Kubeflow Pipelines that keeps pipelines in the cluster needs them. */
import { CrdDefinition } from '../crd';

const group = 'pipelines.kubeflow.org';

/** `pipelines.pipelines.kubeflow.org`. */
export const pipelineCrd: CrdDefinition = {
  group,
  kind: 'Pipeline',
  plural: 'pipelines',
  scope: 'Namespaced',
  versions: [{ name: 'v2beta1', storage: true }],
};

/** `pipelineversions.pipelines.kubeflow.org`. */
export const pipelineVersionCrd: CrdDefinition = {
  group,
  kind: 'PipelineVersion',
  plural: 'pipelineversions',
  scope: 'Namespaced',
  versions: [{ name: 'v2beta1', storage: true, subresources: { status: true } }],
};
