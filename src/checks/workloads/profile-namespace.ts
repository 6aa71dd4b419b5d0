import { PROFILE } from './quotas';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `Profile/Namespace`: each namespace belongs to one profile, and says so. */
export const profileNamespace: Rule = {
  id: 'Profile/Namespace',
  why: 'The profile controller takes a namespace only if its annotation "owner" names the owner of the profile; otherwise the team gets no accounts and no access.',
  check: disputedNamespaces,
};

function* disputedNamespaces(set: ManifestSet): Generator<Violation> {
  const namespaces = byName(set.ofKind('Namespace'));
  for (const [name, [at, ...others]] of byName(set.ofKind(PROFILE))) {
    for (const other of others) {
      yield {
        at: other,
        field: 'metadata.name',
        problem: `two profiles claim one namespace, got ${shown(name)} here and in ${at.path}`,
        fix: 'give one of them another name, or make them one profile with contributors',
      };
    }
    if (isOfKubernetes(name)) {
      yield {
        at,
        field: 'metadata.name',
        problem: `is a namespace of the cluster itself, which the profile controller does not take, got ${shown(name)}`,
        fix: 'choose another name, e.g. that of the team',
      };
    }
    yield* (namespaces.get(name) ?? []).flatMap(namespace => unowned(namespace, at));
  }
}

function byName(all: readonly Located[]): ReadonlyMap<string, readonly [Located, ...Located[]]> {
  const found = new Map<string, [Located, ...Located[]]>();
  for (const one of all) {
    const same = found.get(one.name);
    same ? same.push(one) : found.set(one.name, [one]);
  }
  return found;
}

function isOfKubernetes(name: string): boolean {
  return name === 'default' || name.startsWith('kube-');
}

function unowned(namespace: Located, profile: Located): Violation[] {
  const owner = profile.at('spec', 'owner', 'name').text;
  const said = namespace.at('metadata', 'annotations', 'owner');
  return owner === undefined || said.value === owner ? [] : [{
    at: namespace,
    field: said.path,
    problem: `the namespace of profile ${profile.name} must name its owner ${shown(owner)}, got ${shown(said.value)}`,
    fix: `leave the Namespace out, or annotate it with owner: ${owner}`,
  }];
}
