/**
 * eventing.knative.dev/v1beta2: `EventType`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventingStatus } from './status';
import { Manifest, NamedMetadata } from '../meta';

/**
 * Tells people which events there are; nothing depends on it. Made by sources too.
 * @check {"required":["spec"]}
 */
export interface EventTypeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The events; never changes. */
  readonly spec?: EventTypeSpec;
  /** Whether `reference` is there. */
  readonly status?: EventingStatus;
}

/**
 * Events of one type.
 * @check {"required":["type"]}
 */
export interface EventTypeSpec {
  /**
   * Name of the broker that has them.
   * @deprecated `reference` says it for all kinds
   */
  readonly broker?: string;
  /** What the events are, for people. */
  readonly description?: string;
  /** What has the events, such as a broker. */
  readonly reference?: EventTypeReference;
  /** URI of the schema of their data. */
  readonly schema?: string;
  /** The schema itself. */
  readonly schemaData?: string;
  /** URI of where they come from. */
  readonly source?: string;
  /**
   * Their attribute `type`.
   * @check {"minLength":1}
   */
  readonly type?: string;
}

/** An object with an address. */
export interface EventTypeReference {
  /** Name of one of its addresses where it has several. */
  readonly address?: string;
  /** Version of its kind. */
  readonly apiVersion?: string;
  /** Its kind, such as `Broker`. */
  readonly kind?: string;
  /** `metadata.name`. */
  readonly name?: string;
  /** Its namespace, that of the object itself when left out. */
  readonly namespace?: string;
}

/** `EventType`, namespaced. */
export class EventType extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1beta2', kind: 'EventType' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EventTypeResource>) {
    super(scope, id, { ...EventType.GVK, ...props });
  }
}
