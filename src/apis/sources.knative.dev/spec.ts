/**
 * sources.knative.dev: what all sources of events say and report in the same form.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { Destination, EventingLabelSelector } from '../eventing.knative.dev/reference';
import { EventingStatus, SenderIdentity } from '../eventing.knative.dev/status';

/** Where a source sends its events. */
export interface SourceSpec {
  /** Changes of the events. */
  readonly ceOverrides?: CloudEventOverrides;
  /** Who gets the events. */
  readonly sink?: Destination;
}

/** Changes of events on their way. */
export interface CloudEventOverrides {
  /**
   * Attributes that they get, by names of letters and digits.
   * @open
   */
  readonly extensions?: Readonly<Record<string, string>>;
}

/** Where the events of a source go. */
export interface SourceStatus extends EventingStatus {
  /** Who it is when it sends events. */
  readonly auth?: SenderIdentity;
  /** Kinds of events that it sends. */
  readonly ceAttributes?: readonly CloudEventAttributes[];
  /** Audience of tokens for the sink. */
  readonly sinkAudience?: string;
  /** Certificates of the sink's authorities, as PEM. */
  readonly sinkCACerts?: string;
  /** URL of the sink. */
  readonly sinkUri?: string;
}

/** A kind of events. */
export interface CloudEventAttributes {
  /** Their attribute `source`. */
  readonly source?: string;
  /** Their attribute `type`. */
  readonly type?: string;
}

/**
 * Workloads: one by its name, or those with some labels.
 * @check {"required":["apiVersion","kind"],"oneOf":[{"required":["name"]},{"required":["selector"]}]}
 */
export interface BindingSubject {
  /** Version of their kind, such as `apps/v1`. */
  readonly apiVersion?: string;
  /** Their kind, such as `Deployment`. */
  readonly kind?: string;
  /** `metadata.name` of the one. */
  readonly name?: string;
  /** Their namespace, which is that of the binding. */
  readonly namespace?: string;
  /** Their labels. */
  readonly selector?: EventingLabelSelector;
}
