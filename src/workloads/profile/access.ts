import { IConstruct } from 'constructs';
import { described, Group, Principal, PrincipalRef, resolvedPrincipal, ServiceAccountPrincipal, subjectOf, User, userId } from './principals';
import { RoleBindingResource } from '../../apis/k8s/rbac/v1';
import { Manifest } from '../../apis/meta';
import { AuthorizationPolicyResource, RuleCondition } from '../../apis/security.istio.io/v1';
import { ConfigError, IdentityHeaders } from '../../core';

/** Role of a contributor: `admin` also decides who has access, `edit` works, `view` looks, without Secrets. */
export type Role = 'admin' | 'edit' | 'view';

/** Who works in a profile beside its owner. */
export interface Contributors {
  /** Like the owner: also give access to others. @default [] */
  readonly admin?: readonly PrincipalRef[];
  /** Create, change and delete; read Secrets. @default [] */
  readonly edit?: readonly PrincipalRef[];
  /** See everything but Secrets. @default [] */
  readonly view?: readonly PrincipalRef[];
}

/** A contributor with the role. */
export interface Contributor {
  readonly role: Role;
  readonly principal: Principal;
  /** Name of the RoleBinding and of the AuthorizationPolicy. */
  readonly binding: string;
}

/** Facts of the mesh that decide over requests to a profile. */
export interface RequestFacts {
  readonly identity: IdentityHeaders;
  /** SPIFFE principals that hand on the requests of people. */
  readonly callers: readonly string[];
}

const ROLES: readonly Role[] = ['admin', 'edit', 'view'];

/** The name that the dashboard's access API gives to a binding: `user-ana-example-com-clusterrole-edit`. */
export function bindingName(principal: Principal, role: Role): string {
  const name = principal.kind === 'ServiceAccount' ? `${principal.namespace}-${principal.name}` : principal.name;
  return [principal.kind, name, 'clusterrole', role].join('-').replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}

/**
 * All contributors, each with role and binding.
 *
 * @throws ConfigError `ContributorTwice`, `ContributorName`, `ContributorOwner`
 */
export function contributorsOf(contributors: Contributors, owner: Principal, at: IConstruct): Contributor[] {
  const list = ROLES.flatMap(role => (contributors[role] ?? []).map(resolvedPrincipal).map(principal => ({ role, principal, binding: bindingName(principal, role) })));
  const seen = new Map<string, Contributor>();
  const bound = new Map<string, Contributor>();
  for (const one of list) {
    const who = described(one.principal);
    if (who === described(owner)) {
      throw new ConfigError('ContributorOwner', `contributors.${one.role} must not hold the owner, who may do everything already, got ${who}; ` +
        'remove the entry', at);
    }
    const other = seen.get(who);
    if (other !== undefined) {
      throw new ConfigError('ContributorTwice', `contributors must name each principal once, got ${who} ` +
        `${other.role === one.role ? `twice as ${one.role}; remove one of both` : `as ${other.role} and ${one.role}; keep the higher role, it includes the lower`}`, at);
    }
    const plain = bindingName(one.principal, 'view'); // the name of all of them while the profile is suspended
    const same = bound.get(plain);
    if (same !== undefined || one.binding.length > 253) {
      throw new ConfigError('ContributorName', same === undefined
        ? `contributors.${one.role} holds an id that is too long for the name of a binding, got ${one.binding.length} characters for ${who}; ` +
          'use a shorter id of the identity provider, at most about 220 characters'
        : `contributors must not differ in punctuation or case alone, since the access API would give them one binding, got ${described(same.principal)} and ${who}; ` +
          'keep one, and write RoleBinding and AuthorizationPolicy of the other by hand, under another name', at);
    }
    seen.set(who, one);
    bound.set(plain, one);
  }
  return list;
}

/** RoleBinding of a contributor as the dashboard's access API writes and reads it. */
export function contributorBinding(contributor: Contributor, namespace: string): Manifest<RoleBindingResource> {
  return {
    metadata: metadataOf(contributor, namespace),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `kubeflow-${contributor.role}` },
    subjects: [subjectOf(contributor.principal)],
  };
}

/** AuthorizationPolicy of a contributor as the access API writes it; for a group it looks at the header with the groups. */
export function contributorPolicy(contributor: Contributor, namespace: string, facts: RequestFacts): Manifest<AuthorizationPolicyResource> {
  return { metadata: metadataOf(contributor, namespace), spec: { rules: [requestRule(contributor.principal, facts)] } };
}

/** Rule that lets in the requests of a principal which came through the gateway. */
export function requestRule(principal: Principal, { identity, callers }: RequestFacts) {
  return {
    from: [{ source: { principals: callers } }],
    when: [principal.kind === 'Group' ? groupCondition(principal, identity) : userCondition(principal, identity)],
  };
}

function userCondition(principal: User | ServiceAccountPrincipal, identity: IdentityHeaders): RuleCondition {
  return { key: `request.headers[${identity.userId}]`, values: [`${identity.userIdPrefix}${userId(principal)}`] };
}

/**
 * The mesh puts a claim into the header as plain text only if it is one string: a list of groups, as most issuers send it,
 * never matches. In a string with commas a policy can match the beginning, the end or all of it, not the middle.
 */
function groupCondition({ name }: Group, identity: IdentityHeaders): RuleCondition {
  return { key: `request.headers[${identity.groups}]`, values: [name, `${name},*`, `*,${name}`] };
}

/** The access API lists only bindings with both annotations. */
function metadataOf({ principal, role, binding }: Contributor, namespace: string) {
  const id = principal.kind === 'Group' ? principal.name : userId(principal);
  return { name: binding, namespace, annotations: { role, user: id } };
}
