/**
 * eventing.knative.dev: what kinds of all groups of Knative Eventing report in the same form.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */
import { AnyObject, Int64 } from '../meta';
import { KnativeAddress, KnativeCondition } from '../serving.knative.dev/status';

/** State of an object, as its controller last saw it. */
export interface EventingStatus {
  /** What the controller notes beside the conditions. */
  readonly annotations?: AnyObject;
  /** Aspects of the state; `Ready` sums up the others. */
  readonly conditions?: readonly KnativeCondition[];
  /** `metadata.generation` of the object that the rest is about. */
  readonly observedGeneration?: Int64;
}

/** State of an object that takes events. */
export interface ReceiverStatus extends EventingStatus {
  /** Where events are sent to. */
  readonly address?: KnativeAddress;
  /** All its addresses, where it has several. */
  readonly addresses?: readonly KnativeAddress[];
  /** Policies that say who may send. */
  readonly policies?: readonly AppliedEventPolicy[];
}

/** An EventPolicy of the same namespace. */
export interface AppliedEventPolicy {
  /** Version of its kind. */
  readonly apiVersion?: string;
  /** Its name. */
  readonly name?: string;
}

/** Who the object is when it sends events. */
export interface SenderIdentity {
  /** ServiceAccount that is made for it. */
  readonly serviceAccountName?: string;
  /** The same, where there are several. */
  readonly serviceAccountNames?: readonly string[];
}
