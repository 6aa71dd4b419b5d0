/** What can be given to a server: a pipeline written in TypeScript, or one that was compiled before. */
import type { Target } from './ir/targets';
import type { CompiledPipeline } from './ir/types';

/** Options of compiling. */
export interface CompileOptions {
  /** Release of Kubeflow Pipelines that has to read it. @default '2.16' */
  readonly target?: Target;
}

/** Something that can be compiled. */
export interface PipelineProgram {
  /** Name of the pipeline, as it stands in the compiled one. */
  readonly name: string;
  /** The pipeline as servers read it. */
  compile(options?: CompileOptions): CompiledPipeline;
}
