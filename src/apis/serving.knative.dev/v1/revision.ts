/**
 * serving.knative.dev/v1: `Revision`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { RevisionSpec } from '../pod';
import { KnativeStatus } from '../status';

/** One version of a program, which never changes; made from a `Configuration`. */
export interface RevisionResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pod, and how requests are handed to it. */
  readonly spec?: RevisionSpec;
  /** Numbers of pods, and the images. */
  readonly status?: RevisionStatus;
}

/** State of a revision. */
export interface RevisionStatus extends KnativeStatus {
  /** Pods that are there. */
  readonly actualReplicas?: Int32;
  /** Digests of the images, by container. */
  readonly containerStatuses?: readonly RevisionContainerStatus[];
  /** Pods that should be there. */
  readonly desiredReplicas?: Int32;
  /** Digests of the images of containers that run first. */
  readonly initContainerStatuses?: readonly RevisionContainerStatus[];
  /** Where its logs are shown. */
  readonly logUrl?: string;
}

/** Image of one container. */
export interface RevisionContainerStatus {
  /** The image with its digest. */
  readonly imageDigest?: string;
  /** Name of the container. */
  readonly name?: string;
}

/** `Revision`, namespaced. */
export class Revision extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.knative.dev/v1', kind: 'Revision' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RevisionResource>) {
    super(scope, id, { ...Revision.GVK, ...props });
  }
}
