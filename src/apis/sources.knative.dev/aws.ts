/**
 * sources.knative.dev: services of Amazon, from which sources get events and to which sinks send them. They may be others that speak the
 * same protocol, by `uriEndpointOverride`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { Integer } from '../meta';

/**
 * By whose right Amazon is asked.
 * @check {"anyOf":[{"required":["secret"]},{"required":["serviceAccountName"]}]}
 */
export interface AwsAuth {
  /** A pair of keys. */
  readonly secret?: AwsSecret;
  /** ServiceAccount of the pods, which Amazon trusts. */
  readonly serviceAccountName?: string;
}

/**
 * A pair of keys.
 * @check {"required":["ref"]}
 */
export interface AwsSecret {
  /** Secret with `aws.accessKey` and `aws.secretKey`. */
  readonly ref?: AwsSecretReference;
}

/** A Secret of the same namespace. */
export interface AwsSecretReference {
  /** Its name. */
  readonly name: string;
}

/** How a service of Amazon is reached. */
export interface AwsService {
  /**
   * Whether `uriEndpointOverride` counts.
   * @default false
   */
  readonly overrideEndpoint?: boolean;
  /** Region, such as `eu-central-1`. */
  readonly region?: string;
  /** URL of another server. */
  readonly uriEndpointOverride?: string;
}

/**
 * A bucket of S3. What is read is gone afterwards unless it says otherwise.
 * @check {"required":["arn","region"]}
 */
export interface AwsS3 extends AwsService {
  /** Name of the bucket, or its ARN. */
  readonly arn?: string;
  /**
   * Whether the bucket is made where it is missing.
   * @default false
   */
  readonly autoCreateBucket?: boolean;
  /**
   * Milliseconds between two looks.
   * @default 500
   */
  readonly delay?: Integer;
  /**
   * Whether objects are deleted once they were read.
   * @default true
   */
  readonly deleteAfterRead?: boolean;
  /** Bucket that objects are moved to. */
  readonly destinationBucket?: string;
  /** Text before their names there. */
  readonly destinationBucketPrefix?: string;
  /** Text after their names there. */
  readonly destinationBucketSuffix?: string;
  /**
   * Whether the bucket is part of the path rather than of the host, as servers other than Amazon's mostly want it.
   * @default false
   */
  readonly forcePathStyle?: boolean;
  /**
   * Whether events have the names of objects only.
   * @default false
   */
  readonly ignoreBody?: boolean;
  /**
   * Most objects of one look.
   * @default 10
   */
  readonly maxMessagesPerPoll?: Integer;
  /**
   * Whether objects are moved to `destinationBucket` once they were read.
   * @default false
   */
  readonly moveAfterRead?: boolean;
  /** Text that names of objects begin with. */
  readonly prefix?: string;
}

/**
 * A queue of SQS.
 * @check {"required":["arn","region"]}
 */
export interface AwsSqs extends AwsService {
  /** Name of the queue, or its ARN. */
  readonly arn?: string;
  /**
   * Whether the queue is made where it is missing.
   * @default false
   */
  readonly autoCreateQueue?: boolean;
  /**
   * Milliseconds between two looks.
   * @default 500
   */
  readonly delay?: Integer;
  /**
   * Whether messages are deleted once they were read.
   * @default true
   */
  readonly deleteAfterRead?: boolean;
  /**
   * Whether the next look comes at once where the last one found something.
   * @default false
   */
  readonly greedy?: boolean;
  /**
   * Domain of Amazon.
   * @default "amazonaws.com"
   */
  readonly host?: string;
  /**
   * Most messages of one look, 1 to 10.
   * @default 1
   */
  readonly maxMessagesPerPoll?: Integer;
  /**
   * `http` or `https`.
   * @default "https"
   */
  readonly protocol?: string;
  /** URL of the queue. */
  readonly queueURL?: string;
  /** Seconds for which nobody else gets a message that was read. */
  readonly visibilityTimeout?: Integer;
  /** Seconds that one look waits for messages. */
  readonly waitTimeSeconds?: Integer;
}
