/**
 * sinks.knative.dev/v1alpha1: `IntegrationSink`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ReceiverStatus } from '../../eventing.knative.dev/status';
import { Manifest, NamedMetadata } from '../../meta';
import { AwsAuth, AwsS3, AwsService, AwsSqs } from '../../sources.knative.dev/aws';

/**
 * Hands events to a service of Amazon, or writes them into a log, with a pod of its own.
 * @check {"required":["spec"]}
 */
export interface IntegrationSinkResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Where the events go. */
  readonly spec?: IntegrationSinkSpec;
  /** Address of the sink. */
  readonly status?: ReceiverStatus;
}

/**
 * Where events go: exactly one place.
 * @check {"oneOf":[{"required":["log"]},{"required":["aws"]}]}
 */
export interface IntegrationSinkSpec {
  /** A service of Amazon. */
  readonly aws?: AwsSink;
  /** The log of the pod. */
  readonly log?: LogSink;
}

/**
 * A service of Amazon, exactly one.
 * @check {"required":["auth"],"oneOf":[{"required":["s3"]},{"required":["sns"]},{"required":["sqs"]}]}
 */
export interface AwsSink {
  /** By whose right it is asked. */
  readonly auth?: AwsAuth;
  /** A bucket, in which events become objects. */
  readonly s3?: AwsS3;
  /** A topic. */
  readonly sns?: AwsSns;
  /** A queue. */
  readonly sqs?: AwsSqs;
}

/**
 * A topic of SNS.
 * @check {"required":["arn","region"]}
 */
export interface AwsSns extends AwsService {
  /** Name of the topic, or its ARN. */
  readonly arn?: string;
  /**
   * Whether the topic is made where it is missing.
   * @default false
   */
  readonly autoCreateTopic?: boolean;
}

/** What of an event is written into the log. Four parts are always there: the webhook loses their `false`, and `true` is given for it. */
export interface LogSink {
  /**
   * Level of the lines.
   * @default "INFO"
   */
  readonly level?: string;
  /**
   * Whether what is secret is hidden.
   * @default false
   */
  readonly logMask?: boolean;
  /**
   * Name that the lines have.
   * @default "log-sink"
   */
  readonly loggerName?: string;
  /** Marker that the lines have. */
  readonly marker?: string;
  /**
   * Whether each part has a line of its own.
   * @default false
   */
  readonly multiline?: boolean;
  /**
   * Whether all properties are there.
   * @default false
   */
  readonly showAllProperties?: boolean;
  /**
   * Whether the data is there.
   * @default true
   * @check {"enum":[true]}
   */
  readonly showBody?: boolean;
  /**
   * Whether the type of the data in the program is there.
   * @default true
   * @check {"enum":[true]}
   */
  readonly showBodyType?: boolean;
  /**
   * Whether data is there that the program keeps as a stream.
   * @default true
   * @check {"enum":[true]}
   */
  readonly showCachedStreams?: boolean;
  /**
   * Whether it is there if an answer is wanted.
   * @default true
   * @check {"enum":[true]}
   */
  readonly showExchangePattern?: boolean;
  /**
   * Whether headers are there, which hold the attributes of the event.
   * @default false
   */
  readonly showHeaders?: boolean;
  /**
   * Whether the properties that are no internal ones are there.
   * @default false
   */
  readonly showProperties?: boolean;
  /**
   * Whether data is there that is a stream, which uses it up.
   * @default false
   */
  readonly showStreams?: boolean;
}

/** `IntegrationSink`, namespaced. */
export class IntegrationSink extends ApiObject {
  public static readonly GVK = { apiVersion: 'sinks.knative.dev/v1alpha1', kind: 'IntegrationSink' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IntegrationSinkResource>) {
    super(scope, id, { ...IntegrationSink.GVK, ...props });
  }
}
