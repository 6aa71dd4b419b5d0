import { ApiObject } from 'cdk8s';
import type { CompiledPipeline } from '../../pipelines/ir/types';

/** What an object leads to in the cluster that its fields do not say in a form that rules can read. */
export interface PipelineNeeds {
  /** What the server is given as a text. @default - nothing */
  readonly compiled?: CompiledPipeline;
  /** Account of the steps of runs. @default - no run is started */
  readonly serviceAccount?: string;
}

const NEEDS = Symbol.for('cdk8s-kubeflow.pipeline-needs');

/** Says to rules what an object leads to. */
export function setNeeds(object: ApiObject, needs: PipelineNeeds): void {
  Object.defineProperty(object, NEEDS, { value: needs });
}

/** What an object leads to; undefined if it was not said. */
export function needsOf(object: ApiObject): PipelineNeeds | undefined {
  return (object as { readonly [NEEDS]?: PipelineNeeds })[NEEDS];
}
