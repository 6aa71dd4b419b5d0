/**
 * metacontroller.k8s.io/v1alpha1: controllers whose work is an HTTP service, called hook: `CompositeController` for kinds of one's own,
 * `DecoratorController` for kinds of others; and `ControllerRevision`, in which rollouts are kept.
 *
 * Source: Metacontroller, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LabelSelector, LabelSelectorRequirement } from '../k8s/meta/v1';
import { AnyObject, Int32, Manifest, NamedMetadata } from '../meta';
import { ClusterObject } from '../object';

/**
 * Makes objects for each object of a kind of one's own.
 * @schema {"required":["metadata","spec"]}
 */
export interface CompositeControllerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Kinds and hooks. */
  readonly spec: CompositeControllerSpec;
  /** Empty: nothing is reported here. */
  readonly status?: ControllerStatus;
}

/** `CompositeController`, cluster-scoped. */
export class CompositeController extends ClusterObject {
  public static readonly GVK = { apiVersion: 'metacontroller.k8s.io/v1alpha1', kind: 'CompositeController' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CompositeControllerResource>) {
    super(scope, id, { ...CompositeController.GVK, ...props });
  }
}

/**
 * Makes objects beside each object of a kind of others, and adds labels and annotations to it.
 * @schema {"required":["metadata","spec"]}
 */
export interface DecoratorControllerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Kinds and hooks. */
  readonly spec: DecoratorControllerSpec;
  /** Empty: nothing is reported here. */
  readonly status?: ControllerStatus;
}

/** `DecoratorController`, cluster-scoped. */
export class DecoratorController extends ClusterObject {
  public static readonly GVK = { apiVersion: 'metacontroller.k8s.io/v1alpha1', kind: 'DecoratorController' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DecoratorControllerResource>) {
    super(scope, id, { ...DecoratorController.GVK, ...props });
  }
}

/** What is reported of a controller: nothing. */
export interface ControllerStatus {}

/** Kinds and hooks of a CompositeController. */
export interface CompositeControllerSpec {
  /** The kind whose objects are looked after. */
  readonly parentResource: ParentResource;
  /** Kinds that are made. */
  readonly childResources?: readonly ChildResource[];
  /** Services that decide. */
  readonly hooks?: CompositeControllerHooks;
  /** Seconds after which each parent is looked at anyway; never if left out. */
  readonly resyncPeriodSeconds?: Int32;
  /** Makes up a selector for each parent, so that it needs none of its own. */
  readonly generateSelector?: boolean;
}

/** A kind by its version and its name in URLs. */
export interface ResourceRule {
  /** Group and version, `v1` for the core group. */
  readonly apiVersion: string;
  /** Name in URLs: plural, in lower case. */
  readonly resource: string;
}

/** The kind whose objects a CompositeController looks after. */
export interface ParentResource extends ResourceRule {
  /** Only objects with these labels. */
  readonly labelSelector?: LabelSelector;
  /** Which fields start a rollout when they change. */
  readonly revisionHistory?: RevisionHistory;
}

/** Which fields start a rollout. */
export interface RevisionHistory {
  /** Paths of the fields; the whole spec if left out. */
  readonly fieldPaths?: readonly string[];
}

/** A kind that a CompositeController makes. */
export interface ChildResource extends ResourceRule {
  /** What happens when an object should change. */
  readonly updateStrategy?: ChildUpdateStrategy;
}

/** What happens when an object should change: nothing until somebody deletes it, made anew, or changed, all at once or one by one. */
export type UpdateMethod = 'OnDelete' | 'Recreate' | 'InPlace' | 'RollingRecreate' | 'RollingInPlace';

/** What happens when a child should change. */
export interface ChildUpdateStrategy {
  /** `OnDelete` if left out. */
  readonly method?: UpdateMethod;
  /** When the next child may follow in a rollout. */
  readonly statusChecks?: ChildStatusChecks;
}

/** When the next child may follow. */
export interface ChildStatusChecks {
  /** Conditions that the child must have. */
  readonly conditions?: readonly ChildCondition[];
}

/** A condition of a child's status; what is left out may be anything. */
export interface ChildCondition {
  /** Its type. */
  readonly type: string;
  /** Its status. */
  readonly status?: string;
  /** Its reason. */
  readonly reason?: string;
}

/** Services that decide for a CompositeController. */
export interface CompositeControllerHooks {
  /** Says which children there should be. */
  readonly sync?: ControllerHook;
  /** Says the same while the parent is being deleted, and when it may go. */
  readonly finalize?: ControllerHook;
  /** Says which further objects it wants to see. */
  readonly customize?: ControllerHook;
  /** Asked before a child is changed in a rollout. */
  readonly preUpdateChild?: ControllerHook;
  /** Asked after a child was changed in a rollout. */
  readonly postUpdateChild?: ControllerHook;
}

