import { ConfigError, Field, groupOf, Kinds, Located, ManifestSet, resolvedKind, shown } from '../core';
import { Principal, PrincipalRef, resolvedPrincipal } from '../workloads';
import { allows, Rights, rightsAt, Roles } from '../workloads/access-report/roles';

/** What somebody asks the API server for. */
export interface Question {
  /** `get`, `create`, `delete` ... */
  readonly verb: string;
  /** Kind, with its group where the kind alone is ambiguous; or a resource such as `pods/exec`. */
  readonly kind: string;
  /** Namespace of the object. @default - all namespaces, or a kind without them */
  readonly namespace?: string;
}

/** What RBAC answers, by the manifests alone. */
export interface Answer {
  readonly allowed: boolean;
  /** Roles that were looked at, as `<binding> -> <role>`. */
  readonly roles: readonly string[];
}

const RBAC = 'rbac.authorization.k8s.io';

/** Roles that the profile controller gives in the namespace of each profile, beside the owner's. */
const OF_ACCOUNTS: Readonly<Record<string, string>> = { 'default-editor': 'kubeflow-edit', 'default-viewer': 'kubeflow-view' };

/**
 * Whether the manifests allow somebody something: by their bindings and roles, and by those that the profile controller makes.
 *
 * @throws ConfigError `Question` if the kind is not known
 */
export function answer(set: ManifestSet, who: PrincipalRef, question: Question): Answer {
  const principal = resolvedPrincipal(who);
  const [group, resource] = resourceOf(question.kind, set);
  const roles = new Roles(set);
  const bound = [...bindings(set, principal, question.namespace), ...controllers(set, principal, question.namespace)];
  return {
    allowed: bound.some(one => allows(one.rights(roles), question.verb, group, resource)),
    roles: bound.map(one => one.words),
  };
}

/** Group and plural of a kind, or of a resource as it is written in rules. */
function resourceOf(kind: string, set: ManifestSet): [group: string, resource: string] {
  if (/^[a-z]+(\/[a-z]+)?$/.test(kind)) {
    return ['', kind];
  }
  const key = set.customKind(kind) === undefined ? resolvedKind(kind, 'Question') : kind;
  const plural = Kinds.facts(key)?.plural ?? set.customKind(key)?.plural;
  if (plural === undefined) {
    throw new ConfigError('Question', `kind is not known, got ${shown(kind)}; write it with its group, e.g. "kubeflow.org/Notebook"`);
  }
  return [groupOf(key), plural];
}

interface Bound {
  readonly words: string;
  rights(roles: Roles): readonly Rights[];
}

function bindings(set: ManifestSet, principal: Principal, namespace: string | undefined): Bound[] {
  return set.ofKind(`${RBAC}/RoleBinding`, `${RBAC}/ClusterRoleBinding`)
    .filter(one => one.kind === 'ClusterRoleBinding' || namespace !== undefined && one.namespace === namespace)
    .filter(one => one.at('subjects').items().some(subject => isSubject(subject, principal, one)))
    .map(one => bound(set, one.label, one.at('roleRef', 'kind').text ?? '', one.at('roleRef', 'name').text ?? '', one.namespace));
}

/** What the profile controller binds in the namespace of a profile. */
function controllers(set: ManifestSet, principal: Principal, namespace: string | undefined): Bound[] {
  const profile = namespace === undefined ? undefined : set.find('kubeflow.org/Profile', undefined, namespace);
  if (profile === undefined) {
    return [];
  }
  const role = isSubject(profile.at('spec', 'owner'), principal, profile) ? 'kubeflow-admin'
    : principal.kind === 'ServiceAccount' && principal.namespace === namespace ? OF_ACCOUNTS[principal.name] : undefined;
  return role === undefined ? [] : [bound(set, `${profile.label} (made by the profile controller)`, 'ClusterRole', role, namespace)];
}

function bound(set: ManifestSet, binding: string, kind: string, name: string, namespace: string | undefined): Bound {
  const rules = kind === 'Role' ? set.find(`${RBAC}/Role`, namespace, name)?.at('rules') : undefined;
  return {
    words: `${binding} -> ${kind} ${name}`,
    rights: roles => kind === 'Role' ? rules === undefined ? [] : rightsAt(rules) : roles.rights(name) ?? [],
  };
}

function isSubject(subject: Field, principal: Principal, at: Located): boolean {
  const is = (name: string, value: string | undefined) => subject.at(name).text === value;
  return is('kind', principal.kind) && is('name', principal.name) &&
    (principal.kind !== 'ServiceAccount' || (subject.at('namespace').text ?? at.namespace) === principal.namespace);
}
