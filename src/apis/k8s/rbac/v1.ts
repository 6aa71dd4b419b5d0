/**
 * rbac.authorization.k8s.io/v1: Role, ClusterRole, RoleBinding and ClusterRoleBinding.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { LabelSelector } from '../meta/v1';
import { Manifest, NamedMetadata } from '../../meta';

/** Rights inside one namespace. */
export interface RoleResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /**
   * Rights; they add up.
   * @listType atomic
   */
  readonly rules?: readonly PolicyRule[];
}

/** `Role`, namespaced. */
export class Role extends ApiObject {
  public static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RoleResource>) {
    super(scope, id, { ...Role.GVK, ...props });
  }
}

/** Verbs that are allowed on resources, or on paths of the API server. */
export interface PolicyRule {
  /**
   * Groups of the resources; empty text for the core group, `*` for all.
   * @listType atomic
   */
  readonly apiGroups?: readonly string[];
  /**
   * Paths such as `/metrics`; only in a ClusterRole that is bound for the whole cluster.
   * @listType atomic
   */
  readonly nonResourceURLs?: readonly string[];
  /**
   * Names of the objects; all when left out.
   * @listType atomic
   */
  readonly resourceNames?: readonly string[];
  /**
   * Plural names, also with a part such as `pods/log`; `*` for all.
   * @listType atomic
   */
  readonly resources?: readonly string[];
  /**
   * Verbs such as `get`, `list`, `watch`, `create`; `*` for all.
   * @listType atomic
   */
  readonly verbs: readonly string[];
}

/** Rights in the whole cluster, or in the namespace where they are bound. */
export interface ClusterRoleResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Other cluster roles whose rules are collected here; the controller then owns `rules`. */
  readonly aggregationRule?: AggregationRule;
  /**
   * Rights; they add up.
   * @listType atomic
   */
  readonly rules?: readonly PolicyRule[];
}

/** `ClusterRole`, cluster-scoped. */
export class ClusterRole extends ClusterObject {
  public static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterRoleResource>) {
    super(scope, id, { ...ClusterRole.GVK, ...props });
  }
}

/** Cluster roles whose rules are collected. */
export interface AggregationRule {
  /**
   * Labels of the cluster roles; one selector that matches suffices.
   * @listType atomic
   */
  readonly clusterRoleSelectors?: readonly LabelSelector[];
}

/** Gives the rights of a role to subjects, inside one namespace. */
export interface RoleBindingResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Role, or cluster role, that is given; immutable. */
  readonly roleRef: RoleRef;
  /**
   * Who gets the rights.
   * @listType atomic
   */
  readonly subjects?: readonly Subject[];
}

/** `RoleBinding`, namespaced. */
export class RoleBinding extends ApiObject {
  public static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RoleBindingResource>) {
    super(scope, id, { ...RoleBinding.GVK, ...props });
  }
}

/**
 * Role that a binding gives.
 * @mapType atomic
 */
export interface RoleRef {
  /** Group of the role, `rbac.authorization.k8s.io`. */
  readonly apiGroup: string;
  /** Kind of the role, `Role` or `ClusterRole`. */
  readonly kind: string;
  /** Name of the role. */
  readonly name: string;
}

/**
 * Somebody who gets rights.
 * @mapType atomic
 */
export interface Subject {
  /** Group of the kind; empty for a ServiceAccount, else `rbac.authorization.k8s.io`. */
  readonly apiGroup?: string;
  /** Kind of subject, `User`, `Group` or `ServiceAccount`. */
  readonly kind: string;
  /** Name of the subject. */
  readonly name: string;
  /** Namespace of a ServiceAccount; left out for the other kinds. */
  readonly namespace?: string;
}

/** Gives the rights of a cluster role to subjects, in the whole cluster. */
export interface ClusterRoleBindingResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Cluster role that is given; immutable. */
  readonly roleRef: RoleRef;
  /**
   * Who gets the rights.
   * @listType atomic
   */
  readonly subjects?: readonly Subject[];
}

/** `ClusterRoleBinding`, cluster-scoped. */
export class ClusterRoleBinding extends ClusterObject {
  public static readonly GVK = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterRoleBindingResource>) {
    super(scope, id, { ...ClusterRoleBinding.GVK, ...props });
  }
}
