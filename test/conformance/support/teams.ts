import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { isManifest, Manifest } from './manifests';
import { Located, ManifestSet, rendered } from '../../../src/core';
import { group, Profile, ProfileProps, user } from '../../../src/workloads';

/** The objects of constructs, each construct added by a function. */
export function synthesized(...add: readonly ((chart: Chart) => void)[]): Manifest[] {
  const chart = new Chart(new App(), 'conformance');
  add.forEach(one => one(chart));
  return rendered(chart).all.map(one => one.manifest).filter(isManifest);
}

/** A set of manifests as rules and reports take it. */
export function setOf(manifests: readonly Manifest[]): ManifestSet {
  return new ManifestSet(manifests.map(one => new Located({ path: `${one.kind}/${one.metadata.name}`, component: 'all', stage: 'base', folder: 'all' }, one)));
}

/** Properties of the team `vision`, with a contributor of each role. */
export const VISION: ProfileProps = {
  owner: user('ana@example.com'),
  contributors: { admin: [user('bo@example.com')], edit: [group('vision-engineers')], view: [user('cy@example.com')] },
  quota: { cpu: Cpu.units(8), memory: Size.gibibytes(32), gpus: { nvidia: 2 } },
  podSecurity: 'baseline',
};

/** The team `vision`, and the suspended team `attic`. */
export function teams(): Manifest[] {
  return synthesized(
    chart => new Profile(chart, 'vision', VISION),
    chart => new Profile(chart, 'attic', { owner: user('eli@example.com'), contributors: { edit: [user('fay@example.com')] }, lifecycle: 'suspended' }),
  );
}

/** A team of the Pod Security level baseline, without a quota: its namespace takes pods as a team's does, and limits nothing else. */
export function baselineTeam(name: string): Manifest[] {
  return synthesized(chart => new Profile(chart, name, { owner: user('ana@example.com'), podSecurity: 'baseline' }));
}

/** What the profile controller makes for each profile: the owner's binding, and those of the two accounts. */
export function madeByController(manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(one => one.kind === 'Profile').flatMap(({ metadata: { name: namespace }, spec }) => {
    const account = (name: string) => ({ kind: 'ServiceAccount', name, namespace });
    const { kind, name } = spec.owner;
    const binding = (id: string, role: string, subject: object): Manifest => ({
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: id, namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role }, subjects: [subject],
    });
    return [
      binding('namespaceAdmin', 'kubeflow-admin', kind === 'ServiceAccount' ? account(name) : { kind, name, apiGroup: 'rbac.authorization.k8s.io' }),
      binding('default-editor', 'kubeflow-edit', account('default-editor')),
      binding('default-viewer', 'kubeflow-view', account('default-viewer')),
    ];
  });
}
