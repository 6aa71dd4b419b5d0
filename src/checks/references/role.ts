import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';

/** `References/Role`: bindings grant roles that exist. */
export const referencesRole: Rule = {
  id: 'References/Role',
  why: 'A binding to a role that does not exist grants nothing, and its target cannot be changed later.',
  check: danglingRoles,
};

const GROUP = 'rbac.authorization.k8s.io';
const BUILT_IN = /^(cluster-admin|admin|edit|view|system:.*)$/;
const BUILT_IN_ROLE = /^(extension-apiserver-authentication-reader|system:.*)$/;

function* danglingRoles(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`)) {
    const [kind, name] = [at.at('roleRef', 'kind').text, at.at('roleRef', 'name')];
    const { namespace } = at;
    if (!name.text) {
      continue;
    }
    if (kind === 'ClusterRole' && !BUILT_IN.test(name.text) && !set.has(`${GROUP}/ClusterRole`, undefined, name.text)) {
      yield dangling(at, name, 'ClusterRole', undefined, name.text);
    }
    const ofKubernetes = (namespace === 'kube-system' || namespace === 'kube-public') && BUILT_IN_ROLE.test(name.text);
    if (kind === 'Role' && namespace && !ofKubernetes && !set.has(`${GROUP}/Role`, namespace, name.text)) {
      yield dangling(at, name, 'Role', namespace, name.text);
    }
  }
}
