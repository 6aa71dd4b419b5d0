/**
 * messaging.knative.dev/v1: `Channel`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DeliverySpec, DeliveryStatus } from '../../eventing.knative.dev/delivery';
import { Destination, KReference } from '../../eventing.knative.dev/reference';
import { ReceiverStatus, SenderIdentity } from '../../eventing.knative.dev/status';
import { Int64, Manifest, NamedMetadata } from '../../meta';
import { ChannelTemplateSpec } from '../channel-template';

/** Takes events and hands each to all its subscriptions. An object of its implementation, with its name, does the work. */
export interface ChannelResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The implementation; never changes. */
  readonly spec?: ChannelSpec;
  /** Address of the channel. */
  readonly status?: ChannelStatus;
}

/** The implementation of a channel. */
export interface ChannelSpec {
  /** Form of the object that does the work. */
  readonly channelTemplate?: ChannelTemplateSpec;
  /** What happens to events that nobody takes, unless a subscription says otherwise. */
  readonly delivery?: DeliverySpec;
  /**
   * Only in the object that does the work: the controller writes subscriptions there.
   * @check {"maxItems":0}
   */
  readonly subscribers?: readonly ChannelSubscriber[];
}

/** One who gets the events. */
export interface ChannelSubscriber {
  /** Who the channel is when it sends events there. */
  readonly auth?: SenderIdentity;
  /** What happens to events that it does not take. */
  readonly delivery?: SubscriberDelivery;
  /** Generation of the subscription. */
  readonly generation?: Int64;
  /** Its name. */
  readonly name?: string;
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
  /** Identity of the subscription. */
  readonly uid?: string;
}

/**
 * How often an event is sent again, and where it goes at last.
 * @loose format, retryAfterMax, timeout
 */
export interface SubscriberDelivery extends Omit<DeliverySpec, 'deadLetterSink'> {
  /** Where events go that were sent in vain. */
  readonly deadLetterSink?: SubscriberDestination;
}

/** Where events go. */
export interface SubscriberDestination extends Omit<Destination, 'CACerts' | 'audience'> {
}

/** State of a channel. */
export interface ChannelStatus extends ReceiverStatus, DeliveryStatus {
  /** The object that does the work. */
  readonly channel?: KReference;
  /** Channel for events that were sent in vain. */
  readonly deadLetterChannel?: KReference;
  /** State of the subscriptions. */
  readonly subscribers?: readonly ChannelSubscriberStatus[];
}

/** State of a subscription. */
export interface ChannelSubscriberStatus {
  /** Who the channel is when it sends events there. */
  readonly auth?: SenderIdentity;
  /** Why it is not ready. */
  readonly message?: string;
  /** Generation of the subscription that this is about. */
  readonly observedGeneration?: Int64;
  /** `True`, `False` or `Unknown`. */
  readonly ready?: string;
  /** Identity of the subscription. */
  readonly uid?: string;
}

/** `Channel`, namespaced. */
export class Channel extends ApiObject {
  public static readonly GVK = { apiVersion: 'messaging.knative.dev/v1', kind: 'Channel' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ChannelResource>) {
    super(scope, id, { ...Channel.GVK, ...props });
  }
}
