/**
 * flowcontrol.apiserver.k8s.io/v1: FlowSchema and PriorityLevelConfiguration.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Puts requests to the API server into a priority level. */
export interface FlowSchemaResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Requests, and their level. */
  readonly spec: FlowSchemaSpec;
}

/** `FlowSchema`, cluster-scoped. */
export class FlowSchema extends ClusterObject {
  public static readonly GVK = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'FlowSchema' } as const;

  constructor(scope: Construct, id: string, props: Manifest<FlowSchemaResource>) {
    super(scope, id, { ...FlowSchema.GVK, ...props });
  }
}

/** Requests, and their priority level. */
export interface FlowSchemaSpec {
  /** What makes requests different flows, which share the level fairly; all are one flow when left out. */
  readonly distinguisherMethod?: FlowDistinguisherMethod;
  /** Place among the schemas, 1 to 10000, 1000 when left out; the lowest that matches a request counts. */
  readonly matchingPrecedence?: Int32;
  /** Level of the requests. */
  readonly priorityLevelConfiguration: PriorityLevelConfigurationReference;
  /**
   * Requests that match; one rule suffices.
   * @listType atomic
   */
  readonly rules?: readonly PolicyRulesWithSubjects[];
}

/** What makes requests different flows. */
export interface FlowDistinguisherMethod {
  /** User of the request, or namespace of its resource. */
  readonly type: 'ByUser' | 'ByNamespace';
}

/** Reference to a priority level. */
export interface PriorityLevelConfigurationReference {
  /** Name of the PriorityLevelConfiguration. */
  readonly name: string;
}

/** Requests, by who makes them and what they ask for; needs rules of one kind at least. */
export interface PolicyRulesWithSubjects {
  /**
   * Requests for paths that are no resources.
   * @listType atomic
   */
  readonly nonResourceRules?: readonly NonResourcePolicyRule[];
  /**
   * Requests for resources.
   * @listType atomic
   */
  readonly resourceRules?: readonly ResourcePolicyRule[];
  /**
   * Who makes the requests, at least one.
   * @listType atomic
   */
  readonly subjects: readonly FlowSubject[];
}

/** Requests for paths that are no resources. */
export interface NonResourcePolicyRule {
  /**
   * Paths such as `/healthz`, also with `/*` at the end; `*` alone for all.
   * @listType set
   */
  readonly nonResourceURLs: readonly string[];
  /**
   * Verbs of the requests; `*` alone for all.
   * @listType set
   */
  readonly verbs: readonly string[];
}

/** Requests for resources. */
export interface ResourcePolicyRule {
  /**
   * Groups of the resources; empty text for the core group, `*` alone for all.
   * @listType set
   */
  readonly apiGroups: readonly string[];
  /** Takes requests that name no namespace. */
  readonly clusterScope?: boolean;
  /**
   * Namespaces of the requests; `*` for all; empty only with `clusterScope`.
   * @listType set
   */
  readonly namespaces?: readonly string[];
  /**
   * Plural names, also with a part such as `nodes/status`; `*` alone for all.
   * @listType set
   */
  readonly resources: readonly string[];
  /**
   * Verbs of the requests; `*` alone for all.
   * @listType set
   */
  readonly verbs: readonly string[];
}

/** Somebody who makes requests, `Subject` in the API; the field that `kind` names is set. */
export interface FlowSubject {
  /** Group of users. */
  readonly group?: GroupSubject;
  /** Which field is set. */
  readonly kind: 'Group' | 'ServiceAccount' | 'User';
  /** Accounts of pods. */
  readonly serviceAccount?: ServiceAccountSubject;
  /** Single user. */
  readonly user?: UserSubject;
}

/** Group of users. */
export interface GroupSubject {
  /** Name of the group; `*` for all. */
  readonly name: string;
}

/** Accounts of pods. */
export interface ServiceAccountSubject {
  /** Name of the ServiceAccount; `*` for all of the namespace. */
  readonly name: string;
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;
}

/** Single user. */
export interface UserSubject {
  /** Name of the user; `*` for all. */
  readonly name: string;
}

/** Share of the API server's work that requests of one level get. */
export interface PriorityLevelConfigurationResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Limits of the level. */
  readonly spec: PriorityLevelConfigurationSpec;
}

/** `PriorityLevelConfiguration`, cluster-scoped. */
export class PriorityLevelConfiguration extends ClusterObject {
  public static readonly GVK = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'PriorityLevelConfiguration' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PriorityLevelConfigurationResource>) {
    super(scope, id, { ...PriorityLevelConfiguration.GVK, ...props });
  }
}

/** Limits of a priority level; the field that `type` names is set. */
export interface PriorityLevelConfigurationSpec {
  /** Share that is kept for a level without limits. */
  readonly exempt?: ExemptPriorityLevelConfiguration;
  /** Limits of the level. */
  readonly limited?: LimitedPriorityLevelConfiguration;
  /** Whether requests are served at once, or within limits. */
  readonly type: 'Exempt' | 'Limited';
}

/** Share that is kept for a level without limits. */
export interface ExemptPriorityLevelConfiguration {
  /** Percentage of the share that other levels may borrow, 0 to 100, 0 when left out. */
  readonly lendablePercent?: Int32;
  /** Weight of the level in the division of the server's work, 0 when left out. */
  readonly nominalConcurrencyShares?: Int32;
}

/** Limits of a priority level. */
export interface LimitedPriorityLevelConfiguration {
  /** Percentage of its own share that the level may borrow from others; as much as there is when left out. */
  readonly borrowingLimitPercent?: Int32;
  /** Percentage of the share that other levels may borrow, 0 to 100, 0 when left out. */
  readonly lendablePercent?: Int32;
  /** What becomes of requests above the limit. */
  readonly limitResponse?: LimitResponse;
  /** Weight of the level in the division of the server's work, 30 when left out. */
  readonly nominalConcurrencyShares?: Int32;
}

/** What becomes of requests above the limit. */
export interface LimitResponse {
  /** Size of the queues; only with type `Queue`. */
  readonly queuing?: QueuingConfiguration;
  /** Whether the requests wait or are refused. */
  readonly type: 'Queue' | 'Reject';
}

/** Queues in which requests wait. */
export interface QueuingConfiguration {
  /** Queues among which a flow takes the shortest, 8 when left out; at most `queues`. */
  readonly handSize?: Int32;
  /** Requests that wait in one queue at most, 50 when left out. */
  readonly queueLengthLimit?: Int32;
  /** Number of queues, 64 when left out. */
  readonly queues?: Int32;
}
