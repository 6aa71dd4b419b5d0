/**
 * serving.knative.dev: volumes of Knative's pods.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import {
  ConfigMapProjection, ConfigMapVolumeSource, CSIVolumeSource, DownwardAPIProjection, EmptyDirVolumeSource, HostPathVolumeSource, ImageVolumeSource,
  PersistentVolumeClaimVolumeSource, SecretProjection, SecretVolumeSource, ServiceAccountTokenProjection,
} from '../k8s/core/v1';
import { Int32 } from '../meta';

/** Volume of a pod; exactly one field beside `name` is set. */
export interface RevisionVolume {
  /** Files made from a ConfigMap. */
  readonly configMap?: ConfigMapVolumeSource;
  /**
   * Volume of a CSI driver; needs the feature `kubernetes.podspec-volumes-csi`.
   * @open
   */
  readonly csi?: CSIVolumeSource;
  /**
   * Empty directory that lives as long as the pod.
   * @open
   */
  readonly emptyDir?: EmptyDirVolumeSource;
  /**
   * File or directory of the node; needs the feature `kubernetes.podspec-volumes-hostpath`.
   * @open
   */
  readonly hostPath?: HostPathVolumeSource;
  /**
   * Files of an OCI image; needs the feature `kubernetes.podspec-volumes-image`.
   * @open
   */
  readonly image?: ImageVolumeSource;
  /** Name by which containers mount the volume. */
  readonly name: string;
  /**
   * Existing claim; needs the feature `kubernetes.podspec-persistent-volume-claim`, and to write into it
   * `kubernetes.podspec-persistent-volume-write`.
   * @open
   */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: RevisionProjectedVolume;
  /** Files made from a Secret. */
  readonly secret?: SecretVolumeSource;
}

/** Several sources in one directory. */
export interface RevisionProjectedVolume {
  /** Permission bits of files, decimal in JSON. */
  readonly defaultMode?: Int32;
  /**
   * Sources.
   * @listType atomic
   */
  readonly sources?: readonly RevisionProjection[];
}

/** One source; exactly one field is set. */
export interface RevisionProjection {
  /** Files made from a ConfigMap. */
  readonly configMap?: ConfigMapProjection;
  /** Files made from fields of the pod. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** Files made from a Secret. */
  readonly secret?: SecretProjection;
  /** Token of the pod's service account. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}
