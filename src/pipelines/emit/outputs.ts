/** What groups and pipelines give. */
import type { ComponentSpec, DagOutputs, OutputDefinitions } from '../ir/types';
import { PossibleParameter } from '../references';
import { definitionOf, sides } from './definitions';
import type { Outflow } from './wiring';

/** What a group gives, as it declares it. */
export function outputsOf(flows: ReadonlyMap<string, Outflow>): Pick<ComponentSpec, 'outputDefinitions'> {
  const parameters: Record<string, object> = {};
  const artifacts: Record<string, object> = {};
  for (const [name, { reference, asList }] of flows) {
    if (reference instanceof PossibleParameter) {
      parameters[name] = asList ? { parameterType: 'LIST' } : definitionOf(reference);
    } else {
      artifacts[name] = { ...definitionOf(reference), ...asList && { isArtifactList: true } };
    }
  }
  const all = sides<OutputDefinitions>(parameters, artifacts);
  return all === undefined ? {} : { outputDefinitions: all };
}

/** What a group gives, by the nodes inside that give it. */
export function dagOutputs(flows: ReadonlyMap<string, Outflow>): { readonly outputs?: DagOutputs } {
  const parameters: Record<string, object> = {};
  const artifacts: Record<string, object> = {};
  for (const [name, { reference, from, oneOf }] of flows) {
    if (reference instanceof PossibleParameter) {
      const selectors = from.map(({ node, key }) => ({ producerSubtask: node, outputParameterKey: key }));
      parameters[name] = oneOf ? { valueFromOneof: { parameterSelectors: selectors } } : { valueFromParameter: selectors[0] };
    } else {
      artifacts[name] = { artifactSelectors: from.map(({ node, key }) => ({ producerSubtask: node, outputArtifactKey: key })) };
    }
  }
  const outputs = sides<DagOutputs>(parameters, artifacts);
  return outputs === undefined ? {} : { outputs };
}
