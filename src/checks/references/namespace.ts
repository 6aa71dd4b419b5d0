import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { orExistingPlatform } from '../platforms';

/** `References/Namespace`: every object lies in a namespace that exists. */
export const referencesNamespace: Rule = {
  id: 'References/Namespace',
  why: 'An object cannot be made in a namespace that does not exist, and the whole sync stops.',
  check: danglingNamespaces,
};

function* danglingNamespaces(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { namespace } = at;
    if (namespace !== undefined && !set.hasNamespace(namespace)) {
      yield dangling(at, at.at('metadata', 'namespace'), 'Namespace', undefined, namespace, `; a Profile of the name makes it too${orExistingPlatform(set)}`);
    }
  }
}
