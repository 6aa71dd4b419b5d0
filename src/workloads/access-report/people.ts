import { byNamespaceAndName, Subject } from './plain';
import { Located, ManifestSet } from '../../core';

/** Somebody with rights in a profile. */
export interface Access {
  /** `user ana@example.com`. */
  readonly who: string;
  /** ClusterRole, or `Role <name>`. @default - none: somebody who only passes the mesh */
  readonly role?: string;
  readonly isOwner: boolean;
  /** Whether an AuthorizationPolicy lets the requests in that come through the gateway. */
  readonly throughGateway: boolean;
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
    const doors = new Map<string, string>();
    (this.policies.get(name) ?? []).forEach(policy => admitted(policy).forEach(id => doors.has(id) || doors.set(id, policy.manifest.metadata.name)));
    const used = new Set<string>();
    const enters = (subject: Subject) => idsOf(subject).some(id => doors.has(id) && used.add(id));
    const list: Access[] = [
      { who: nameOf(owner), role: 'kubeflow-admin', isOwner: true, throughGateway: enters(owner) || owner.kind === 'User', source: 'Profile' },
    ];
    for (const binding of this.bindings.get(name) ?? []) {
      const role = binding.manifest.roleRef as { kind?: string; name?: string } | undefined;
      for (const subject of (binding.manifest.subjects ?? []) as readonly Subject[]) {
        list.push({
          who: nameOf(subject), role: role?.kind === 'Role' ? `Role ${role.name}` : role?.name, isOwner: false, throughGateway: enters(subject),
          source: `RoleBinding ${binding.manifest.metadata.name}`,
        });
      }
    }
    const pods = (account: string, role: string): Access => ({ who: `ServiceAccount ${name}/${account}`, role, isOwner: false, throughGateway: false, source: CONTROLLER });
    list.push(pods('default-editor', 'kubeflow-edit'), pods('default-viewer', 'kubeflow-view'));
    const loose = [...doors].filter(([id]) => !used.has(id) && !id.includes('*')).map(([id, policy]) =>
      ({ who: `requests of ${id}`, isOwner: false, throughGateway: true, source: `AuthorizationPolicy ${policy}` }));
    return [...list, ...loose];
  }
}

/** Values of headers with which a policy lets requests in. */
function admitted(policy: Located): string[] {
  const spec = policy.manifest.spec as { action?: string; rules?: readonly { when?: readonly { key: string; values?: readonly string[] }[] }[] } | undefined;
  if (spec?.action !== undefined && spec.action !== 'ALLOW') {
    return [];
  }
  return (spec?.rules ?? []).flatMap(rule => rule.when ?? []).filter(one => one.key.startsWith('request.headers[')).flatMap(one => [...one.values ?? []]);
}

/** The values by which headers may name a subject. */
function idsOf({ kind, name = '', namespace }: Subject): string[] {
  return kind === 'ServiceAccount' ? [`system:serviceaccount:${namespace}:${name}`] : [name];
}

function nameOf({ kind, name = '', namespace }: Subject): string {
  switch (kind) {
    case 'User': return `user ${name}`;
    case 'Group': return `group ${name}`;
    default: return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  }
}
