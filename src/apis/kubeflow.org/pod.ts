/**
 * kubeflow.org: pods inside Kubeflow's kinds. They are looser than Kubernetes' newest types where those forbid repetition.
 *
 * Source: Kubeflow Notebooks and Kubeflow Dashboard, their CustomResourceDefinitions; releases in pins/.
 */
import { Container, EnvVar, LocalObjectReference, PodSpec } from '../k8s/core/v1';

/** A container, with variables in a plain list. */
export interface KubeflowContainer extends Container {
  /** Environment variables; of two with one name, the later counts. */
  readonly env?: readonly EnvVar[];
}

/** Spec of a pod, with plain lists. */
export interface KubeflowPodSpec extends PodSpec {
  /** Containers that run together. */
  readonly containers: readonly KubeflowContainer[];
  /** Containers that run before the others, one after another. */
  readonly initContainers?: readonly KubeflowContainer[];
  /** Secrets for the registries of the images. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
}
