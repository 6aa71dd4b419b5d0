/** A component that was compiled alone: a pipeline of its name with one task, which is it. */
import { ConfigError, listed, shown } from '../../core/errors';
import { own } from '../ir/tasks';
import type { CompiledPipeline, ComponentSpec, InputArtifactDefinition, InputParameterDefinition, OutputArtifactDefinition, OutputParameterDefinition, ParameterType } from '../ir/types';
import { typeOf } from '../ir/twins';
import { ArtifactPort, ParameterPort } from '../ports';
import type { Json } from '../values';
import type { FoundComponent, FoundPort, FoundPorts } from './found';

/**
 * The component that a pipeline was made of alone: it has its name, is its only task, and runs a container. SDK 2 takes such a pipeline for the component.
 *
 * @param place the file, for messages
 * @returns undefined if it is another pipeline
 * @throws ConfigError `ComponentText` if it has settings that a component cannot have
 */
export function compiledComponent({ spec, platform }: CompiledPipeline, place: string): FoundComponent | undefined {
  const { name } = spec.pipelineInfo;
  const [task, second] = Object.values(spec.root.dag?.tasks ?? {});
  const component = second === undefined && task?.componentRef.name === `comp-${name}` ? own(spec.components, `comp-${name}`) : undefined;
  const label = component?.executorLabel ?? '';
  const { container } = own(spec.deploymentSpec?.executors, label) ?? {};
  if (component === undefined || container === undefined) {
    return undefined;
  }
  const settings = own(platform?.platforms.kubernetes?.deploymentSpec?.executors, label);
  if (settings !== undefined) {
    throw new ConfigError('ComponentText', `${place} must be a component without settings for Kubernetes, got ${listed(Object.keys(settings))}; ` +
      'load it by pipelineFromFile({ file, inputs, outputs }), or give these settings to the task');
  }
  return { ...portsOf(component, place), name, taskConfig: component.taskConfigPassthroughs ?? [], runs: { container } };
}

/**
 * What a component of a compiled pipeline takes and gives.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentText` if two of them have one name
 */
export function portsOf({ inputDefinitions = {}, outputDefinitions = {} }: ComponentSpec, place: string): FoundPorts {
  return {
    inputs: distinct(entries(inputDefinitions.parameters, parameter), entries(inputDefinitions.artifacts, artifact), 'inputs', place),
    outputs: distinct(entries(outputDefinitions.parameters, parameter), entries(outputDefinitions.artifacts, artifact), 'outputs', place),
  };
}

function entries<D>(definitions: Readonly<Record<string, D>> | undefined, port: (definition: D) => Pick<FoundPort, 'port' | 'typeName'>): FoundPort[] {
  return Object.entries(definitions ?? {}).map(([key, definition]) => ({ key, label: key, ...port(definition) }));
}

function distinct(parameters: readonly FoundPort[], artifacts: readonly FoundPort[], what: string, place: string): FoundPort[] {
  const twice = artifacts.find(({ key }) => parameters.some(one => one.key === key));
  if (twice !== undefined) {
    throw new ConfigError('ComponentText', `${what} in ${place} must have different names, got ${shown(twice.key)} of a value and of a file; rename one where it is compiled`);
  }
  return [...parameters, ...artifacts];
}

function parameter(definition: InputParameterDefinition & OutputParameterDefinition): Pick<FoundPort, 'port'> {
  const { isOptional = false, defaultValue, description, literals } = definition;
  return {
    port: new ParameterPort(typeOf(definition) as ParameterType, undefined, {
      optional: isOptional || defaultValue !== undefined,
      ...defaultValue !== undefined && { fallback: defaultValue as Json },
      ...description !== undefined && { description },
      ...literals !== undefined && { choices: literals as readonly Json[] },
    }),
  };
}

function artifact(definition: InputArtifactDefinition & OutputArtifactDefinition): Pick<FoundPort, 'port' | 'typeName'> {
  const { artifactType = {}, isArtifactList = false, isOptional = false, description, metadata } = definition;
  const { schemaTitle = 'system.Artifact', schemaVersion } = artifactType;
  const typeName = schemaTitle === 'system.Artifact' ? metadata?.type : undefined;
  return {
    port: new ArtifactPort(schemaTitle, isArtifactList, {
      optional: isOptional,
      ...schemaVersion !== undefined && { version: schemaVersion },
      ...description !== undefined && { description },
      ...metadata !== undefined && { metadata: metadata as Readonly<Record<string, Json>> },
    }),
    ...typeof typeName === 'string' && { typeName },
  };
}
