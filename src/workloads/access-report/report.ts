import { everywhere } from './everywhere';
import { Access, AccessIndex, Entrance, PROFILE_ROLES } from './people';
import { byName, compare, escaped, namedByNamespace, table } from './plain';
import { powerRows } from './powers';
import { gpus, Hard, hardOf, most, NO_LIMIT } from './quotas';
import { Roles, summary } from './roles';
import { IdentityHeaders, Located, ManifestSet, Report } from '../../core';
import { lifecycleOf } from '../profile/metadata';
import { Lifecycle } from '../team';

/** What the manifests alone do not say. */
export interface AccessReportOptions {
  /** Headers with the signed-in user, which nobody else can set. @default - any header that a policy looks at counts as such */
  readonly identity?: IdentityHeaders;
  /** Namespace whose policies count in all others. @default - that of the ConfigMap `istio`, else 'istio-system' */
  readonly meshNamespace?: string;
}

/**
 * A text for reviewers: who may do what in which profile, and how much each may use. Written as `access.md`, from the
 * manifests alone; nothing is written if there is no profile.
 */
export function accessReport(options: AccessReportOptions = {}): Report {
  return { file: 'access.md', render: set => accessText(set, options) };
}

/** A profile with what the report says of it. */
interface Team {
  readonly profile: Located;
  readonly state: Lifecycle;
  readonly people: readonly Access[];
  readonly hard: Hard;
}

function accessText(set: ManifestSet, { identity, meshNamespace = meshNamespaceOf(set) }: AccessReportOptions): string | undefined {
  const profiles = byName(set.ofKind('kubeflow.org/Profile'));
  if (profiles.length === 0) {
    return undefined;
  }
  const index = new AccessIndex(set, identity);
  const quotas = namedByNamespace(set, 'ResourceQuota');
  const roles = new Roles(set);
  const teams = profiles.map((profile): Team => ({
    profile, state: lifecycleOf(profile.annotations), people: index.of(profile), hard: hardOf(profile, quotas.get(profile.name)),
  }));
  return [
    '# Who may do what',
    'Made from the manifests beside it. Rights that were given by hand in the cluster are not in it, nor those of the cluster\'s administrators.',
    'Somebody who was removed here keeps the rights until the objects are pruned from the cluster. In the dashboard only the owner, if it is a user, ' +
      'and the administrators of the dashboard manage contributors; those with `kubeflow-admin` do it by `kubectl`.',
    '## Profiles',
    table(['profile', 'state', 'owner', 'admin', 'edit', 'view', 'GPUs', 'CPU', 'memory', 'storage'], teams.map(summaryRow)),
    ...teams.map(section),
    '## What the roles allow',
    'A role counts in the namespace of its profile only; the owner has `kubeflow-admin`.',
    ...roleSections(roles, teams.flatMap(team => team.people)),
    ...everywhere(set, roles, meshNamespace),
  ].join('\n\n') + '\n';
}

/** The mesh's control plane has its settings in a ConfigMap of that name; its namespace is the root of all policies. */
function meshNamespaceOf(set: ManifestSet): string {
  return byName(set.ofKind('ConfigMap').filter(config => config.name === 'istio'))[0]?.namespace ?? 'istio-system';
}

function summaryRow({ profile, state, people, hard }: Team): string[] {
  const count = (role: string) => String(people.filter(access => access.role === role && !access.isOwner && access.source.startsWith('RoleBinding')).length);
  return [
    profile.name, state, people[0].who, ...PROFILE_ROLES.map(count),
    gpus(hard), most(hard, 'requests.cpu', 'cpu'), most(hard, 'requests.memory', 'memory'), most(hard, 'requests.storage'),
  ];
}

const STATES: Readonly<Record<Lifecycle, string | undefined>> = {
  active: undefined,
  suspended: 'Suspended: nothing new starts, contributors can only look.',
  archived: 'Archived: nothing starts, only the owner has access.',
};

/** The mesh writes a list of groups into no header that a policy could read. */
const ENTRANCES: Readonly<Record<Entrance, string>> = {
  yes: 'yes', no: 'no', claim: 'only if the issuer\'s claim is one plain string', rule: 'where the rule matches',
};

const GROUP_OWNER = 'The owner is a group: the dashboard does not show the namespace to its members, and notebooks and models open for them only if ' +
  'the issuer sends the groups of a user as one plain string. Name a user as owner, or members as contributors, where that matters.';

function section({ profile, state, people, hard }: Team): string {
  const rows = people.map(({ who, role, isOwner, throughGateway, source }) => [who, isOwner ? `${role} (owner)` : role ?? 'none', ENTRANCES[throughGateway], source]);
  const said = STATES[state];
  return [
    `### ${escaped(profile.name)}`,
    ...said === undefined ? [] : [said],
    ...people[0].throughGateway === 'claim' ? [GROUP_OWNER] : [],
    table(['who', 'role', 'opens notebooks and models in the browser', 'from'], rows),
    hard.length === 0 ? 'No quota: the team may use all that the cluster has.' : table(['at most', '', 'quota'], hard),
    ...hard.length > 0 && gpus(hard) === NO_LIMIT ? ['GPUs have no limit.'] : [],
  ].join('\n\n');
}

/** A policy lets the requests of a person in or not: it does not tell the pages of a notebook from its terminal. */
const TERMINALS = 'Whoever opens a notebook in the browser has a terminal there. Commands in it run with the rights of the notebook\'s ServiceAccount, which is ' +
  '`default-editor` with `kubeflow-edit` unless the notebook names another, whatever the role of the person.';

function roleSections(roles: Roles, people: readonly Access[]): string[] {
  const further = new Set(people.flatMap(({ role = '' }) => role === '' || role.startsWith('Role ') ? [] : role));
  PROFILE_ROLES.forEach(role => further.delete(role));
  const names = [...PROFILE_ROLES, ...[...further].sort(compare)];
  const known = names.flatMap(name => {
    const rights = roles.rights(name);
    return rights === undefined ? [] : [{ name, rights, entersNotebooks: people.some(({ role, throughGateway }) => role === name && throughGateway !== 'no') }];
  });
  const unknown = names.filter(name => roles.rights(name) === undefined);
  return [
    ...people.some(({ throughGateway }) => throughGateway !== 'no') ? [TERMINALS] : [],
    ...known.length === 0 ? [] : [table(['may', ...known.map(({ name }) => name)], powerRows(known))],
    ...known.map(({ name, rights }) => `### ${escaped(name)}\n\n${table(['API group', 'changes', 'only sees'], summary(rights))}`),
    ...unknown.length === 0 ? [] : [`Not in the manifests, so what they allow stands in the cluster: ${unknown.map(name => `\`${name}\``).join(', ')}.`],
  ];
}
