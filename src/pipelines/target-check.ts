/** Whether the release of Kubeflow Pipelines that has to read a pipeline knows all of its fields. */
import { ConfigError } from '../core/errors';
import { Target, unknownTo } from './ir/targets';
import type { CompiledPipeline } from './ir/types';

/** The release that the platform installs. */
export const DEFAULT_TARGET: Target = '2.16';

/**
 * @throws ConfigError `PipelineTarget` with the fields that the target does not know: it would refuse all of the pipeline, or drop settings without a word
 */
export function checkTarget(compiled: CompiledPipeline, target: Target = DEFAULT_TARGET): void {
  const [first, ...others] = unknownTo(compiled, target);
  if (first !== undefined) {
    throw new ConfigError('PipelineTarget', `Kubeflow Pipelines ${target} does not know ${first.path}, which is known from ${first.since}, got a pipeline with it` +
      `${others.length > 0 ? ` and ${others.length} more such fields` : ''}; leave it out, or compile for a newer target if your server is newer`);
  }
}
