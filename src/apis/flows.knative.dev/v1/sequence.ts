/**
 * flows.knative.dev/v1: `Sequence`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DeliverySpec } from '../../eventing.knative.dev/delivery';
import { Destination } from '../../eventing.knative.dev/reference';
import { ReceiverStatus, SenderIdentity } from '../../eventing.knative.dev/status';
import { ChannelTemplateSpec } from '../../messaging.knative.dev/channel-template';
import { Manifest, NamedMetadata } from '../../meta';
import { KnativeCondition } from '../../serving.knative.dev/status';
import { FlowObject } from '../status';

/**
 * Hands events from one receiver to the next: each gets the answer of the one before. A channel stands before each.
 * @check {"required":["spec"]}
 */
export interface SequenceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The receivers. */
  readonly spec?: SequenceSpec;
  /** Address of the first channel. */
  readonly status?: SequenceStatus;
}

/**
 * Receivers, one after another.
 * @check {"required":["steps"]}
 */
export interface SequenceSpec {
  /** Form of the channels. */
  readonly channelTemplate?: ChannelTemplateSpec;
  /** Where the last answer goes; it is dropped when left out. */
  readonly reply?: Destination;
  /**
   * The receivers, in order.
   * @check {"minItems":1}
   */
  readonly steps?: readonly SequenceStep[];
}

/**
 * A receiver.
 * @check {"$ref":"apis/eventing.knative.dev#DestinationRule"}
 */
export interface SequenceStep extends Destination {
  /** What happens to events that it does not take. */
  readonly delivery?: DeliverySpec;
}

/** Address of a sequence, and what it is made of. */
export interface SequenceStatus extends ReceiverStatus {
  /** Who it is when it sends events. */
  readonly auth?: SenderIdentity;
  /** The channels, in the order of the steps. */
  readonly channelStatuses?: readonly SequenceChannelStatus[];
  /** The subscriptions, in the order of the steps. */
  readonly subscriptionStatuses?: readonly SequenceSubscriptionStatus[];
}

/** A channel. */
export interface SequenceChannelStatus {
  /** The channel. */
  readonly channel?: FlowObject;
  /** Its condition `Ready`. */
  readonly ready?: KnativeCondition;
}

/** A subscription. */
export interface SequenceSubscriptionStatus {
  /** Its condition `Ready`. */
  readonly ready?: KnativeCondition;
  /** The subscription. */
  readonly subscription?: FlowObject;
}

/** `Sequence`, namespaced. */
export class Sequence extends ApiObject {
  public static readonly GVK = { apiVersion: 'flows.knative.dev/v1', kind: 'Sequence' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SequenceResource>) {
    super(scope, id, { ...Sequence.GVK, ...props });
  }
}
