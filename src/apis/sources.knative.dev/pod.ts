/**
 * sources.knative.dev: pods of sources. The API server takes anything for a template, the webhook and synthesis do not.
 *
 * Source: Knative Eventing, its webhook; release in pins/.
 */
import { Container, PodSpec } from '../k8s/core/v1';
import { EmbeddedMetadata } from '../k8s/meta/v1';

/**
 * Form of the pods of a source.
 * @check {"required":["spec"]}
 */
export interface SourcePodTemplate {
  /** Labels and annotations of the pods. */
  readonly metadata?: EmbeddedMetadata;
  /** What runs in the pods, and how. */
  readonly spec?: SourcePodSpec;
}

/** What runs in a pod of a source, and how. */
export interface SourcePodSpec extends Omit<PodSpec, 'containers'> {
  /**
   * Containers of the pod, at least one.
   * @listType map
   * @listMapKeys name
   * @check {"minItems":1}
   */
  readonly containers: readonly SourceContainer[];
}

/**
 * A container, which learns from `K_SINK` where its events go.
 * @check {"required":["image"]}
 */
export interface SourceContainer extends Omit<Container, 'name'> {
  /** Its name, `<name of the source>-<index>` when left out. */
  readonly name?: string;
}

/** Form of pods whose container Knative makes. */
export interface IntegrationPodTemplate {
  /** Labels and annotations of the pods. */
  readonly metadata?: EmbeddedMetadata;
  /** How the pods run; their container and their ServiceAccount are Knative's. */
  readonly spec?: IntegrationPodSpec;
}

/** How a pod runs whose container Knative makes. */
export interface IntegrationPodSpec extends Omit<PodSpec, 'containers' | 'serviceAccountName'> {
}
