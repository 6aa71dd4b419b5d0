import { everywhere } from './everywhere';
import { Access, AccessIndex, Entrance } from './people';
import { byNamespaceAndName, escaped, table } from './plain';
import { powersOf, Roles, summary } from './roles';
import { Located, ManifestSet, Report } from '../../core';

/** Roles of profiles, the highest first. */
const ROLES = ['kubeflow-admin', 'kubeflow-edit', 'kubeflow-view'] as const;
const NO_LIMIT = 'no limit';

/**
 * A text for reviewers: who may do what in which profile, and how much each may use. Written as `access.md`, from the
 * manifests alone; nothing is written if there is no profile.
 */
export function accessReport(): Report {
  return { file: 'access.md', render: accessText };
}

function accessText(set: ManifestSet): string | undefined {
  const profiles = [...set.ofKind('Profile')].sort((a, b) => nameOf(a) < nameOf(b) ? -1 : 1);
  if (profiles.length === 0) {
    return undefined;
  }
  const index = new AccessIndex(set);
  const quotas = byNamespaceAndName(set.ofKind('ResourceQuota'));
  const roles = new Roles(set);
  const teams = profiles.map(profile => ({ profile, people: index.of(profile), hard: hardOf(profile, quotas.get(nameOf(profile)) ?? []) }));
  const further = [...new Set(teams.flatMap(one => one.people.map(access => access.role ?? '')))]
    .filter(role => role !== '' && !role.startsWith('Role ') && !(ROLES as readonly string[]).includes(role)).sort();
  return [
    '# Who may do what',
    'Made from the manifests beside it. Rights that were given by hand in the cluster are not in it, nor those of the cluster\'s administrators.',
    'Somebody who was removed here keeps the rights until the objects are pruned from the cluster. In the dashboard only the owner, if it is a user, ' +
      'and the administrators of the dashboard manage contributors; those with `kubeflow-admin` do it by `kubectl`.',
    '## Profiles',
    table(['profile', 'state', 'owner', 'admin', 'edit', 'view', 'GPUs', 'CPU', 'memory', 'storage'], teams.map(summaryRow)),
    ...teams.map(one => section(one.profile, one.people, one.hard)),
    '## What the roles allow',
    'A role counts in the namespace of its profile only; the owner has `kubeflow-admin`.',
    ...roleSections(roles, [...ROLES, ...further]),
    ...everywhere(set, roles),
  ].join('\n\n') + '\n';
}

function nameOf(one: Located): string {
  return one.manifest.metadata.name;
}

function stateOf(profile: Located): string {
  return profile.manifest.metadata.annotations?.['cdk8s-kubeflow/lifecycle'] ?? 'active';
}

type Hard = readonly (readonly [key: string, value: string, quota: string])[];

/** All limits of a profile; those of the `Profile` itself become a quota by the controller. */
function hardOf(profile: Located, quotas: readonly Located[]): Hard {
  const entries = (spec: unknown, name: string) => Object.entries((spec as { hard?: Readonly<Record<string, unknown>> } | undefined)?.hard ?? {})
    .map(([key, value]) => [key, String(value), name] as const);
  const own = (profile.manifest.spec as { resourceQuotaSpec?: unknown } | undefined)?.resourceQuotaSpec;
  return [...entries(own, 'kf-resource-quota'), ...quotas.flatMap(one => entries(one.manifest.spec, nameOf(one)))].sort(([a], [b]) => a < b ? -1 : 1);
}

/** What the quotas allow of a resource, in few words. */
function most(hard: Hard, ...keys: readonly string[]): string {
  return hard.filter(([key]) => keys.includes(key)).map(([, value]) => value).join(', ') || NO_LIMIT;
}

/** `nvidia.com/gpu 4` for each accelerator that is limited. */
function gpus(hard: Hard): string {
  return hard.filter(([key]) => /^requests\..+\//.test(key)).map(([key, value]) => `${key.slice('requests.'.length)} ${value}`).join(', ') || NO_LIMIT;
}

function summaryRow({ profile, people, hard }: { profile: Located; people: readonly Access[]; hard: Hard }): string[] {
  const count = (role: string) => String(people.filter(one => one.role === role && !one.isOwner && one.source.startsWith('RoleBinding')).length);
  return [
    nameOf(profile), stateOf(profile), people[0].who, ...ROLES.map(count),
    gpus(hard), most(hard, 'requests.cpu', 'cpu'), most(hard, 'requests.memory', 'memory'), most(hard, 'requests.storage'),
  ];
}

const STATES: Readonly<Record<string, string>> = {
  suspended: 'Suspended: nothing new starts, contributors can only look.',
  archived: 'Archived: nothing starts, only the owner has access.',
};

/** The mesh writes a list of groups into no header that a policy could read. */
const ENTRANCES: Readonly<Record<Entrance, string>> = {
  yes: 'yes', no: 'no', claim: 'only if the issuer\'s claim is one plain string', rule: 'where the rule matches',
};

const GROUP_OWNER = 'The owner is a group: the dashboard does not show the namespace to its members, and notebooks and models open for them only if ' +
  'the issuer sends the groups of a user as one plain string. Name a user as owner, or members as contributors, where that matters.';

function section(profile: Located, people: readonly Access[], hard: Hard): string {
  const rows = people.map(one => [one.who, one.isOwner ? `${one.role} (owner)` : one.role ?? 'none', ENTRANCES[one.throughGateway], one.source]);
  const state = STATES[stateOf(profile)];
  return [
    `### ${escaped(nameOf(profile))}`,
    ...state === undefined ? [] : [state],
    ...people[0].throughGateway === 'claim' ? [GROUP_OWNER] : [],
    table(['who', 'role', 'notebooks and models through the gateway', 'from'], rows),
    hard.length === 0 ? 'No quota: the team may use all that the cluster has.' : table(['at most', '', 'quota'], hard),
    ...hard.length > 0 && gpus(hard) === NO_LIMIT ? ['GPUs have no limit.'] : [],
  ].join('\n\n');
}

function roleSections(roles: Roles, names: readonly string[]): string[] {
  const known = names.flatMap(name => {
    const rights = roles.rights(name);
    return rights === undefined ? [] : [{ name, rights }];
  });
  const unknown = names.filter(name => roles.rights(name) === undefined);
  return [
    ...known.length === 0 ? [] : [table(['may', ...known.map(one => one.name)], powersOf(known.map(one => one.rights)))],
    ...known.map(({ name, rights }) => `### ${escaped(name)}\n\n${table(['API group', 'changes', 'only sees'], summary(rights))}`),
    ...unknown.length === 0 ? [] : [`Not in the manifests, so what they allow stands in the cluster: ${unknown.map(name => `\`${name}\``).join(', ')}.`],
  ];
}
