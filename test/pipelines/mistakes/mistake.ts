/** A row of the tables of mistakes, and short ways to make one. */
import type * as kfp from '../../../src/pipelines';
import { compiled, type INPUTS, made } from '../support';

/** What a caller did, and what the error says: its code, the place, the value, and what to do. */
export type Mistake = readonly [what: string, code: string, place: string, value: string, remedy: string, act: () => unknown];

type Inputs = kfp.ReferencesOf<typeof INPUTS>;

/** What the function of a pipeline does. */
export function inPipeline(build: (p: kfp.PipelineBuilder, inputs: Inputs) => unknown): () => unknown {
  return () => made((p, inputs) => void build(p, inputs));
}

/** What only compiling shows. */
export function inCompiled(build: (p: kfp.PipelineBuilder, inputs: Inputs) => unknown): () => unknown {
  return () => compiled((p, inputs) => void build(p, inputs));
}

/** A list that contains itself. */
export const circle: unknown[] = [];
circle.push(circle);
