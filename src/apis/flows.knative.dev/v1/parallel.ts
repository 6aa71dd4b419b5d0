/**
 * flows.knative.dev/v1: `Parallel`.
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
import { FlowCondition, FlowObject } from '../status';

/**
 * Hands each event to all its branches.
 * @check {"required":["spec"]}
 */
export interface ParallelResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The branches. */
  readonly spec?: ParallelSpec;
  /** Address of the first channel. */
  readonly status?: ParallelStatus;
}

/**
 * Branches, all of which get each event.
 * @check {"required":["branches"]}
 */
export interface ParallelSpec {
  /**
   * The branches.
   * @check {"minItems":1}
   */
  readonly branches?: readonly ParallelBranch[];
  /** Form of the channels. */
  readonly channelTemplate?: ChannelTemplateSpec;
  /** Where answers go of branches that do not say so; they are dropped when left out. */
  readonly reply?: Destination;
}

/**
 * A branch. The API server keeps fields beyond these, the webhook refuses them.
 * @loose
 * @check {"required":["subscriber"]}
 */
export interface ParallelBranch {
  /** What happens to events that nobody in it takes. */
  readonly delivery?: DeliverySpec;
  /** A program whose answer is the event that goes on; the event itself does when left out. */
  readonly filter?: Destination;
  /** Where its answers go. */
  readonly reply?: Destination;
  /** Who gets the events. */
  readonly subscriber?: Destination;
}

/** Address of a parallel, and what it is made of. */
export interface ParallelStatus extends Omit<ReceiverStatus, 'conditions'> {
  /** Who it is when it sends events. */
  readonly auth?: SenderIdentity;
  /** The branches, in order. */
  readonly branchStatuses?: readonly ParallelBranchStatus[];
  /** Aspects of the state; `Ready` sums up the others. */
  readonly conditions?: readonly FlowCondition[];
  /** The channel before all branches. */
  readonly ingressChannelStatus?: ParallelChannelStatus;
}

/** What a branch is made of. */
export interface ParallelBranchStatus {
  /** The channel behind its filter. */
  readonly filterChannelStatus?: ParallelChannelStatus;
  /** The subscription of its filter. */
  readonly filterSubscriptionStatus?: ParallelSubscriptionStatus;
  /** The subscription of its receiver. */
  readonly subscriberSubscriptionStatus?: ParallelSubscriptionStatus;
}

/** A channel. */
export interface ParallelChannelStatus {
  /** The channel. */
  readonly channel?: FlowObject;
  /**
   * Its condition `Ready`.
   * @preserveUnknownFields
   */
  readonly ready?: FlowCondition;
}

/** A subscription. */
export interface ParallelSubscriptionStatus {
  /** Its condition `Ready`. */
  readonly ready?: FlowCondition;
  /** The subscription. */
  readonly subscription?: FlowObject;
}

/** `Parallel`, namespaced. */
export class Parallel extends ApiObject {
  public static readonly GVK = { apiVersion: 'flows.knative.dev/v1', kind: 'Parallel' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ParallelResource>) {
    super(scope, id, { ...Parallel.GVK, ...props });
  }
}
