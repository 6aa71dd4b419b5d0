/** What ports and references are in a compiled pipeline. */
import type {
  ArtifactTypeSchema, ComponentSpec, InputArtifactDefinition, InputDefinitions, InputParameterDefinition, OutputArtifactDefinition, OutputDefinitions, OutputParameterDefinition,
} from '../ir/types';
import { ArtifactPort, OutputPorts, Ports } from '../ports';
import { Artifact, ArtifactList, PossibleParameter, Reference } from '../references';

/** Inputs of a component from its ports; nothing if there are none. */
export function inputDefinitions(ports: Ports): Pick<ComponentSpec, 'inputDefinitions'> {
  const parameters: Record<string, InputParameterDefinition> = {};
  const artifacts: Record<string, InputArtifactDefinition> = {};
  for (const [name, port] of Object.entries(ports)) {
    const common = { ...port.isOptional && { isOptional: true }, ...port.description !== undefined && { description: port.description } };
    if (port instanceof ArtifactPort) {
      artifacts[name] = { artifactType: typeOf(port), ...port.isList && { isArtifactList: true }, ...common };
    } else {
      parameters[name] = {
        parameterType: port.type, ...port.fallback !== undefined && { defaultValue: port.fallback }, ...common, ...port.choices !== undefined && { literals: port.choices },
      };
    }
  }
  const all = sides<InputDefinitions>(parameters, artifacts);
  return all === undefined ? {} : { inputDefinitions: all };
}

/** Outputs of a component from its ports; nothing if there are none. */
export function outputDefinitions(ports: OutputPorts): Pick<ComponentSpec, 'outputDefinitions'> {
  const parameters: Record<string, OutputParameterDefinition> = {};
  const artifacts: Record<string, OutputArtifactDefinition> = {};
  for (const [name, port] of Object.entries(ports)) {
    const common = port.description === undefined ? {} : { description: port.description };
    if (port instanceof ArtifactPort) {
      artifacts[name] = { artifactType: typeOf(port), ...port.isList && { isArtifactList: true }, ...port.metadata !== undefined && { metadata: port.metadata }, ...common };
    } else {
      parameters[name] = { parameterType: port.type, ...common };
    }
  }
  const all = sides<OutputDefinitions>(parameters, artifacts);
  return all === undefined ? {} : { outputDefinitions: all };
}

/** Parameters and artifacts, each only if there are any; undefined if there is neither. */
export function sides<T extends { readonly parameters?: object; readonly artifacts?: object }>(
  parameters: NonNullable<T['parameters']>, artifacts: NonNullable<T['artifacts']>,
): T | undefined {
  const [some, more] = [Object.keys(parameters).length > 0, Object.keys(artifacts).length > 0];
  return some || more ? { ...some && { parameters }, ...more && { artifacts } } as T : undefined;
}

/** A value or file of the run as it is declared where it comes in or goes out. */
export function definitionOf(reference: Reference): OutputParameterDefinition | OutputArtifactDefinition {
  if (reference instanceof PossibleParameter) {
    return { parameterType: reference.type };
  }
  return { artifactType: typeOf(reference as Artifact | ArtifactList), ...reference instanceof ArtifactList && { isArtifactList: true } };
}

function typeOf({ schemaTitle, schemaVersion }: ArtifactTypeSchema): ArtifactTypeSchema {
  return { schemaTitle, schemaVersion };
}
