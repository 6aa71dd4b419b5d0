import { Api, Question } from '../support/api';
import { concurrently, Finding, labelOf, Manifest } from '../support/manifests';
import { collects, rightsKnown, rolesFilled } from '../support/rights';

/** A row of the table: what somebody may or may not do. */
export interface Expectation {
  /** As written: `account cert-manager/cert-manager`, `user ana@example.com`, `group vision-engineers`. */
  readonly who: string;
  readonly verb: string;
  /** `secrets`, `deployments.apps`, `notebooks.kubeflow.org/status`, or a path such as `/metrics`. */
  readonly what: string;
  /** Undefined: in all of them. */
  readonly namespace?: string;
  readonly allowed: boolean;
  readonly why: string;
}

/** Rows of the Markdown table `who | verbs | what | namespace | may | why`; several verbs or things stand with commas. */
export function expectations(markdown: string): Expectation[] {
  const rows = markdown.split('\n').filter(line => /^\|/.test(line) && !/^\|[\s-]*-+/.test(line)).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
  return rows.filter(([who]) => who !== 'who').flatMap(([who, verbs, things, namespace, may, why], index) => {
    if (!/^(account \S+\/\S+|user \S+|group \S+)$/.test(who) || !/^(yes|no)$/.test(may) || why === undefined || why === '') {
      throw new Error(`row ${index + 1} of the table is not "who | verbs | what | namespace | yes or no | why": ${who} | ${verbs} | ${things} | ${namespace} | ${may} | ${why}`);
    }
    return list(verbs).flatMap(verb => list(things).map(what => ({ who, verb, what, ...namespace !== '*' && { namespace }, allowed: may === 'yes', why })));
  });
}

/** Rows for which the server answers otherwise. */
export async function accessFindings(api: Api, rows: readonly Expectation[]): Promise<Finding[]> {
  await rightsKnown(api);
  const answers = await concurrently(rows, one => api.allows(question(one)));
  return rows.filter((one, index) => one.allowed !== answers[index]).map(one => ({
    object: one.who,
    problem: `${one.allowed ? 'may not' : 'may'} ${one.verb} ${one.what} in ${one.namespace ?? 'all namespaces'}, though ${one.allowed ? 'it has to' : 'it must not'}: ${one.why}`,
  }));
}

/** The question of a row as the authorizer takes it. */
export function question({ who, verb, what, namespace }: Pick<Expectation, 'who' | 'verb' | 'what' | 'namespace'>): Question {
  const subject = subjectOf(who);
  if (what.startsWith('/')) {
    return { ...subject, verb, path: what, resource: '' };
  }
  const [full, subresource] = what.split('/');
  const [resource, ...group] = full.split('.');
  return { ...subject, verb, namespace, resource, subresource, group: group.join('.') };
}

