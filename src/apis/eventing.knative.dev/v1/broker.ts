/**
 * eventing.knative.dev/v1: `Broker`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { DeliverySpec, DeliveryStatus } from '../delivery';
import { KReference } from '../reference';
import { ReceiverStatus } from '../status';

/** Takes events and hands them to the triggers that want them. Who does so, an implementation, is a matter of its class. */
export interface BrokerResource {
  /** Identity of the object; the annotation `eventing.knative.dev/broker.class` names the class, which never changes. */
  readonly metadata: NamedMetadata;
  /** Settings for its class. */
  readonly spec?: BrokerSpec;
  /** Address of the broker. */
  readonly status?: BrokerStatus;
}

/** Settings of a broker; all but `delivery` stay as they were made. */
export interface BrokerSpec {
  /** Object with settings for the class, mostly a ConfigMap; that of the namespace or cluster when left out. */
  readonly config?: KReference;
  /** What happens to events that nobody takes, unless a trigger says otherwise. */
  readonly delivery?: DeliverySpec;
}

/** State of a broker. */
export interface BrokerStatus extends ReceiverStatus, DeliveryStatus {
}

/** `Broker`, namespaced. */
export class Broker extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1', kind: 'Broker' } as const;

  constructor(scope: Construct, id: string, props: Manifest<BrokerResource>) {
    super(scope, id, { ...Broker.GVK, ...props });
  }
}
