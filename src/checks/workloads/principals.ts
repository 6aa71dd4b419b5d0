import { Located, ManifestSet, Rule } from '../../core';

interface Subject {
  readonly kind?: string;
  readonly name?: string;
}

const EMAIL = /^[^\s@,*]+@[^\s@,*]+\.[^\s@,*.]+$/;
const PROGRAM = /^system:serviceaccount:[^:]+:[^:]+$/;

/** Whether the dashboard's access API reads a RoleBinding as that of a person. */
function isListed(one: Located): boolean {
  const annotations = one.manifest.metadata.annotations ?? {};
  return annotations.user !== undefined && annotations.role !== undefined;
}

/** Owners and contributors are ids that the identity provider sends. */
export const profilePrincipals: Rule = {
  id: 'Profile/Principal',
  why: 'An id that the identity provider does not send, or with "*" in it, gives access to nobody or everybody; an owner\'s bare name counts as the id of a user.',
  * check(set: ManifestSet) {
    const owners = set.ofKind('Profile').map(at => ({ at, field: 'spec.owner', subject: (at.manifest.spec as { owner?: Subject } | undefined)?.owner }));
    const people = new Set(owners.filter(one => one.subject?.kind === 'User').map(one => one.subject?.name));
    const others = set.ofKind('RoleBinding').filter(isListed).flatMap(at =>
      ((at.manifest.subjects ?? []) as readonly Subject[]).map((subject, index) => ({ at, field: `subjects[${index}]`, subject })));
    others.filter(one => one.subject.kind === 'User').forEach(one => people.add(one.subject.name));
    for (const { at, field, subject } of owners) {
      const name = subject?.name ?? '';
      if (subject?.kind !== 'User' && (people.has(name) || set.has('User', undefined, name))) {
        yield {
          at, field: `${field}.name`, problem: `is the name of a ${subject?.kind === 'Group' ? 'group' : 'program'} and the id of a user, got ${JSON.stringify(name)}`,
          fix: 'name another owner: the profile controller and the dashboard take the bare name of an owner for the id of a user, who gets in',
        };
      }
    }
    for (const { at, field, subject } of [...owners, ...others]) {
      const name = subject?.name ?? '';
      if (name === '' || /[*,]/.test(name) || (subject!.kind === 'User' && !EMAIL.test(name) && !PROGRAM.test(name) && !set.has('User', undefined, name))) {
        yield {
          at, field: `${field}.name`, problem: `is no e-mail address of a person, nor the name of a group or program, got ${JSON.stringify(name)}`,
          fix: 'correct it, or declare it with user(id, { form: "opaque" }) if the identity provider sends other ids',
        };
      }
    }
  },
};

/** Bindings of contributors are in the form that the dashboard's access API reads. */
export const contributorBindings: Rule = {
  id: 'Profile/Binding',
  why: 'The dashboard fails for a whole namespace if a contributor\'s binding has not exactly one subject, and one without AuthorizationPolicy cannot open notebooks.',
  * check(set: ManifestSet) {
    for (const at of set.ofKind('RoleBinding').filter(isListed)) {
      const { name, namespace } = at.manifest.metadata;
      const subjects = (at.manifest.subjects ?? []) as readonly Subject[];
      if (subjects.length !== 1) {
        yield {
          at,
          field: 'subjects',
          problem: `a contributor's binding must have one subject, got ${subjects.length}`,
          fix: 'write one RoleBinding for each contributor',
        };
      }
      if (set.find('AuthorizationPolicy', namespace, name) === undefined) {
        yield {
          at, field: 'metadata.name', problem: `has no AuthorizationPolicy of the same name, got ${JSON.stringify(name)}`,
          fix: 'use contributors of Profile, or write the policy beside the binding',
        };
      }
    }
  },
};
