import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { FILES, literal } from './client/job';
import { setNeeds } from './needs';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { PipelineVersion as VersionObject } from '../../apis/pipelines.kubeflow.org/v2beta1';
import { ConfigError } from '../../core';
import type { CompiledPipeline } from '../../pipelines/ir/types';
import { writePipeline } from '../../pipelines/ir/write';
import { contentHash } from '../content-hash';
import { protectionAnnotations } from '../team';

/** What a version of a pipeline is made of. */
interface Content {
  /** Name of the pipeline. */
  readonly pipeline: string;
  readonly compiled: CompiledPipeline;
  readonly displayName?: string;
  readonly description?: string;
}

/** A version of a pipeline with all that is in it. */
export interface VersionContent extends Content {
  /** Name of the version. Nothing of a version can ever change, so it follows from what is in it. */
  readonly name: string;
}

/** Most bytes of the data of a ConfigMap. */
const MOST = 1024 * 1024;
const FILE = 'pipeline.yaml';

/** The version that is made of this. */
export function versionOf(content: Content): VersionContent {
  return { ...content, name: `${content.pipeline}-${contentHash(content)}` };
}

/** The version as an object of the cluster. It stays when its file goes, since runs that were started with it refer to it; it goes with its Pipeline. */
export function addVersionObject(scope: Construct, namespace: string, content: VersionContent): ApiObject {
  const { name, pipeline, compiled, displayName, description } = content;
  return new VersionObject(scope, 'Version', {
    metadata: { name, namespace, annotations: protectionAnnotations('keep') },
    spec: {
      pipelineName: pipeline,
      ...displayName !== undefined && { displayName },
      ...description !== undefined && { description },
      pipelineSpec: compiled.spec,
      ...compiled.platform !== undefined && { platformSpec: compiled.platform },
    },
  });
}

/**
 * The version as a file that a Job uploads.
 *
 * @throws ConfigError `PipelineSize`
 */
export function addVersionFile(scope: Construct, namespace: string, content: VersionContent): ConfigMap {
  const { name, compiled } = content;
  const text = writePipeline(compiled);
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST) {
    throw new ConfigError('PipelineSize', `a compiled pipeline must have at most 1 MiB as a text, since no ConfigMap can hold more, got ${bytes} bytes; ` +
      'move long programs into images, and long constants into files', scope);
  }
  const file = new ConfigMap(scope, 'File', { metadata: { name: `pipeline-${name}`, namespace }, immutable: true, data: { [FILE]: text } });
  setNeeds(file, { compiled });
  return file;
}

/** Options of the command that uploads it. */
export function uploadOptions({ name, pipeline, displayName, description }: VersionContent) {
  return {
    'pipeline': pipeline,
    'version': name,
    'file': `${FILES}/${FILE}`,
    'version-display-name': displayName === undefined ? undefined : literal(displayName),
    'version-description': description === undefined ? undefined : literal(description),
  };
}
