import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { literal } from './client/job';
import { compiledFor, pipelineName, programOf } from './compiled';
import { addVersionFile, addVersionObject, uploadOptions, VersionContent, versionOf } from './content';
import { takeOnce } from './once';
import { PipelineWorkload } from './pipeline-workload';
import { PipelineProps, PipelineSource } from './props';
import type { WithProgram } from './typed';
import { Pipeline as PipelineObject } from '../../apis/pipelines.kubeflow.org/v2beta1';
import { folderOf, ManifestApp } from '../../core';
import type { CompiledPipeline } from '../../pipelines/ir/types';
import { pipelinePage } from '../../pipelines/picture';

/**
 * A pipeline of a team, with the version that its program makes now. Versions of before stay, and each change of the program is a further one.
 *
 * With the store `kubernetes`: 1 Pipeline, 1 PipelineVersion. With the store `database`: 1 ConfigMap with the compiled pipeline, 1 Job that
 * uploads it, and once in the namespace the program that the Job runs (ConfigMap, ServiceAccount, Role, RoleBinding).
 *
 * @throws ConfigError `WorkloadNamespace`, `NoPipelines`, `PipelineStore`, `PipelineName`, `PipelineTwice`, `PipelineFaults`, `PipelineSize`, `PipelineField`, `PipelineText`,
 * and those of compiling
 * @see https://www.kubeflow.org/docs/components/pipelines/ (version in the pins)
 */
export class Pipeline<S extends PipelineSource = PipelineSource> extends PipelineWorkload<PipelineProps> {
  /** Only for the compiler. */
  declare protected readonly source: S;

  /** Name of the pipeline. */
  public readonly name: string;
  /** Name of the version: that of the pipeline, and 8 characters that change with all that is in it. */
  public readonly version: string;
  /** What the server gets. */
  public readonly compiled: CompiledPipeline;

  constructor(scope: Construct, id: string, given: WithProgram<PipelineProps, S>) {
    super(scope, id, given, 'workloads/pipeline#PipelineProps');
    const { props } = this;
    const program = programOf(props.program);
    this.name = pipelineName(this, props.name ?? program.name);
    takeOnce(this, 'pipeline', this.name);
    this.compiled = compiledFor(this, program, props, this.name, this.images);
    const content = versionOf({ pipeline: this.name, compiled: this.compiled, displayName: props.versionDisplayName, description: props.versionDescription });
    this.version = content.name;
    addPage(this);
    if (this.pipelines.store === 'kubernetes') {
      this.addObjects(content);
    } else if (this.lifecycle === 'active') {
      const file = addVersionFile(this, this.namespace, content);
      const { displayName, description } = this.texts();
      this.addJob('Upload', `upload-${this.name}`, {
        command: 'upload',
        options: { ...uploadOptions(content), 'display-name': displayName && literal(displayName), 'description': description && literal(description) },
        files: file.name,
      });
    }
  }

  private addObjects(content: VersionContent): void {
    if (this.lifecycle !== 'archived') {
      const spec = this.texts();
      new PipelineObject(this, 'Pipeline', { metadata: { name: this.name, namespace: this.namespace }, ...Object.keys(spec).length > 0 && { spec } });
      addVersionObject(this, this.namespace, content);
    }
  }

  /** What people see of it. */
  private texts(): { readonly displayName?: string; readonly description?: string } {
    const { pipelineInfo } = this.compiled.spec;
    const { displayName = pipelineInfo.displayName, description = pipelineInfo.description } = this.props;
    return { ...displayName !== undefined && { displayName }, ...description !== undefined && { description } };
  }
}

/** The page of a pipeline beside its manifests, for the reviewer of a change. Only an app that writes reports has one. */
function addPage(pipeline: Pipeline): void {
  const { folder } = folderOf(Chart.of(pipeline));
  ManifestApp.at(pipeline)?.addReport({ file: `${folder}/${pipeline.name}.md`, render: () => pipelinePage(pipeline.compiled) });
}
