/**
 * argoproj.io/v1alpha1: object stores and other places where artifacts of workflows lie.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */
import { ConfigMapKeySelector, SecretKeySelector } from '../../k8s/core/v1';
import { Int32 } from '../../meta';

/** A bucket of a store that speaks S3. */
export interface S3Bucket {
  /** Host and port, without a scheme. */
  readonly endpoint?: string;
  /** Name of the bucket. */
  readonly bucket?: string;
  /** Region that signatures contain. */
  readonly region?: string;
  /** Calls the store by plain HTTP. */
  readonly insecure?: boolean;
  /** Id of the access key, in a Secret of the workflow's namespace. */
  readonly accessKeySecret?: SecretKeySelector;
  /** Secret access key, in a Secret of the workflow's namespace. */
  readonly secretKeySecret?: SecretKeySelector;
  /** Token of a session that goes with the pair of keys. */
  readonly sessionTokenSecret?: SecretKeySelector;
  /** Role that is assumed. */
  readonly roleARN?: string;
  /** Takes the credentials from the pod's surroundings, as AWS' clients do. */
  readonly useSDKCreds?: boolean;
  /** Makes the bucket before it is written to. */
  readonly createBucketIfNotPresent?: CreateS3BucketOptions;
  /** How the store encrypts what is written. */
  readonly encryptionOptions?: S3EncryptionOptions;
  /** Authority that signed the store's certificate. */
  readonly caSecret?: SecretKeySelector;
}

/** How a bucket is made. */
export interface CreateS3BucketOptions {
  /** Whether its objects can be locked against changes. */
  readonly objectLocking?: boolean;
}

/** Encryption by the store. */
export interface S3EncryptionOptions {
  /** Encrypts with the store's own key, or with that of `kmsKeyId`. */
  readonly enableEncryption?: boolean;
  /** Key of a key management service; excludes a key of one's own. */
  readonly kmsKeyId?: string;
  /** Context for that key, as a JSON object in text. */
  readonly kmsEncryptionContext?: string;
  /** Key of one's own, which every reader has to bring along. */
  readonly serverSideCustomerKeySecret?: SecretKeySelector;
}

/** An object of a store that speaks S3. */
export interface S3Artifact extends S3Bucket {
  /** Path in the bucket. */
  readonly key?: string;
}

/** A bucket of Google Cloud Storage. */
export interface GCSBucket {
  /** Name of the bucket. */
  readonly bucket?: string;
  /** Key file of a service account; the pod's own identity if left out. */
  readonly serviceAccountKeySecret?: SecretKeySelector;
}

/** An object of Google Cloud Storage. */
export interface GCSArtifact extends GCSBucket {
  /** Path in the bucket. */
  readonly key: string;
}

/** A bucket of Alibaba Cloud's object store. */
export interface OSSBucket {
  /** Host of the store. */
  readonly endpoint?: string;
  /** Name of the bucket. */
  readonly bucket?: string;
  /** Id of the access key. */
  readonly accessKeySecret?: SecretKeySelector;
  /** Secret of the access key. */
  readonly secretKeySecret?: SecretKeySelector;
  /** Makes the bucket before it is written to. */
  readonly createBucketIfNotPresent?: boolean;
  /** Token of a temporary access key. */
  readonly securityToken?: string;
  /** When objects become cheaper or go away. */
  readonly lifecycleRule?: OSSLifecycleRule;
  /** Takes the credentials from the pod's surroundings. */
  readonly useSDKCreds?: boolean;
}

/** When objects of a bucket become cheaper or go away. */
export interface OSSLifecycleRule {
  /** Days until objects move to the class for rare access. */
  readonly markInfrequentAccessAfterDays?: Int32;
  /** Days until objects are deleted. */
  readonly markDeletionAfterDays?: Int32;
}

/** An object of Alibaba Cloud's object store. */
export interface OSSArtifact extends OSSBucket {
  /** Path in the bucket. */
  readonly key: string;
}

/** A container of Azure Blob Storage. */
export interface AzureBlobContainer {
  /** URL of the storage account. */
  readonly endpoint: string;
  /** Name of the container. */
  readonly container: string;
  /** Key of the storage account. */
  readonly accountKeySecret?: SecretKeySelector;
  /** Takes the credentials from the pod's surroundings. */
  readonly useSDKCreds?: boolean;
}

/** A blob of Azure Blob Storage. */
export interface AzureArtifact extends AzureBlobContainer {
  /** Name of the blob. */
  readonly blob: string;
}

/** A blob of Azure Blob Storage; what is left out is that of the repository that the workflow uses. */
export interface WorkflowAzureArtifact {
  /** URL of the storage account. */
  readonly endpoint?: string;
  /** Name of the container. */
  readonly container?: string;
  /** Key of the storage account. */
  readonly accountKeySecret?: SecretKeySelector;
  /** Takes the credentials from the pod's surroundings. */
  readonly useSDKCreds?: boolean;
  /** Name of the blob. */
  readonly blob: string;
}

/** User of an Artifactory. */
export interface ArtifactoryAuth {
  /** User name. */
  readonly usernameSecret?: SecretKeySelector;
  /** Password. */
  readonly passwordSecret?: SecretKeySelector;
}

/** A file in an Artifactory. */
export interface ArtifactoryArtifact extends ArtifactoryAuth {
  /** Address of the file. */
  readonly url: string;
}

/** A Hadoop file system, with how a client signs in by Kerberos. */
export interface HDFSConfig {
  /** Name nodes, as host and port. */
  readonly addresses?: readonly string[];
  /** User of a file system without Kerberos. */
  readonly hdfsUser?: string;
  /** Protection of the data in transit: `authentication`, `integrity` or `privacy`. */
  readonly dataTransferProtection?: string;
  /** Cache of credentials of Kerberos. */
  readonly krbCCacheSecret?: SecretKeySelector;
  /** Key table of Kerberos. */
  readonly krbKeytabSecret?: SecretKeySelector;
  /** User in Kerberos, with a key table. */
  readonly krbUsername?: string;
  /** Realm of that user. */
  readonly krbRealm?: string;
  /** Settings of Kerberos. */
  readonly krbConfigConfigMap?: ConfigMapKeySelector;
  /** Principal of the name nodes. */
  readonly krbServicePrincipalName?: string;
}

/** A file or folder of a Hadoop file system. */
export interface HDFSArtifact extends HDFSConfig {
  /** Path in the file system. */
  readonly path: string;
  /** Overwrites what is there. */
  readonly force?: boolean;
}
