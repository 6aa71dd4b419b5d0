import { namedByNamespace, Subject, subjectAt } from './plain';
import { Admission, admissions } from './policies';
import { IdentityHeaders, Located, ManifestSet } from '../../core';

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

/** Roles of profiles, the highest first; the profile controller binds them by these names. */
export const PROFILE_ROLES = ['kubeflow-admin', 'kubeflow-edit', 'kubeflow-view'] as const;

const CONTROLLER = 'the profile controller';
const [OWNER_ROLE, EDITOR_ROLE, VIEWER_ROLE] = PROFILE_ROLES;

/** Policies and bindings by namespace, read once for all profiles. */
export class AccessIndex {
  private readonly bindings: ReadonlyMap<string, readonly Located[]>;
  private readonly policies: ReadonlyMap<string, readonly Located[]>;

  constructor(set: ManifestSet, private readonly identity?: IdentityHeaders) {
    this.bindings = namedByNamespace(set, 'rbac.authorization.k8s.io/RoleBinding');
    this.policies = namedByNamespace(set, 'security.istio.io/AuthorizationPolicy');
  }

  /** Everybody with rights in the namespace of a profile: the owner, contributors and others, what the controller makes. */
  public of(profile: Located): Access[] {
    const { name } = profile;
    const owner = subjectAt(profile.at('spec', 'owner'));
    const doors = new Doors((this.policies.get(name) ?? []).flatMap(policy => admissions(policy, this.identity)), this.identity?.userIdPrefix);
    const entrance = doors.enter(owner);
    const row = (who: string, role: string, throughGateway: Entrance, source: string): Access => ({ who, role, throughGateway, source, isOwner: false });
    const bound = (this.bindings.get(name) ?? []).flatMap(binding => binding.at('subjects').items().map(subjectAt)
      .map(subject => row(nameOf(subject), roleOf(binding), doors.enter(subject), `RoleBinding ${binding.name}`)));
    return [
      { ...row(nameOf(owner), OWNER_ROLE, owner.kind === 'User' ? 'yes' : entrance, 'Profile'), isOwner: true },
      ...bound,
      row(`ServiceAccount ${name}/default-editor`, EDITOR_ROLE, 'no', CONTROLLER),
      row(`ServiceAccount ${name}/default-viewer`, VIEWER_ROLE, 'no', CONTROLLER),
      // The controller takes the owner's bare name for the id of a user.
      ...owner.kind === 'User' ? [] : [{ who: `requests of a user with the id ${owner.name}`, isOwner: false, throughGateway: 'yes' as const, source: CONTROLLER }],
      ...doors.others(),
    ];
  }
}

/** `kubeflow-edit`, or `Role reader` for a role of the namespace. */
function roleOf(binding: Located): string {
  const ref = binding.at('roleRef');
  const name = ref.at('name').text ?? '';
  return ref.at('kind').value === 'Role' ? `Role ${name}` : name;
}

/** The policies of a namespace, and who of its people comes in by them. */
class Doors {
  private readonly used = new Set<string>();
  private readonly open: ReadonlySet<string>;

  constructor(private readonly all: readonly Admission[], private readonly prefix = '') {
    this.open = new Set(all.flatMap(({ ids }) => ids ?? []));
  }

  /** Whether a subject comes in. */
  public enter(subject: Subject): Entrance {
    const ids = idsOf(subject, this.prefix);
    ids.forEach(id => this.used.add(id));
    return !ids.some(id => this.open.has(id)) ? 'no' : subject.kind === 'Group' ? 'claim' : 'yes';
  }

  /** What lets in others than those who have entered. */
  public others(): Access[] {
    const row = (who: string, throughGateway: Entrance, policy: string): Access => ({ who, isOwner: false, throughGateway, source: `AuthorizationPolicy ${policy}` });
    const rows = this.all.flatMap(({ ids, words, policy }) => ids === undefined ? [row(words, 'rule', policy)]
      : ids.filter(id => !this.used.has(id)).map(id => row(`requests of ${id}`, 'yes', policy)));
    return [...new Map(rows.map(access => [`${access.who} ${access.source}`, access])).values()];
  }
}

/** The values by which headers may name a subject; a group may be at either end of a text with commas. */
function idsOf({ kind, name, namespace }: Subject, prefix: string): string[] {
  switch (kind) {
    case 'ServiceAccount': return [`${prefix}system:serviceaccount:${namespace}:${name}`];
    case 'Group': return [name, `${name},*`, `*,${name}`];
    default: return [`${prefix}${name}`];
  }
}

/** A subject as people read it. */
export function nameOf({ kind, name, namespace }: Subject): string {
  switch (kind) {
    case 'User': return `user ${name}`;
    case 'Group': return `group ${name}`;
    default: return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  }
}
