/**
 * messaging.knative.dev: which implementation of channels is meant.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { AnyObject } from '../meta';

/**
 * Form of a channel of an implementation; that of the namespace or cluster when left out.
 * @check {"required":["apiVersion","kind"]}
 */
export interface ChannelTemplateSpec {
  /** Version of its kind, such as `messaging.knative.dev/v1`. */
  readonly apiVersion?: string;
  /** Its kind, such as `InMemoryChannel`. */
  readonly kind?: string;
  /** Its settings, which depend on the kind. */
  readonly spec?: AnyObject;
}
