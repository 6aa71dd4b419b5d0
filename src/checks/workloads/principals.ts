import { PROFILE } from './quotas';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `Profile/Principal`: owners and contributors are ids that the identity provider sends. */
export const profilePrincipals: Rule = {
  id: 'Profile/Principal',
  why: 'An id that the identity provider does not send, or with "*" in it, gives access to nobody or everybody; an owner\'s bare name counts as the id of a user.',
  check: wrongPrincipals,
};

/** `Profile/Owner`: owners are such as the API server takes in a RoleBinding. */
export const profileOwner: Rule = {
  id: 'Profile/Owner',
  why: 'The controller copies the owner of a profile into a RoleBinding as it is, which the API server then refuses: nobody gets the rights of the owner.',
  check: set => set.ofKind(PROFILE).map(at => principal(at, at.at('spec', 'owner'))).flatMap(wrongKind),
};

/** `Profile/Binding`: bindings of contributors are in the form that the dashboard's access API reads. */
export const contributorBindings: Rule = {
  id: 'Profile/Binding',
  why: 'The dashboard fails for a whole namespace if a contributor\'s binding has not exactly one subject, and one without AuthorizationPolicy cannot open notebooks.',
  check: unreadableBindings,
};

const EMAIL = /^[^\s@,*]+@[^\s@,*]+\.[^\s@,*.]+$/;
const PROGRAM = /^system:serviceaccount:[^:]+:[^:]+$/;
const ROLE_BINDING = 'rbac.authorization.k8s.io/RoleBinding';

/** Whether the dashboard's access API reads a RoleBinding as that of a person. */
function isListed({ annotations }: Located): boolean {
  return annotations.user !== undefined && annotations.role !== undefined;
}

/** Somebody who gets rights, and where it stands. */
interface Principal {
  readonly at: Located;
  readonly subject: Field;
  readonly kind: string | undefined;
  readonly name: string;
}

function principal(at: Located, subject: Field): Principal {
  return { at, subject, kind: subject.at('kind').text, name: subject.at('name').text ?? '' };
}

function* wrongPrincipals(set: ManifestSet): Generator<Violation> {
  const owners = set.ofKind(PROFILE).map(at => principal(at, at.at('spec', 'owner')));
  const contributors = set.ofKind(ROLE_BINDING).filter(isListed).flatMap(at => at.at('subjects').items().map(subject => principal(at, subject)));
  const people = new Set([...owners, ...contributors].filter(({ kind }) => kind === 'User').map(({ name }) => name));
  yield* owners.flatMap(owner => namesake(owner, people, set));
  yield* [...owners, ...contributors].flatMap(person => wrongName(person, set));
}

const KINDS = ['User', 'Group', 'ServiceAccount'];

function wrongKind({ at, subject, kind = '' }: Principal): Violation[] {
  const field = subject.at(KINDS.includes(kind) ? 'namespace' : 'kind');
  return KINDS.includes(kind) && (kind !== 'ServiceAccount' || field.text) ? [] : [{
    at,
    field: field.path,
    problem: KINDS.includes(kind) ? `an owner that is a program needs the namespace of its ServiceAccount, got ${shown(field.value)}`
      : `must be one of ${KINDS.join(', ')}, got ${shown(field.value)}`,
    fix: KINDS.includes(kind) ? 'set the namespace of the owner' : 'write the kind so: nobody gets the rights of the owner otherwise',
  }];
}

function namesake({ at, subject, kind, name }: Principal, people: ReadonlySet<string>, set: ManifestSet): Violation[] {
  return kind === 'User' || !people.has(name) && !set.has('User', undefined, name) ? [] : [{
    at,
    field: subject.at('name').path,
    problem: `is the name of a ${kind === 'Group' ? 'group' : 'program'} and the id of a user, got ${shown(name)}`,
    fix: 'name another owner: the profile controller and the dashboard take the bare name of an owner for the id of a user, who gets in',
  }];
}

function wrongName({ at, subject, kind, name }: Principal, set: ManifestSet): Violation[] {
  const isWrong = name === '' || /[*,]/.test(name) || kind === 'User' && !EMAIL.test(name) && !PROGRAM.test(name) && !set.has('User', undefined, name);
  return !isWrong ? [] : [{
    at,
    field: subject.at('name').path,
    problem: `is no e-mail address of a person, nor the name of a group or program, got ${shown(name)}`,
    fix: 'correct it, or declare it with user(id, { form: "opaque" }) if the identity provider sends other ids',
  }];
}

function* unreadableBindings(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(ROLE_BINDING).filter(isListed)) {
    const subjects = at.at('subjects');
    if (subjects.items().length !== 1) {
      yield {
        at,
        field: subjects.path,
        problem: `a contributor's binding must have one subject, got ${subjects.items().length}`,
        fix: 'write one RoleBinding for each contributor',
      };
    }
    if (!set.has('security.istio.io/AuthorizationPolicy', at.namespace, at.name)) {
      yield {
        at,
        field: 'metadata.name',
        problem: `has no AuthorizationPolicy of the same name, got ${shown(at.name)}`,
        fix: 'use contributors of Profile, or write the policy beside the binding',
      };
    }
  }
}
