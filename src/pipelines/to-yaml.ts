/** Compiled pipelines as the text that servers, the dashboard and `kfp.Client()` take. */
import { writePipeline } from './ir/write';
import type { CompileOptions, PipelineProgram } from './program';

/**
 * A pipeline as YAML: one document, or two if something is for Kubernetes alone.
 *
 * @throws ConfigError what compiling throws
 */
export function toYaml(program: PipelineProgram, options?: CompileOptions): string {
  return writePipeline(program.compile(options));
}
