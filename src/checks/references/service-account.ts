import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { orExistingPlatform } from '../platforms';
import { namingPods } from '../workloads/train-job-pods';

/** `References/ServiceAccount`: pods and bindings name ServiceAccounts that exist. */
export const referencesServiceAccount: Rule = {
  id: 'References/ServiceAccount',
  why: 'No pod is made for a ServiceAccount that does not exist, and a permission given to it reaches nobody.',
  check: danglingAccounts,
};

/** Fields of other kinds that name an account in their namespace. */
const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'sparkoperator.k8s.io/SparkApplication': [['spec', 'driver', 'serviceAccount'], ['spec', 'executor', 'serviceAccount']],
  'sparkoperator.k8s.io/ScheduledSparkApplication': [['spec', 'template', 'driver', 'serviceAccount'], ['spec', 'template', 'executor', 'serviceAccount']],
};

/** Made by the profile controller in each profile's namespace. */
const OF_PROFILES = new Set(['default-editor', 'default-viewer']);

function* danglingAccounts(set: ManifestSet): Generator<Violation> {
  const exists = (namespace: string, name: string) => name === 'default' && set.hasNamespace(namespace) ||
    OF_PROFILES.has(name) && set.isProfile(namespace) || set.has('ServiceAccount', namespace, name);
  const ofPods = namingPods(set).map(({ at, namespace, spec }) => ({ at, namespace, name: spec.at('serviceAccountName') }));
  const ofOthers = Object.entries(NAMES).flatMap(([kind, paths]) => set.ofKind(kind).flatMap(at => paths.map(path => ({ at, namespace: at.namespace, name: at.at(...path) }))));
  for (const { at, namespace, name } of [...ofPods, ...ofOthers]) {
    if (namespace && name.text && !exists(namespace, name.text)) {
      yield dangling(at, name, 'ServiceAccount', namespace, name.text, OF_PROFILES.has(name.text) ? `; a Profile of the namespace makes it too${orExistingPlatform(set)}` : '');
    }
  }
  for (const at of set.ofKind('rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding')) {
    for (const subject of at.at('subjects').items()) {
      const name = subject.at('name');
      const namespace = subject.at('namespace').text || at.namespace;
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
