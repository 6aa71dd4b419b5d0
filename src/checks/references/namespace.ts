import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { Lookup } from '../lookup';

/** `References/Namespace`: every object lies in a namespace that exists. */
export const referencesNamespace: Rule = {
  id: 'References/Namespace',
  why: 'An object cannot be made in a namespace that does not exist, and the whole sync stops.',
  check: missing,
};

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.all) {
    const { namespace } = at.manifest.metadata;
    if (namespace && !lookup.hasNamespace(namespace)) {
      yield dangling(at, new Field(at.manifest).at('metadata', 'namespace'), 'Namespace', undefined, namespace, '; a Profile of the name makes it too');
    }
  }
}
