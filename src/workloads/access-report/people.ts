import { byNamespaceAndName, Subject } from './plain';
import { Admission, admissions } from './policies';
import { Located, ManifestSet } from '../../core';

/**
 * Whether requests that come through the gateway get in: `claim`: only if the issuer sends the groups as one plain
 * string; `rule`: as the row says.
 */
export type Entrance = 'yes' | 'no' | 'claim' | 'rule';

/** Somebody with rights in a profile. */
export interface Access {
  /** `user ana@example.com`. */
  readonly who: string;
  /** ClusterRole, or `Role <name>`. @default - none: somebody who only passes the mesh */
  readonly role?: string;
  readonly isOwner: boolean;
  readonly throughGateway: Entrance;
  /** Where it stands. */
  readonly source: string;
}

const CONTROLLER = 'the profile controller';

/** Policies and bindings by namespace, read once for all profiles. */
export class AccessIndex {
  private readonly bindings: ReadonlyMap<string, readonly Located[]>;
  private readonly policies: ReadonlyMap<string, readonly Located[]>;

  constructor(set: ManifestSet) {
    this.bindings = byNamespaceAndName(set.ofKind('RoleBinding'));
    this.policies = byNamespaceAndName(set.ofKind('AuthorizationPolicy'));
  }

  /** Everybody with rights in the namespace of a profile: the owner, what the controller makes, contributors, others. */
  public of(profile: Located): Access[] {
    const { name } = profile.manifest.metadata;
    const owner = (profile.manifest.spec as { owner?: Subject } | undefined)?.owner ?? {};
    const doors = new Doors((this.policies.get(name) ?? []).flatMap(admissions));
    const entrance = doors.enter(owner);
    const list: Access[] = [
      { who: nameOf(owner), role: 'kubeflow-admin', isOwner: true, throughGateway: owner.kind === 'User' ? 'yes' : entrance, source: 'Profile' },
    ];
    for (const binding of this.bindings.get(name) ?? []) {
      const role = binding.manifest.roleRef as { kind?: string; name?: string } | undefined;
      for (const subject of (binding.manifest.subjects ?? []) as readonly Subject[]) {
        list.push({
          who: nameOf(subject), role: role?.kind === 'Role' ? `Role ${role.name}` : role?.name, isOwner: false,
          throughGateway: doors.enter(subject), source: `RoleBinding ${binding.manifest.metadata.name}`,
        });
      }
    }
    const pods = (account: string, role: string): Access => ({ who: `ServiceAccount ${name}/${account}`, role, isOwner: false, throughGateway: 'no', source: CONTROLLER });
    list.push(pods('default-editor', 'kubeflow-edit'), pods('default-viewer', 'kubeflow-view'));
    if (owner.kind !== 'User') { // the controller takes the owner's bare name for the id of a user
      list.push({ who: `requests of a user with the id ${owner.name}`, isOwner: false, throughGateway: 'yes', source: CONTROLLER });
    }
    return [...list, ...doors.others()];
  }
}

/** The policies of a namespace, and who of its people comes in by them. */
class Doors {
  private readonly used = new Set<string>();

  constructor(private readonly all: readonly Admission[]) {}

  /** Whether a subject comes in. */
  public enter(subject: Subject): Entrance {
    const ids = idsOf(subject);
    const found = this.all.some(one => one.ids?.some(id => ids.includes(id)));
    ids.forEach(id => this.used.add(id));
    return !found ? 'no' : subject.kind === 'Group' ? 'claim' : 'yes';
  }

  /** What lets in others than those who have entered. */
  public others(): Access[] {
    const row = (who: string, throughGateway: Entrance, policy: string): Access => ({ who, isOwner: false, throughGateway, source: `AuthorizationPolicy ${policy}` });
    const rows = this.all.flatMap(({ ids, words, policy }) => ids === undefined ? [row(words, 'rule', policy)]
      : ids.filter(id => !this.used.has(id)).map(id => row(`requests of ${id}`, 'yes', policy)));
    return [...new Map(rows.map(one => [`${one.who} ${one.source}`, one])).values()];
  }
}

/** The values by which headers may name a subject; a group may be at either end of a text with commas. */
function idsOf({ kind, name = '', namespace }: Subject): string[] {
  switch (kind) {
    case 'ServiceAccount': return [`system:serviceaccount:${namespace}:${name}`];
    case 'Group': return [name, `${name},*`, `*,${name}`];
    default: return [name];
  }
}

/** A subject as people read it. */
export function nameOf({ kind, name = '', namespace }: Subject): string {
  switch (kind) {
    case 'User': return `user ${name}`;
    case 'Group': return `group ${name}`;
    default: return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  }
}