/** A service that decides. */
export interface ControllerHook {
  /** How it is called. */
  readonly webhook?: Webhook;
  /**
   * Form of what it gets and answers.
   * @default "v1"
   */
  readonly version?: 'v1' | 'v2';
}

/** How a hook is called: by `url`, or by `service` and `path`. */
export interface Webhook {
  /** Whole address. */
  readonly url?: string;
  /** Longest wait for an answer, as a Go duration; 10 seconds if left out. */
  readonly timeout?: Duration;
  /** Path at the Service. */
  readonly path?: string;
  /** Service in the cluster. */
  readonly service?: ServiceReference;
  /** Lets answers be repeated by an ETag instead of as a whole. */
  readonly etag?: WebhookEtag;
  /** Whether unknown fields of an answer are a fault: `loose`, as if left out, or `strict`. */
  readonly responseUnMarshallMode?: 'loose' | 'strict';
}

/**
 * Go duration such as `10s`.
 * @format duration
 */
export type Duration = string;

/** A Service with its port. */
export interface ServiceReference {
  /** Name of the Service. */
  readonly name: string;
  /** Namespace of the Service. */
  readonly namespace: string;
  /** Port of the Service, 80 if left out. */
  readonly port?: Int32;
  /** `http`, as if left out, or `https`. */
  readonly protocol?: string;
}

/** How long answers are kept for repetition. */
export interface WebhookEtag {
  /** Whether they are. */
  readonly enabled?: boolean;
  /** Seconds that one is kept. */
  readonly cacheTimeoutSeconds?: Int32;
  /** Seconds between removals of old ones. */
  readonly cacheCleanupSeconds?: Int32;
}

/** Kinds and hooks of a DecoratorController. */
export interface DecoratorControllerSpec {
  /** Kinds whose objects are looked after. */
  readonly resources: readonly DecoratorResource[];
  /** Kinds that are made beside them; one that the cluster does not know keeps the whole controller from starting. */
  readonly attachments?: readonly Attachment[];
  /** Services that decide. */
  readonly hooks?: DecoratorControllerHooks;
  /** Seconds after which each object is looked at anyway; never if left out. */
  readonly resyncPeriodSeconds?: Int32;
}

/** A kind whose objects a DecoratorController looks after. */
export interface DecoratorResource extends ResourceRule {
  /** Only objects with these labels. */
  readonly labelSelector?: LabelSelector;
  /** Only objects with these annotations. */
  readonly annotationSelector?: AnnotationSelector;
}

/** Selects objects by their annotations; all conditions must hold. */
export interface AnnotationSelector {
  /** Annotations with their values. */
  readonly matchAnnotations?: Readonly<Record<string, string>>;
  /** Conditions on annotations. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** A kind that a DecoratorController makes. */
export interface Attachment extends ResourceRule {
  /** What happens when an object should change. */
  readonly updateStrategy?: AttachmentUpdateStrategy;
}

/** What happens when an attachment should change. */
export interface AttachmentUpdateStrategy {
  /** `OnDelete` if left out. */
  readonly method?: UpdateMethod;
}

/** Services that decide for a DecoratorController. */
export interface DecoratorControllerHooks {
  /** Says which attachments there should be; not asked for objects that are no longer selected. */
  readonly sync?: ControllerHook;
  /** Says the same while the object is being deleted or no longer selected, and when it may go. */
  readonly finalize?: ControllerHook;
  /** Says which further objects it wants to see. */
  readonly customize?: ControllerHook;
}

/**
 * A state of a parent that a rollout starts from; Metacontroller writes and deletes it.
 * @schema {"required":["metadata","parentPatch"]}
 */
export interface ControllerRevisionResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The fields of the parent that start rollouts. */
  readonly parentPatch: AnyObject;
  /** Children that have this state. */
  readonly children?: readonly ControllerRevisionChildren[];
}

/** `ControllerRevision` of Metacontroller, namespaced. */
export class ControllerRevision extends ApiObject {
  public static readonly GVK = { apiVersion: 'metacontroller.k8s.io/v1alpha1', kind: 'ControllerRevision' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ControllerRevisionResource>) {
    super(scope, id, { ...ControllerRevision.GVK, ...props });
  }
}

/** Children of one kind. */
export interface ControllerRevisionChildren {
  /** Group of the kind. */
  readonly apiGroup: string;
  /** The kind. */
  readonly kind: string;
  /** Names of the objects. */
  readonly names: readonly string[];
}
