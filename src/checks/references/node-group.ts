import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';

/** `References/LocalModelNodeGroup`: caches of models name groups of nodes that exist. */
export const referencesNodeGroup: Rule = {
  id: 'References/LocalModelNodeGroup',
  why: 'A model is kept on no node as long as the group of nodes does not exist, and services that use it get no volume.',
  check: danglingGroups,
};

const GROUP = 'serving.kserve.io';

function* danglingGroups(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(`${GROUP}/LocalModelCache`, `${GROUP}/LocalModelNamespaceCache`)) {
    for (const name of at.at('spec', 'nodeGroups').items()) {
      if (name.text && !set.has(`${GROUP}/LocalModelNodeGroup`, undefined, name.text)) {
        yield dangling(at, name, 'LocalModelNodeGroup', undefined, name.text);
      }
    }
  }
}
