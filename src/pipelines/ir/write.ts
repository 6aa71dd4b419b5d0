import { yaml } from '../../core/files';
import { checkedPipeline } from './check';
import { headerOf } from './header';
import type { CompiledPipeline } from './types';

/**
 * A compiled pipeline as YAML: one document, or two if something of it is for Kubernetes alone; fields sorted, texts of several lines as blocks, and a comment
 * with name, description, inputs and outputs at its head. Every text that a reader of YAML 1.1 could take for something else is quoted. The same pipeline
 * gives the same text, and {@link decodePipeline} reads the same pipeline from it.
 *
 * @throws ConfigError `PipelineField`, `PipelineText` if it is no compiled pipeline
 */
export function writePipeline(compiled: CompiledPipeline): string {
  const checked = checkedPipeline(compiled);
  const spec = sorted(checked.spec);
  const first = headerOf(spec) + yaml(spec);
  return checked.platform === undefined ? first : `${first}---\n${yaml(sorted(checked.platform))}`;
}

function sorted<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(sorted) as T;
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([name, one]) => [name, sorted<unknown>(one)])) as T
    : value;
}
