/**
 * core/v1: volumes that put several sources into one directory, and the files that are made in them.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ObjectFieldSelector, ResourceFieldSelector } from './env';
import { LabelSelector } from '../../meta/v1';
import { Int32, Int64 } from '../../../meta';

/** Several sources in one directory. */
export interface ProjectedVolumeSource {
  /** Permission bits of files, decimal in JSON, 420 (0644) when left out. */
  readonly defaultMode?: Int32;
  /**
   * Sources.
   * @listType atomic
   */
  readonly sources?: readonly VolumeProjection[];
}

/** One source; exactly one field is set. */
export interface VolumeProjection {
  /** Certificates of trust bundles, as a PEM file. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  /** Files made from a ConfigMap. */
  readonly configMap?: ConfigMapProjection;
  /** Files made from fields of the pod. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** Key and certificate chain issued for the pod. */
  readonly podCertificate?: PodCertificateProjection;
  /** Files made from a Secret. */
  readonly secret?: SecretProjection;
  /** Token of the pod's service account. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

/** Certificates of trust bundles, as a PEM file. */
export interface ClusterTrustBundleProjection {
  /** Bundles of the signer that are taken; none when left out, all when empty. */
  readonly labelSelector?: LabelSelector;
  /** Single bundle; excludes `signerName` and `labelSelector`. */
  readonly name?: string;
  /** Lets the pod start when no bundle is found. */
  readonly optional?: boolean;
  /** File in the volume. */
  readonly path: string;
  /** Signer whose bundles are taken; excludes `name`. */
  readonly signerName?: string;
}

/**
 * Files made from a ConfigMap.
 * @mapType atomic
 */
export interface ConfigMapProjection {
  /**
   * Keys to take and their paths; every key under its own name when left out.
   * @listType atomic
   */
  readonly items?: readonly KeyToPath[];
  /**
   * Name of the ConfigMap.
   * @default ""
   */
  readonly name?: string;
  /** Lets the pod start when ConfigMap or key is absent. */
  readonly optional?: boolean;
}

/** Files made from fields of the pod. */
export interface DownwardAPIProjection {
  /**
   * Files.
   * @listType atomic
   */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** Key and certificate chain that the kubelet requests for the pod and renews. */
export interface PodCertificateProjection {
  /** File for the chain alone; prefer `credentialBundlePath`. */
  readonly certificateChainPath?: string;
  /** File for key and chain together, which change at one moment. */
  readonly credentialBundlePath?: string;
  /** File for the key alone; prefer `credentialBundlePath`. */
  readonly keyPath?: string;
  /** Kind of key: `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` or `ED25519`. */
  readonly keyType: string;
  /** Longest lifetime in seconds, 86400 when left out; at least 3600. */
  readonly maxExpirationSeconds?: Int32;
  /** Signer that issues the certificate. */
  readonly signerName: string;
  /** Notes for the signer, which knows their keys. */
  readonly userAnnotations?: Readonly<Record<string, string>>;
}

/**
 * Files made from a Secret.
 * @mapType atomic
 */
export interface SecretProjection {
  /**
   * Keys to take and their paths; every key under its own name when left out.
   * @listType atomic
   */
  readonly items?: readonly KeyToPath[];
  /**
   * Name of the Secret.
   * @default ""
   */
  readonly name?: string;
  /** Lets the pod start when Secret or key is absent. */
  readonly optional?: boolean;
}

/** Token of the pod's service account, renewed before it expires. */
export interface ServiceAccountTokenProjection {
  /** Who is meant to accept the token, the API server when left out. */
  readonly audience?: string;
  /** Lifetime in seconds, 3600 when left out; at least 600. */
  readonly expirationSeconds?: Int64;
  /** File in the volume. */
  readonly path: string;
}

/** File made from one key. */
export interface KeyToPath {
  /** Key whose value is the content. */
  readonly key: string;
  /** Permission bits of the file, decimal in JSON. */
  readonly mode?: Int32;
  /** Path of the file in the volume, relative and without `..`. */
  readonly path: string;
}

/** File made from one field of the pod. */
export interface DownwardAPIVolumeFile {
  /** Field of the pod: annotations, labels, name, uid or namespace. */
  readonly fieldRef?: ObjectFieldSelector;
  /** Permission bits of the file, decimal in JSON. */
  readonly mode?: Int32;
  /** Path of the file in the volume, relative and without `..`. */
  readonly path: string;
  /** Request or limit of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
}
