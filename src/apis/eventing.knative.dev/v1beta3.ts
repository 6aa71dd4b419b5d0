/**
 * eventing.knative.dev/v1beta3: `EventType`, by all attributes of its events.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions, and its webhook, which converts it to v1beta2; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventingStatus } from './status';
import { EventTypeReference } from './v1beta2';
import { Manifest, NamedMetadata } from '../meta';

/**
 * Tells people which events there are; nothing depends on it. Of its attributes the cluster keeps the values of `type`, `source`
 * and `schemadata` only.
 * @check {"required":["spec"]}
 */
export interface EventTypeResourceV1beta3 {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The events; never changes. */
  readonly spec?: EventTypeSpecV1beta3;
  /** Whether `reference` is there. */
  readonly status?: EventingStatus;
}

/**
 * Events of one type.
 * @check {"required":["attributes"]}
 */
export interface EventTypeSpecV1beta3 {
  /**
   * Attributes of the events; `type` with a value must be among them.
   * @check {"not":{"items":{"not":{"required":["name","value"],"properties":{"name":{"enum":["type"]},"value":{"minLength":1}}}}},
   *   "x-form":"without the attribute type and its value"}
   */
  readonly attributes?: readonly EventTypeAttribute[];
  /** What the events are, for people. */
  readonly description?: string;
  /** What has the events, such as a broker. */
  readonly reference?: EventTypeReference;
}

/** An attribute of events. */
export interface EventTypeAttribute {
  /** Its name, such as `source`. */
  readonly name: string;
  /** Whether all events have it. */
  readonly required?: boolean;
  /** Its value; parts that differ from event to event are in braces: `/apis/v1/namespaces/{namespace}`. */
  readonly value?: string;
}

/** `EventType`, namespaced. */
export class EventType extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1beta3', kind: 'EventType' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EventTypeResourceV1beta3>) {
    super(scope, id, { ...EventType.GVK, ...props });
  }
}
