import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { Lookup } from '../lookup';

/** `References/Role`: bindings grant roles that exist. */
export const referencesRole: Rule = {
  id: 'References/Role',
  why: 'A binding to a role that does not exist grants nothing, and its target cannot be changed later.',
  check: missing,
};

const GROUP = 'rbac.authorization.k8s.io';
const BUILT_IN = /^(cluster-admin|admin|edit|view|system:.*)$/;
const BUILT_IN_ROLE = /^(extension-apiserver-authentication-reader|system:.*)$/;

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.ofKind('RoleBinding', 'ClusterRoleBinding')) {
    const ref = new Field(at.manifest).at('roleRef');
    const [kind, name] = [ref.at('kind').text, ref.at('name')];
    const { namespace } = at.manifest.metadata;
    if (!name.text) {
      continue;
    }
    if (kind === 'ClusterRole' && !BUILT_IN.test(name.text) && !lookup.has(GROUP, 'ClusterRole', undefined, name.text)) {
      yield dangling(at, name, 'ClusterRole', undefined, name.text);
    }
    const ofKubernetes = (namespace === 'kube-system' || namespace === 'kube-public') && BUILT_IN_ROLE.test(name.text);
    if (kind === 'Role' && namespace && !ofKubernetes && !lookup.has(GROUP, 'Role', namespace, name.text)) {
      yield dangling(at, name, 'Role', namespace, name.text);
    }
  }
}
