import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { Lookup } from '../lookup';
import { podsOf } from '../pods';

/** `References/ServiceAccount`: pods and bindings name ServiceAccounts that exist. */
export const referencesServiceAccount: Rule = {
  id: 'References/ServiceAccount',
  why: 'No pod is made for a ServiceAccount that does not exist, and a permission given to it reaches nobody.',
  check: missing,
};

/** Made by the profile controller in each profile's namespace. */
const OF_PROFILES = new Set(['default-editor', 'default-viewer']);

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  const exists = (namespace: string, name: string) => name === 'default' && lookup.hasNamespace(namespace) ||
    OF_PROFILES.has(name) && lookup.isProfile(namespace) || lookup.has('', 'ServiceAccount', namespace, name);
  for (const { at, namespace, spec } of podsOf(set)) {
    const name = spec.at('serviceAccountName');
    if (namespace && name.text && !exists(namespace, name.text)) {
      yield dangling(at, name, 'ServiceAccount', namespace, name.text);
    }
  }
  for (const at of set.ofKind('RoleBinding', 'ClusterRoleBinding')) {
    for (const subject of new Field(at.manifest).at('subjects').items()) {
      const name = subject.at('name');
      const namespace = subject.at('namespace').text || at.manifest.metadata.namespace;
      if (subject.at('kind').value !== 'ServiceAccount' || !name.text) {
        continue;
      }
      if (!namespace) {
        yield {
          at,
          field: subject.at('namespace').path,
          problem: 'a ServiceAccount needs its namespace here, got undefined',
          fix: 'set the namespace of the subject',
        };
      } else if (!exists(namespace, name.text)) {
        yield dangling(at, name, 'ServiceAccount', namespace, name.text);
      }
    }
  }
}
