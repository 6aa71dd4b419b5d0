/**
 * sources.knative.dev/v1alpha1: `IntegrationSource`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AwsAuth, AwsS3, AwsService, AwsSqs } from './aws';
import { IntegrationPodTemplate } from './pod';
import { SourceSpec, SourceStatus } from './spec';
import { Integer, Manifest, NamedMetadata } from '../meta';

export * from './aws';

/**
 * Makes events of what a service of Amazon or a clock tells, with a pod of its own.
 * @check {"required":["spec"]}
 */
export interface IntegrationSourceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What tells it, and where the events go. */
  readonly spec?: IntegrationSourceSpec;
  /** Where the events go. */
  readonly status?: SourceStatus;
}

/**
 * What makes events, exactly one, and where they go.
 * @check {"required":["sink"],"oneOf":[{"required":["timer"]},{"required":["aws"]}],"x-form":"with timer or aws"}
 */
export interface IntegrationSourceSpec extends SourceSpec {
  /** A service of Amazon. */
  readonly aws?: AwsSource;
  /**
   * More of the pod.
   * @open
   */
  readonly template?: IntegrationPodTemplate;
  /** A clock. */
  readonly timer?: IntegrationTimer;
}

/**
 * A service of Amazon, exactly one.
 * @check {"required":["auth"],"oneOf":[{"required":["ddbStreams"]},{"required":["s3"]},{"required":["sqs"]}]}
 */
export interface AwsSource {
  /** By whose right it is asked. */
  readonly auth?: AwsAuth;
  /** Changes of a table of DynamoDB. */
  readonly ddbStreams?: AwsDdbStreams;
  /** Objects in a bucket. */
  readonly s3?: AwsS3;
  /** Messages in a queue. */
  readonly sqs?: AwsSqs;
}

/**
 * Changes of a table of DynamoDB.
 * @check {"required":["table","region"]}
 */
export interface AwsDdbStreams extends AwsService {
  /**
   * Milliseconds between two looks.
   * @default 500
   */
  readonly delay?: Integer;
  /**
   * Where it begins: `FROM_LATEST` or `FROM_START`.
   * @default "FROM_LATEST"
   */
  readonly streamIteratorType?: string;
  /** Name of the table. */
  readonly table?: string;
}

/** A clock, and what it says. */
export interface IntegrationTimer {
  /**
   * Form of the message.
   * @default "text/plain"
   */
  readonly contentType?: string;
  /** The message. */
  readonly message?: string;
  /**
   * Milliseconds from one event to the next.
   * @default 1000
   */
  readonly period?: Integer;
  /** Most events; no limit when left out. */
  readonly repeatCount?: Integer;
}

/** `IntegrationSource`, namespaced. */
export class IntegrationSource extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1alpha1', kind: 'IntegrationSource' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IntegrationSourceResource>) {
    super(scope, id, { ...IntegrationSource.GVK, ...props });
  }
}
