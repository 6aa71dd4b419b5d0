import { checkedPlatform, checkedSpec } from './check';
import { documentsIn } from './documents';
import type { CompiledPipeline } from './types';

/**
 * Reads a compiled pipeline: one or two YAML documents in either order, JSON, or the Kubernetes manifests that the SDK writes
 * (`PipelineVersion`, with or without its `Pipeline`). It is as strict as the server, and stricter where the server does not look: in executors.
 * What can be written in several forms comes out in one: 64-bit integers as texts, other numbers as numbers, null fields absent.
 *
 * @param name what it is, for messages, usually the file
 * @throws ConfigError `PipelineText` if it is no such text, `PipelineField` if a field is unknown or wrong, `PipelineV1` for what SDK 1 compiled
 */
export function decodePipeline(text: string, name = 'the pipeline'): CompiledPipeline {
  const { spec, platform } = documentsIn(text, name);
  return { spec: checkedSpec(spec), ...platform !== undefined && { platform: checkedPlatform(platform) } };
}
