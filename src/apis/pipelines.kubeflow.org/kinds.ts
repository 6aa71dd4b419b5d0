/** Facts of the kinds of pipelines.kubeflow.org, from the API server of Kubeflow Pipelines, whose webhook looks after them (release in the pins). */
import { kindTable } from '../crd';
import { pipelineCrd, pipelineVersionCrd } from './crds';

const OF_THE_WEBHOOK = ['pipeline', 'pipeline-id'].map(name => ['metadata', 'labels', `pipelines.kubeflow.org/${name}`]);

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [pipelineCrd],
  // Made after its pipeline, which has to be there: of one step, kinds come in the order of their names.
  [pipelineVersionCrd, { written: OF_THE_WEBHOOK }],
);
