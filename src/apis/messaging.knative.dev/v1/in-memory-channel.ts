/**
 * messaging.knative.dev/v1: `InMemoryChannel`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ChannelSubscriberStatus } from './channel';
import { DeliverySpec, DeliveryStatus } from '../../eventing.knative.dev/delivery';
import { KReference } from '../../eventing.knative.dev/reference';
import { ReceiverStatus, SenderIdentity } from '../../eventing.knative.dev/status';
import { Int64, Manifest, NamedMetadata } from '../../meta';

/** Takes events and hands each to all its subscriptions. It keeps them in the memory of one program: events that are under way are lost with its pod. */
export interface InMemoryChannelResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What happens to its events. */
  readonly spec?: InMemoryChannelSpec;
  /** Address of the channel. */
  readonly status?: InMemoryChannelStatus;
}

/** What happens to the events of a channel. */
export interface InMemoryChannelSpec {
  /** What happens to events that nobody takes, unless a subscription says otherwise. */
  readonly delivery?: DeliverySpec;
  /**
   * Who gets the events: written by the controller of subscriptions.
   * @check {"maxItems":0}
   */
  readonly subscribers?: readonly InMemoryChannelSubscriber[];
}

/** One who gets the events. */
export interface InMemoryChannelSubscriber {
  /** Who the channel is when it sends events there. */
  readonly auth?: SenderIdentity;
  /** What happens to events that it does not take. */
  readonly delivery?: DeliverySpec;
  /** Generation of the subscription. */
  readonly generation?: Int64;
  /** Its name. */
  readonly name?: string;
  /** Its namespace. */
  readonly namespace?: string;
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

/** State of a channel. */
export interface InMemoryChannelStatus extends ReceiverStatus, DeliveryStatus {
  /** Channel for events that were sent in vain. */
  readonly deadLetterChannel?: KReference;
  /** State of the subscriptions. */
  readonly subscribers?: readonly ChannelSubscriberStatus[];
}

/** `InMemoryChannel`, namespaced. */
export class InMemoryChannel extends ApiObject {
  public static readonly GVK = { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InMemoryChannelResource>) {
    super(scope, id, { ...InMemoryChannel.GVK, ...props });
  }
}
