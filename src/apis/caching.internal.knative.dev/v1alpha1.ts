/**
 * caching.internal.knative.dev/v1alpha1: `Image`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalObjectReference } from '../k8s/core/v1';
import { Manifest, NamedMetadata } from '../meta';
import { KnativeStatus } from '../serving.knative.dev/status';

/** An image that a cache, if there is one, should keep near the nodes. */
export interface ImageResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The image, and who may pull it. */
  readonly spec?: ImageSpec;
  /** State of the cache. */
  readonly status?: KnativeStatus;
}

/** The image, and who may pull it. */
export interface ImageSpec {
  /** Reference of the image. */
  readonly image: string;
  /** Secrets for its registry. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** ServiceAccount whose Secrets are used. */
  readonly serviceAccountName?: string;
}

/** `Image`, namespaced. */
export class Image extends ApiObject {
  public static readonly GVK = { apiVersion: 'caching.internal.knative.dev/v1alpha1', kind: 'Image' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ImageResource>) {
    super(scope, id, { ...Image.GVK, ...props });
  }
}
