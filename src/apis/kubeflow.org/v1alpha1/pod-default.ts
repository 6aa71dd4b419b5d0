/**
 * kubeflow.org/v1alpha1: `PodDefault`.
 *
 * Source: Kubeflow Dashboard, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EnvFromSource, EnvVar, LocalObjectReference, Toleration, Volume, VolumeMount } from '../../k8s/core/v1';
import { LabelSelector } from '../../k8s/meta/v1';
import { Manifest, NamedMetadata } from '../../meta';
import { KubeflowContainer } from '../pod';

/** What the admission webhook adds to new pods of the namespace that a selector matches. */
export interface PodDefaultResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Which pods, and what they get. */
  readonly spec?: PodDefaultSpec;
  /** Always empty. */
  readonly status?: PodDefaultStatus;
}

/** Selector and additions; a pod that has a conflicting value already is refused. */
export interface PodDefaultSpec {
  /** Labels of the pods. */
  readonly selector: LabelSelector;
  /** What the choice is called in the form for a new notebook. */
  readonly desc?: string;
  /** Annotations for the pod. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels for the pod. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Environment variables for the pod's own containers. */
  readonly env?: readonly EnvVar[];
  /** Sources of environment variables for the pod's own containers. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Mounts for the pod's own containers. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Volumes for the pod. */
  readonly volumes?: readonly Volume[];
  /** Taints that the pod tolerates. */
  readonly tolerations?: readonly Toleration[];
  /** Secrets for the registries of the pod's images. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Containers that run before the pod's own. */
  readonly initContainers?: readonly KubeflowContainer[];
  /** Containers that run beside the pod's own. */
  readonly sidecars?: readonly KubeflowContainer[];
  /** Entry point for those of the pod's containers that set none, the Istio proxy apart. */
  readonly command?: readonly string[];
  /** Arguments for those of the pod's containers that set none, the Istio proxy apart. */
  readonly args?: readonly string[];
  /** ServiceAccount that replaces the pod's. */
  readonly serviceAccountName?: string;
  /** Whether the pod gets a token of its ServiceAccount. */
  readonly automountServiceAccountToken?: boolean;
}

/**
 * Nothing is reported.
 * @schema {"type":"object"}
 */
export interface PodDefaultStatus {
}

/** `PodDefault`, namespaced. */
export class PodDefault extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1alpha1', kind: 'PodDefault' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PodDefaultResource>) {
    super(scope, id, { ...PodDefault.GVK, ...props });
  }
}
