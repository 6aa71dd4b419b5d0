import { dangling } from './common';
import { fieldsAt, ManifestSet, Rule, Violation } from '../../core';
import { SERVICE } from '../serving/services';

/** `References/InferenceService`: the steps of graphs lead to models that exist. */
export const referencesInferenceService: Rule = {
  id: 'References/InferenceService',
  why: 'The controller of KServe makes no pods of a graph as long as a service of its steps does not exist.',
  check: danglingServices,
};

function* danglingServices(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('serving.kserve.io/InferenceGraph')) {
    for (const name of fieldsAt(at.at('spec', 'nodes'), ['*', 'steps', '*', 'serviceName'])) {
      if (at.namespace && name.text && !set.has(SERVICE, at.namespace, name.text)) {
        const known = set.ofKind(SERVICE).filter(one => one.namespace === at.namespace).map(one => one.name);
        yield dangling(at, name, 'InferenceService', at.namespace, name.text, '', known);
      }
    }
  }
}
