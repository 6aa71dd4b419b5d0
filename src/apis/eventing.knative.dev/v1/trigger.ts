/**
 * eventing.knative.dev/v1: `Trigger`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { DeliverySpec, DeliveryStatus } from '../delivery';
import { EventFilter } from '../filter';
import { Destination, KReference } from '../reference';
import { EventingStatus, SenderIdentity } from '../status';

/**
 * Hands those events of a broker that meet its conditions to a receiver; what that answers goes back to the broker.
 * @check {"required":["spec"]}
 */
export interface TriggerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Which events, and who gets them. */
  readonly spec?: TriggerSpec;
  /** Address of the receiver. */
  readonly status?: TriggerStatus;
}

/**
 * Which events of a broker, and who gets them. The API server keeps fields beyond these, the webhook refuses them.
 * @loose
 * @check {"required":["subscriber"],"oneOf":[{"required":["broker"]},{"required":["brokerRef"]}]}
 */
export interface TriggerSpec {
  /** Name of the broker, in the same namespace; never changes. */
  readonly broker?: string;
  /** The broker, instead of its name. */
  readonly brokerRef?: BrokerReference;
  /** What happens to events that the receiver does not take; as the broker says when left out. */
  readonly delivery?: TriggerDeliverySpec;
  /** Values that attributes must have; without effect beside `filters`. */
  readonly filter?: TriggerFilter;
  /** Conditions that all must hold. */
  readonly filters?: readonly EventFilter[];
  /** Who gets the events. */
  readonly subscriber?: Destination;
}

/**
 * A broker.
 * @check {"required":["apiVersion","kind","name"]}
 */
export interface BrokerReference extends KReference {
  /** Its namespace; needs the feature `cross-namespace-event-links` and the right to `knsubscribe` it. */
  readonly namespace?: string;
}

/** Values that attributes must have. */
export interface TriggerFilter {
  /**
   * Values by attribute, `''` for any.
   * @open
   */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * How often an event is sent again, and where it goes at last.
 * @loose retryAfterMax, timeout
 */
export interface TriggerDeliverySpec extends DeliverySpec {
}

/** State of a trigger. */
export interface TriggerStatus extends EventingStatus, DeliveryStatus {
  /** Who it is when it sends events. */
  readonly auth?: SenderIdentity;
  /** Audience of tokens for the receiver. */
  readonly subscriberAudience?: string;
  /** Certificates of the receiver's authorities, as PEM. */
  readonly subscriberCACerts?: string;
  /** URL of the receiver. */
  readonly subscriberUri?: string;
}

/** `Trigger`, namespaced. */
export class Trigger extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1', kind: 'Trigger' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TriggerResource>) {
    super(scope, id, { ...Trigger.GVK, ...props });
  }
}
