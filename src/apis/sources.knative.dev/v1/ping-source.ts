/**
 * sources.knative.dev/v1: `PingSource`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { SourceSpec, SourceStatus } from '../spec';

/**
 * Sends the same event at certain times.
 * @check {"required":["spec"]}
 */
export interface PingSourceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The event, when it is sent, and where it goes. */
  readonly spec?: PingSourceSpec;
  /** Where the events go. */
  readonly status?: SourceStatus;
}

/**
 * An event, when it is sent, and where it goes.
 * @check {"required":["sink"],"not":{"required":["data","dataBase64"]},"x-form":"with both data and dataBase64"}
 */
export interface PingSourceSpec extends Omit<SourceSpec, 'ceOverrides'> {
  /** Changes of the events. */
  readonly ceOverrides?: PingOverrides;
  /** Form of the data, such as `application/json`, with which it must be an object of JSON. */
  readonly contentType?: string;
  /** Data of the event. */
  readonly data?: string;
  /**
   * Data of the event in base64.
   * @check {"format":"byte"}
   */
  readonly dataBase64?: string;
  /**
   * When, as for cron: `0 8 * * 1-5`, with seconds before it or without, or `@hourly` and its like but `@every`; each minute when left out.
   * @check {"pattern":"^((CRON_)?TZ=\\S+\\s+)?(\\s*\\S+(\\s+\\S+){4,5}\\s*|@(yearly|annually|monthly|weekly|daily|midnight|hourly))$","x-form":"five or six fields of cron"}
   */
  readonly schedule?: string;
  /** Time zone of it, such as `Europe/Berlin`. */
  readonly timezone?: string;
}

/** Changes of events on their way. */
export interface PingOverrides {
  /**
   * Attributes that they get, by names of letters and digits.
   * @preserveUnknownFields
   */
  readonly extensions?: Readonly<Record<string, string>>;
}

/** `PingSource`, namespaced. */
export class PingSource extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1', kind: 'PingSource' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PingSourceResource>) {
    super(scope, id, { ...PingSource.GVK, ...props });
  }
}
