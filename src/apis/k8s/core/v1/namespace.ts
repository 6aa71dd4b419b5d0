/**
 * core/v1: Namespace, and the limits inside one: ResourceQuota and LimitRange.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { Manifest, NamedMetadata, Quantity } from '../../../meta';

/** Space for names, access rights and limits. */
export interface NamespaceResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Settings of the namespace. */
  readonly spec?: NamespaceSpec;
}

/** `Namespace`, cluster-scoped. */
export class Namespace extends ClusterObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Namespace' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NamespaceResource>) {
    super(scope, id, { ...Namespace.GVK, ...props });
  }
}

/** Settings of a namespace. */
export interface NamespaceSpec {
  /**
   * Controllers that must agree before a deletion is complete.
   * @listType atomic
   */
  readonly finalizers?: readonly string[];
}

/** Highest amounts that all objects of a namespace may use together. */
export interface ResourceQuotaResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Amounts, and objects that count. */
  readonly spec: ResourceQuotaSpec;
}

/** `ResourceQuota`, namespaced. */
export class ResourceQuota extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'ResourceQuota' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ResourceQuotaResource>) {
    super(scope, id, { ...ResourceQuota.GVK, ...props });
  }
}

/** Amounts, and objects that count. */
export interface ResourceQuotaSpec {
  /** Highest amounts by name, such as `requests.cpu` or `count/pods`. */
  readonly hard?: Readonly<Record<string, Quantity>>;
  /** Objects that count, by scope and value. */
  readonly scopeSelector?: ScopeSelector;
  /**
   * Objects that count; all when left out.
   * @listType atomic
   */
  readonly scopes?: readonly QuotaScope[];
}

/** Kind of objects that a quota counts. */
export type QuotaScope =
  | 'Terminating'
  | 'NotTerminating'
  | 'BestEffort'
  | 'NotBestEffort'
  | 'PriorityClass'
  | 'CrossNamespacePodAffinity'
  | 'VolumeAttributesClass';

/**
 * Objects that a quota counts; all conditions must hold.
 * @mapType atomic
 */
export interface ScopeSelector {
  /**
   * Conditions.
   * @listType atomic
   */
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[];
}

/** Condition on one scope. */
export interface ScopedResourceSelectorRequirement {
  /** How the object relates to `values`. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Scope that is looked at. */
  readonly scopeName: QuotaScope;
  /**
   * Values, such as names of PriorityClasses.
   * @listType atomic
   */
  readonly values?: readonly string[];
}

/** Bounds and defaults of the amounts of single objects in a namespace. */
export interface LimitRangeResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Bounds and defaults. */
  readonly spec: LimitRangeSpec;
}

/** `LimitRange`, namespaced. */
export class LimitRange extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'LimitRange' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LimitRangeResource>) {
    super(scope, id, { ...LimitRange.GVK, ...props });
  }
}

/** Bounds and defaults. */
export interface LimitRangeSpec {
  /**
   * Rules, one for each type of object.
   * @listType atomic
   */
  readonly limits: readonly LimitRangeItem[];
}

/** Bounds and defaults of one type of object. */
export interface LimitRangeItem {
  /** Limits by resource for containers without their own. */
  readonly default?: Readonly<Record<string, Quantity>>;
  /** Requests by resource for containers without their own. */
  readonly defaultRequest?: Readonly<Record<string, Quantity>>;
  /** Highest amounts by resource. */
  readonly max?: Readonly<Record<string, Quantity>>;
  /** Highest ratio of limit to request by resource. */
  readonly maxLimitRequestRatio?: Readonly<Record<string, Quantity>>;
  /** Least amounts by resource. */
  readonly min?: Readonly<Record<string, Quantity>>;
  /**
   * Type of object; the server also takes types of others, such as `openshift.io/Image`.
   * @asType string
   */
  readonly type: 'Pod' | 'Container' | 'PersistentVolumeClaim';
}
