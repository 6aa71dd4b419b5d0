import { Subject } from '../../apis/k8s/rbac/v1';
import { ConfigError, kindOf, shown } from '../../core';
import { isDnsLabel, isDnsSubdomain } from '../../core/names';

/** A person, by the id that the identity header and the cluster's own login carry. */
export interface User {
  readonly kind: 'User';
  /** Usually an e-mail address. */
  readonly name: string;
  /** Whether the id was said to be no e-mail address. */
  readonly opaque: boolean;
}

/** A group of the identity provider. */
export interface Group {
  readonly kind: 'Group';
  /** Name as the identity provider writes it. */
  readonly name: string;
}

/** A program, by its ServiceAccount. */
export interface ServiceAccountPrincipal {
  readonly kind: 'ServiceAccount';
  readonly namespace: string;
  readonly name: string;
}

/** Somebody who can have rights in a profile; made by {@link user}, {@link group} or {@link serviceAccount}. */
export type Principal = User | Group | ServiceAccountPrincipal;

/**
 * Somebody who can have rights in a profile, a person also by the mail address alone.
 * @form user("ana@example.com"), group("<name>"), serviceAccount("<namespace>", "<name>"), or a mail address
 */
export type PrincipalRef = Principal | string;

/**
 * The principal that is meant, checked again where it was not made by one of the functions.
 *
 * @throws ConfigError `PrincipalUser`, `PrincipalGroup`, `PrincipalServiceAccount`
 */
export function resolvedPrincipal(ref: PrincipalRef): Principal {
  if (typeof ref === 'string') {
    return user(ref);
  }
  switch (ref.kind) {
    case 'User': return user(ref.name, { form: ref.opaque ? 'opaque' : 'email' });
    case 'Group': return group(ref.name);
    default: return serviceAccount(ref.namespace, ref.name);
  }
}

/** Options of {@link user}. */
export interface UserOptions {
  /**
   * Form of the id: `opaque` for identity providers whose ids are no e-mail addresses.
   * @default 'email'
   */
  readonly form?: 'email' | 'opaque';
}

const EMAIL = /^[^\s@,*]+@[^\s@,*]+\.[^\s@,*.]+$/;
/** A mesh policy reads `*` at either end as any text, and a comma separates ids in headers. */
const ID = /^[^\s,*]+$/;
const GROUP = /^[^\s,*]([^,*\n]*[^\s,*])?$/;

/**
 * A person.
 *
 * @param id what the identity provider sends as user id, upper and lower case as it stands there
 * @throws ConfigError `PrincipalUser`
 */
export function user(id: string, options: UserOptions = {}): User {
  const opaque = options?.form === 'opaque';
  requireStrings('PrincipalUser', 'user', [id]);
  if (!opaque && !EMAIL.test(id)) {
    throw new ConfigError('PrincipalUser', `user must be an e-mail address, got ${shown(id)}; ` +
      'pass e.g. "ana@example.com", or user(id, { form: "opaque" }) if the identity provider sends other ids');
  }
  if (!ID.test(id)) {
    throw new ConfigError('PrincipalUser', `user must be an id without space, comma and "*", got ${shown(id)}; pass the id of one person`);
  }
  return { kind: 'User', name: id, opaque };
}

/**
 * A group of the identity provider. It has its rights in the Kubernetes API alone, unless the issuer sends the user's
 * groups as one plain string instead of a list: only that passes the mesh.
 *
 * @param name as it stands in the token's claim with the groups
 * @throws ConfigError `PrincipalGroup`
 */
export function group(name: string): Group {
  requireStrings('PrincipalGroup', 'group', [name]);
  if (!GROUP.test(name) || name.length > 200) {
    throw new ConfigError('PrincipalGroup', `group must be a name without comma and "*", got ${shown(name)}; ` +
      'pass the name of one group as the identity provider sends it');
  }
  return { kind: 'Group', name };
}

/**
 * A program that calls the platform with the token of its ServiceAccount.
 *
 * @throws ConfigError `PrincipalServiceAccount`
 */
export function serviceAccount(namespace: string, name: string): ServiceAccountPrincipal {
  requireStrings('PrincipalServiceAccount', 'serviceAccount', [namespace, name]);
  if (!isDnsLabel(namespace) || !isDnsSubdomain(name)) {
    throw new ConfigError('PrincipalServiceAccount', `serviceAccount must be a namespace and the name of a ServiceAccount in it, got ${shown([namespace, name])}; ` +
      'pass e.g. serviceAccount("ci", "deployer")');
  }
  return { kind: 'ServiceAccount', namespace, name };
}

/** Callers without types can pass anything. */
function requireStrings(code: 'PrincipalUser' | 'PrincipalGroup' | 'PrincipalServiceAccount', what: string, values: readonly unknown[]): void {
  if (!values.every(value => typeof value === 'string')) {
    throw new ConfigError(code, `${what} takes strings, got ${values.map(kindOf).join(' and ')}; pass e.g. user("ana@example.com"), group("ml") or serviceAccount("ci", "deployer")`);
  }
}

/** The id by which requests through the gateway name a user or a ServiceAccount; groups have none. */
export function userId(principal: User | ServiceAccountPrincipal): string {
  return principal.kind === 'User' ? principal.name : `system:serviceaccount:${principal.namespace}:${principal.name}`;
}

/** The principal as a subject of RoleBindings. */
export function subjectOf(principal: Principal): Subject {
  return principal.kind === 'ServiceAccount'
    ? { kind: principal.kind, name: principal.name, namespace: principal.namespace }
    : { apiGroup: 'rbac.authorization.k8s.io', kind: principal.kind, name: principal.name };
}

/** The principal as messages name it: `user ana@example.com`. */
export function described(principal: Principal): string {
  switch (principal.kind) {
    case 'User': return `user ${principal.name}`;
    case 'Group': return `group ${principal.name}`;
    default: return `ServiceAccount ${principal.namespace}/${principal.name}`;
  }
}
