/**
 * eventing.knative.dev/v1alpha1: `EventPolicy`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { EventFilter } from '../filter';
import { EventingLabelSelector, KReference } from '../reference';
import { EventingStatus } from '../status';

/** Says who may send events to what takes them. The webhook takes it only with the feature `authentication-oidc`. */
export interface EventPolicyResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Who, where, and which events. */
  readonly spec?: EventPolicySpec;
  /** The senders as they were found. */
  readonly status?: EventPolicyStatus;
}

/** Who may send which events where. */
export interface EventPolicySpec {
  /** Conditions that all must hold for an event. */
  readonly filters?: readonly EventFilter[];
  /** The senders. */
  readonly from?: readonly EventPolicySender[];
  /** The receivers, in the namespace of the policy; all of it when left out. */
  readonly to?: readonly EventPolicyReceiver[];
}

/**
 * A sender: an object or an identity.
 * @check {"oneOf":[{"required":["ref"]},{"required":["sub"]}]}
 */
export interface EventPolicySender {
  /** Object that sends events, such as a source. */
  readonly ref?: KReference;
  /**
   * Subject of the token: `system:serviceaccount:<namespace>:<name>`; `*` at the end stands for any text.
   * @check {"pattern":"^[^*]*\\*?$","x-form":"a subject with * at its end only"}
   */
  readonly sub?: string;
}

/**
 * Receivers: one object, or those with some labels.
 * @check {"oneOf":[{"required":["ref"]},{"required":["selector"]}]}
 */
export interface EventPolicyReceiver {
  /** Object that takes events. */
  readonly ref?: LocalKReference;
  /** Objects that take events. */
  readonly selector?: EventPolicySelector;
}

/**
 * An object of the same namespace.
 * @check {"required":["apiVersion","kind","name"]}
 */
export interface LocalKReference {
  /** Version of its kind. */
  readonly apiVersion?: string;
  /** Its kind. */
  readonly kind?: string;
  /** `metadata.name`. */
  readonly name?: string;
}

/** Objects of a kind, by their labels. */
export interface EventPolicySelector extends EventingLabelSelector {
  /** Version of the kind. */
  readonly apiVersion?: string;
  /** The kind. */
  readonly kind?: string;
}

/** The senders as they were found. */
export interface EventPolicyStatus extends EventingStatus {
  /** Subjects of their tokens. */
  readonly from?: readonly string[];
}

/** `EventPolicy`, namespaced. */
export class EventPolicy extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'EventPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EventPolicyResource>) {
    super(scope, id, { ...EventPolicy.GVK, ...props });
  }
}
