import { Located, Rule } from '../../core';

/** Each namespace belongs to one profile, and says so. */
export const profileNamespace: Rule = {
  id: 'Profile/Namespace',
  why: 'The profile controller takes a namespace only if its annotation "owner" names the owner of the profile; otherwise the team gets no accounts and no access.',
  * check(set) {
    const namespaces = new Map<string, Located[]>();
    set.ofKind('Namespace').forEach(one => namespaces.set(one.manifest.metadata.name, [...namespaces.get(one.manifest.metadata.name) ?? [], one]));
    const profiles = new Map<string, Located>();
    for (const at of set.ofKind('Profile')) {
      const { name } = at.manifest.metadata;
      const other = profiles.get(name);
      if (other !== undefined) {
        yield {
          at, field: 'metadata.name', problem: `two profiles claim one namespace, got ${JSON.stringify(name)} here and in ${other.path}`,
          fix: 'give one of them another name, or make them one profile with contributors',
        };
        continue;
      }
      profiles.set(name, at);
      const owner = (at.manifest.spec as { owner?: { name?: string } } | undefined)?.owner?.name;
      for (const namespace of namespaces.get(name) ?? []) {
        const said = namespace.manifest.metadata.annotations?.owner;
        if (said !== owner) {
          yield {
            at: namespace, field: 'metadata.annotations.owner',
            problem: `the namespace of profile ${name} must name its owner ${JSON.stringify(owner)}, got ${JSON.stringify(said)}`,
            fix: `leave the Namespace out, or annotate it with owner: ${owner}`,
          };
        }
      }
    }
  },
};
