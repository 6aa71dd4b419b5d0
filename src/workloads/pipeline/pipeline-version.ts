import { Construct } from 'constructs';
import { compiledFor, pipelineName, programOf } from './compiled';
import { addVersionFile, addVersionObject, uploadOptions, versionOf } from './content';
import { PipelineWorkload } from './pipeline-workload';
import { PipelineSource, PipelineVersionProps } from './props';
import type { WithProgram } from './typed';
import { ConfigError, shown } from '../../core';
import type { CompiledPipeline } from '../../pipelines/ir/types';

/**
 * A further version of a pipeline beside the one that {@link Pipeline} makes: an older one that is still run, or one that is tried out.
 * Which of them counts as the newest is decided by when they reach the server.
 *
 * With the store `kubernetes`: 1 PipelineVersion. With the store `database`: 1 ConfigMap, 1 Job.
 *
 * @throws ConfigError `WorkloadNamespace`, `NoPipelines`, `PipelineStore`, `PipelineNamespace`, `PipelineName`, `PipelineFaults`, `PipelineSize`, and those of
 * {@link Pipeline}
 */
export class PipelineVersion<S extends PipelineSource = PipelineSource> extends PipelineWorkload<PipelineVersionProps> {
  /** Only for the compiler. */
  declare protected readonly source: S;

  /** Name of the pipeline. */
  public readonly pipeline: string;
  /** Name of the version: that of the pipeline, and 8 characters that change with all that is in it. */
  public readonly version: string;
  /** What the server gets. */
  public readonly compiled: CompiledPipeline;

  constructor(scope: Construct, id: string, given: WithProgram<PipelineVersionProps, S>) {
    super(scope, id, given, 'workloads/pipeline#PipelineVersionProps');
    const { props } = this;
    const { pipeline, displayName = id, description } = props;
    if (typeof pipeline !== 'string' && pipeline.namespace !== this.namespace) {
      throw new ConfigError('PipelineNamespace', `pipeline must be in the namespace of its version, "${this.namespace}", got ${shown(`${pipeline.namespace}/${pipeline.name}`)}; ` +
        'make the version there', this);
    }
    this.pipeline = pipelineName(this, typeof pipeline === 'string' ? pipeline : pipeline.name);
    this.compiled = compiledFor(this, programOf(props.program), props, this.pipeline, this.images);
    const content = versionOf({ pipeline: this.pipeline, compiled: this.compiled, displayName, description });
    this.version = content.name;
    if (this.pipelines.store === 'kubernetes') {
      if (this.lifecycle !== 'archived') {
        addVersionObject(this, this.namespace, content);
      }
    } else if (this.lifecycle === 'active') {
      const file = addVersionFile(this, this.namespace, content);
      this.addJob('Upload', `upload-${this.pipeline}`, { command: 'upload', options: uploadOptions(content), files: file.name });
    }
  }
}