function subjectOf(who: string): Pick<Question, 'user' | 'groups'> {
  const [kind, name] = who.split(' ');
  if (kind === 'account') {
    const namespace = name.split('/')[0];
    return { user: `system:serviceaccount:${name.replace('/', ':')}`, groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`] };
  }
  return kind === 'group' ? { user: 'a-member@example.com', groups: [name] } : { user: name };
}

function list(cell: string): string[] {
  return cell.split(',').map(one => one.trim().replace(/^`|`$/g, ''));
}

/** ServiceAccounts that the pods of a set run as, as `account <namespace>/<name>`. */
export function accountsOfPods(manifests: readonly Manifest[]): string[] {
  const found = manifests.filter(one => /^(Deployment|StatefulSet|DaemonSet|Job)$/.test(one.kind)).map(one => {
    const name = one.spec?.template?.spec?.serviceAccountName as string | undefined;
    return name === undefined ? undefined : `account ${one.metadata.namespace}/${name}`;
  });
  return [...new Set(found.filter((one): one is string => one !== undefined))].sort();
}

/** All ServiceAccounts of a set. */
export function accountsOf(manifests: readonly Manifest[]): string[] {
  return manifests.filter(one => one.kind === 'ServiceAccount').map(one => `account ${one.metadata.namespace}/${one.metadata.name}`).sort();
}

/** Accounts that may read the Secrets of all namespaces. */
export async function readersOfAllSecrets(api: Api, accounts: readonly string[]): Promise<string[]> {
  await rightsKnown(api);
  const asked = (who: string) => Promise.all(['get', 'list', 'watch'].map(verb => api.allows(question({ who, verb, what: 'secrets' }))));
  const answers = await concurrently(accounts, async who => (await asked(who)).includes(true));
  return accounts.filter((_, index) => answers[index]);
}

/** A rule of a role, for one of its accounts. */
interface Granted {
  readonly who: string;
  readonly namespace?: string;
  readonly rule: Readonly<Record<'apiGroups' | 'resources' | 'resourceNames', readonly string[] | undefined>> & { readonly verbs: readonly string[] };
}

/**
 * What the bindings of a set allow to its accounts, as questions: one for each verb, group and resource. Wildcards stay
 * wildcards, which the authorizer allows only by a wildcard.
 */
export function grantedQuestions(manifests: readonly Manifest[]): { readonly who: string; readonly question: Question }[] {
  return granted(manifests).flatMap(({ who, namespace, rule }) => rule.verbs.flatMap(verb => (rule.apiGroups ?? []).flatMap(group => (rule.resources ?? []).flatMap(resource => {
    const [name, subresource] = resource.split('/');
    return (rule.resourceNames ?? [undefined]).map(only => ({ who, question: { ...subjectOf(who), verb, group, resource: name, subresource, namespace, name: only } }));
  }))));
}

function granted(manifests: readonly Manifest[]): Granted[] {
  const rules = (kind: string, namespace: string | undefined, name: string): Granted['rule'][] =>
    manifests.find(one => one.kind === kind && one.metadata.name === name && (kind === 'ClusterRole' || one.metadata.namespace === namespace))?.rules ?? [];
  return manifests.filter(one => /^(Cluster)?RoleBinding$/.test(one.kind)).flatMap(binding => {
    const { roleRef, subjects = [], metadata: { namespace } } = binding;
    const accounts = subjects.filter((one: any) => one.kind === 'ServiceAccount').map((one: any) => `account ${one.namespace ?? namespace}/${one.name}` as string);
    return accounts.flatMap((who: string) => rules(roleRef.kind, namespace, roleRef.name)
      .map(rule => ({ who, rule, ...binding.kind === 'RoleBinding' && { namespace } })));
  });
}

/** Rights that the bindings of one set give to accounts, and the server does not. */
export async function withheldFindings(api: Api, manifests: readonly Manifest[], accounts: readonly string[]): Promise<Finding[]> {
  await rightsKnown(api);
  const asked = grantedQuestions(manifests).filter(one => accounts.includes(one.who));
  const answers = await concurrently(asked, one => api.allows(one.question));
  return asked.filter((_, index) => !answers[index]).map(one => ({ object: one.who, problem: `may not ${worded(one.question)}` }));
}

/** A question in words. */
function worded({ verb, resource, subresource, group, namespace, name }: Question): string {
  const what = `${resource}${group ? `.${group}` : ''}${subresource ? `/${subresource}` : ''}`;
  return `${verb} ${what}${name === undefined ? '' : ` "${name}"`} in ${namespace ?? 'all namespaces'}`;
}

/** Aggregated roles that collect nothing, once the controller has filled all of them. */
export async function aggregationFindings(api: Api, manifests: readonly Manifest[]): Promise<Finding[]> {
  const live = await rolesFilled(api);
  return manifests.filter(one => one.kind === 'ClusterRole' && 'aggregationRule' in one && !live.some(other => collects(one, other)))
    .map(one => ({ object: labelOf(one), problem: 'aggregates nothing: no role has one of its labels' }));
}
