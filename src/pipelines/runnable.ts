/** What is asked of a pipeline that is run by itself, and not as part of another one. */
import { ConfigError } from '../core/errors';
import type { Target } from './ir/targets';
import type { CompiledPipeline } from './ir/types';
import { PipelineDocument } from './lint/document';
import { workspaceMissing } from './lint/rules/containers';
import { checkTarget } from './target-check';

/**
 * @throws ConfigError `PipelineName`, `PipelineWorkspace`, `PipelineTarget`
 */
export function checkRunnable(compiled: CompiledPipeline, target?: Target): void {
  checkName(compiled);
  const [fault] = workspaceMissing.check(new PipelineDocument(compiled));
  if (fault !== undefined) {
    throw new ConfigError('PipelineWorkspace', `the pipeline ${compiled.spec.pipelineInfo.name} must have a workspace, since ${fault.at.path} uses it, got none; ` +
      'set config: { workspace: { size: "10Gi", storageClass: "standard" } }');
  }
  checkTarget(compiled, target);
}

/** Python's SDK takes a document for the component that has the pipeline's name: right only if that is all the pipeline runs. */
function checkName({ spec }: CompiledPipeline): void {
  const { name } = spec.pipelineInfo;
  const own = `comp-${name}`;
  const tasks = Object.values(spec.root.dag?.tasks ?? {});
  if (spec.components !== undefined && Object.hasOwn(spec.components, own) && !(tasks.length === 1 && tasks[0].componentRef.name === own)) {
    throw new ConfigError('PipelineName', `a pipeline must have another name than its components, since programs that load it would take one for the other, ` +
      `got ${JSON.stringify(name)} for both; ` +
      'rename the pipeline, for example to what it is for');
  }
}
