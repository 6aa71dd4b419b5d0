/**
 * messaging.knative.dev/v1: `Subscription`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DeliverySpec, DeliveryStatus } from '../../eventing.knative.dev/delivery';
import { Destination, GroupKReference } from '../../eventing.knative.dev/reference';
import { EventingStatus, SenderIdentity } from '../../eventing.knative.dev/status';
import { Manifest, NamedMetadata } from '../../meta';

/**
 * Hands the events of a channel to a receiver, and its answers on.
 * @check {"required":["spec"]}
 */
export interface SubscriptionResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The channel, and who gets its events. */
  readonly spec?: SubscriptionSpec;
  /** The addresses. */
  readonly status?: SubscriptionStatus;
}

/**
 * A channel, and who gets its events.
 * @check {"required":["channel","subscriber"]}
 */
export interface SubscriptionSpec {
  /** The channel; never changes. */
  readonly channel?: SubscribedChannel;
  /** What happens to events that the receiver does not take; as the channel says when left out. */
  readonly delivery?: DeliverySpec;
  /** Where its answers go; they are dropped when left out. */
  readonly reply?: Destination;
  /** Who gets the events. */
  readonly subscriber?: Subscriber;
}

/**
 * A channel, of any kind that is one. The API server keeps fields beyond these, the webhook refuses them.
 * @loose address, group
 * @check {"required":["kind","name"],"anyOf":[{"required":["apiVersion"]},{"required":["group"]}]}
 */
export interface SubscribedChannel extends GroupKReference {
  /** Its namespace; needs the feature `cross-namespace-event-links` and the right to `knsubscribe` it. */
  readonly namespace?: string;
}

/**
 * Who gets the events.
 * @check {"$ref":"apis/eventing.knative.dev#DestinationRule"}
 */
export interface Subscriber extends Omit<Destination, 'ref'> {
  /** Object with an address: a Service, a Service of Knative, a Broker, a Channel ... */
  readonly ref?: SubscriberReference;
}

/**
 * An object with an address. The API server keeps fields beyond these, the webhook refuses them.
 * @loose address, group
 * @check {"required":["kind","name"],"anyOf":[{"required":["apiVersion"]},{"required":["group"]}]}
 */
export interface SubscriberReference extends GroupKReference {
}

/** State of a subscription. */
export interface SubscriptionStatus extends EventingStatus {
  /** Who the channel is when it sends events there. */
  readonly auth?: SenderIdentity;
  /** The addresses. */
  readonly physicalSubscription?: PhysicalSubscription;
}

/** Addresses of a subscription. */
export interface PhysicalSubscription extends DeliveryStatus {
  /** Audience of tokens for where the answers go. */
  readonly replyAudience?: string;
  /** Certificates of its authorities, as PEM. */
  readonly replyCACerts?: string;
  /** Where the answers go. */
  readonly replyUri?: string;
  /** Audience of tokens for the receiver. */
  readonly subscriberAudience?: string;
  /** Certificates of its authorities, as PEM. */
  readonly subscriberCACerts?: string;
  /** The receiver. */
  readonly subscriberUri?: string;
}

/** `Subscription`, namespaced. */
export class Subscription extends ApiObject {
  public static readonly GVK = { apiVersion: 'messaging.knative.dev/v1', kind: 'Subscription' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SubscriptionResource>) {
    super(scope, id, { ...Subscription.GVK, ...props });
  }
}
