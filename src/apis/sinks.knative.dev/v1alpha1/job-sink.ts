/**
 * sinks.knative.dev/v1alpha1: `JobSink`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ReceiverStatus } from '../../eventing.knative.dev/status';
import { JobSpec } from '../../k8s/batch/v1';
import { EmbeddedMetadata } from '../../k8s/meta/v1';
import { Manifest, NamedMetadata } from '../../meta';

/**
 * Runs a Job for each event.
 * @check {"required":["spec"]}
 */
export interface JobSinkResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The Job. */
  readonly spec?: JobSinkSpec;
  /** Address of the sink. */
  readonly status?: JobSinkStatus;
}

/**
 * Form of the Jobs.
 * @check {"required":["job"]}
 */
export interface JobSinkSpec {
  /**
   * The Job. Its containers find the event in the file `event` of the directory that the variable `K_EVENT_PATH` names, `/etc/jobsink-event`
   * unless they mount the volume `jobsink-event` elsewhere.
   * @open
   */
  readonly job?: SinkJob;
}

/** A Job. */
export interface SinkJob {
  /** `batch/v1`, which is so when left out. */
  readonly apiVersion?: string;
  /** `Job`, which is so when left out. */
  readonly kind?: string;
  /** Labels and annotations; Knative gives the name. */
  readonly metadata?: EmbeddedMetadata;
  /** Pods, how many must finish, and what a failure means. */
  readonly spec: JobSpec;
}

/** Address of the sink, and how its Jobs are found. */
export interface JobSinkStatus extends ReceiverStatus {
  /** The Jobs. */
  readonly job?: SinkJobStatus;
}

/** How the Jobs are found. */
export interface SinkJobStatus {
  /** Labels that they have. */
  readonly selector?: string;
}

/** `JobSink`, namespaced. */
export class JobSink extends ApiObject {
  public static readonly GVK = { apiVersion: 'sinks.knative.dev/v1alpha1', kind: 'JobSink' } as const;

  constructor(scope: Construct, id: string, props: Manifest<JobSinkResource>) {
    super(scope, id, { ...JobSink.GVK, ...props });
  }
}
