/** What a file holds: a component or a pipeline. */
import { ConfigError } from '../../core/errors';
import { decodePipeline } from '../ir/decode';
import { compiledComponent, portsOf } from './compiled-component';
import { checkedComponentYaml } from './component-yaml';
import type { FoundComponent, FoundPorts } from './found';
import { firstDocument } from './yaml';
import { containerLines } from './yaml-container';
import { inputPorts, outputPorts } from './yaml-ports';

/** A component in a file. */
export interface ComponentDefinition extends FoundComponent {
  readonly kind: 'component';
}

/** A pipeline in a file. */
export interface PipelineDefinition extends FoundPorts {
  readonly kind: 'pipeline';
  /** Its name. */
  readonly name: string;
  /**
   * What it is for.
   * @default - the file does not say
   */
  readonly description?: string;
}

/**
 * What a file holds.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentText`, `ComponentField`, `FileOutputs`, `PipelineText`, `PipelineField`, `PipelineV1`
 */
export function readDefinition(text: string, place: string): ComponentDefinition | PipelineDefinition {
  const document = firstDocument(text, place);
  if ('implementation' in document) {
    return fromYaml(document, place);
  }
  if (!('pipelineInfo' in document) && ('inputs' in document || 'outputs' in document)) {
    throw new ConfigError('ComponentText', `${place} must have an implementation, got none; write implementation.container with image, command and args`);
  }
  const compiled = decodePipeline(text, place);
  const component = compiledComponent(compiled, place);
  if (component !== undefined) {
    return { kind: 'component', ...component };
  }
  const { pipelineInfo: { name, description }, root } = compiled.spec;
  return { kind: 'pipeline', name, ...portsOf(root, place), ...description !== undefined && { description } };
}

function fromYaml(document: Readonly<Record<string, unknown>>, place: string): ComponentDefinition {
  const { name, description, inputs = [], outputs = [], implementation } = checkedComponentYaml(document, place);
  const ports = { inputs: inputPorts(inputs, place), outputs: outputPorts(outputs, place) };
  return {
    kind: 'component', ...ports, ...name !== undefined && { name }, ...description !== undefined && { description },
    runs: { lines: containerLines(implementation.container, ports, place) },
  };
}
