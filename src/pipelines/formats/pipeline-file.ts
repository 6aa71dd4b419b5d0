/** Pipelines that are compiled already, as components of others. */
import { Component } from '../component';
import { givenProps } from '../given';
import type { CompiledPipeline } from '../ir/types';
import { LoadedPipeline, parsePipeline } from '../load';
import type { OutputPorts, Ports } from '../ports';
import type { CompileOptions, PipelineProgram } from '../program';
import { portsOf } from './compiled-component';
import { type ComponentFileProps, lockedText } from './component-file';
import { declaredPorts } from './declared-ports';

/** A compiled pipeline from a file; also a component of others. */
export class PipelineFile<I extends Ports = Ports, O extends OutputPorts = OutputPorts> extends Component<I, O, 'pipeline'> implements PipelineProgram {
  private readonly loaded: LoadedPipeline;

  /** @internal */
  constructor(loaded: LoadedPipeline, facts: { readonly name: string; readonly inputs: I; readonly outputs: O }) {
    super('pipeline', { ...facts, implementation: () => ({ by: 'dag', compiled: loaded }) });
    this.loaded = loaded;
  }

  /**
   * The pipeline as it is.
   *
   * @throws ConfigError `PipelineTarget`
   */
  public compile(options?: CompileOptions): CompiledPipeline {
    return this.loaded.compile(options);
  }
}

/**
 * A compiled pipeline in a file, whatever compiled it, as a component: a task runs all of it. Its ports are declared, so that programs are checked
 * against them, and compared with the file. Of a pipeline's settings for Kubernetes those of its tasks are taken over, those of a whole run are not.
 *
 * @throws ConfigError `PipelineFile`, `PipelineText`, `PipelineField`, `PipelineV1`, `ComponentLock`, `ComponentPorts`
 */
export function pipelineFromFile<const I extends Ports = {}, const O extends OutputPorts = {}>(props: ComponentFileProps<I, O>): PipelineFile<I, O> {
  const { file, inputs = {} as I, outputs = {} as O, name } = givenProps('pipelineFromFile(...)', props, ['file', 'inputs', 'outputs', 'name']);
  const { text, name: place } = lockedText(file);
  const loaded = parsePipeline(text, place);
  const ports = declaredPorts(portsOf(loaded.spec.root, place), { inputs, outputs }, place);
  return new PipelineFile(loaded, { name: name ?? loaded.name, ...ports });
}
