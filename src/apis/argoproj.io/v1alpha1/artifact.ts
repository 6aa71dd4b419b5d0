/**
 * argoproj.io/v1alpha1: files that steps of workflows take and give.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */
import { ArtifactoryArtifact, AzureArtifact, GCSArtifact, HDFSArtifact, OSSArtifact, S3Artifact, WorkflowAzureArtifact } from './artifact-store';
import { PodMetadata } from './metadata';
import { SecretKeySelector } from '../../k8s/core/v1';
import { Int32, Int64 } from '../../meta';

/** Places where an artifact lies, but for Azure. */
interface ArtifactPlaces {
  /** Keeps the logs of the main container as an artifact. */
  readonly archiveLogs?: boolean;
  /** Object of a store that speaks S3. */
  readonly s3?: S3Artifact;
  /** Checkout of a Git repository; for inputs only. */
  readonly git?: GitArtifact;
  /** File behind a URL. */
  readonly http?: HTTPArtifact;
  /** File in an Artifactory. */
  readonly artifactory?: ArtifactoryArtifact;
  /** File or folder of a Hadoop file system. */
  readonly hdfs?: HDFSArtifact;
  /** Text that stands here; for inputs only. */
  readonly raw?: RawArtifact;
  /** Object of Alibaba Cloud's store. */
  readonly oss?: OSSArtifact;
  /** Object of Google Cloud Storage. */
  readonly gcs?: GCSArtifact;
}

/** Where an artifact lies, in the kinds whose definition wants all of a place. */
export interface ArtifactLocation extends ArtifactPlaces {
  /** Blob of Azure. */
  readonly azure?: AzureArtifact;
}

/** Where an artifact lies: one place, or none for the repository that the workflow uses. */
export interface WorkflowArtifactLocation extends ArtifactPlaces {
  /** Blob of Azure. */
  readonly azure?: WorkflowAzureArtifact;
}

/** What is said of an artifact beside its name, its source and its place. */
export interface ArtifactFile {
  /** Path in the container. */
  readonly path?: string;
  /** Mode bits of the file, as a decimal number. */
  readonly mode?: Int32;
  /** Expression that gives a variable which names another step's artifact. */
  readonly fromExpression?: string;
  /** Name by which the rest of the workflow sees the output. */
  readonly globalName?: string;
  /** How a folder becomes one object: packed by tar and gzip if left out. */
  readonly archive?: ArchiveStrategy;
  /** Whether it may be missing. */
  readonly optional?: boolean;
  /** Path inside the artifact that is taken instead of all of it. */
  readonly subPath?: string;
  /** Sets `mode` for everything below too. */
  readonly recurseMode?: boolean;
  /** When it is removed, instead of what the workflow says. */
  readonly artifactGC?: ArtifactGC;
  /** Whether it was removed; the controller writes it. */
  readonly deleted?: boolean;
}

/** A file or folder with a name, in the kinds whose definition wants all of its place. */
export interface Artifact extends ArtifactFile, ArtifactLocation {
  /** Name, unique among the inputs or outputs. */
  readonly name: string;
  /** Variable that names another step's artifact. */
  readonly from?: string;
}

/** How a folder becomes one object; one of the three. */
export interface ArchiveStrategy {
  /** Left as it is: a folder becomes one object for each file. */
  readonly none?: ArchiveNone;
  /** Packed by tar and gzip. */
  readonly tar?: TarStrategy;
  /** Packed by zip. */
  readonly zip?: ArchiveZip;
}

/** No packing; has no settings. */
export interface ArchiveNone {}

/** Packing by zip; has no settings. */
export interface ArchiveZip {}

/** Packing by tar. */
export interface TarStrategy {
  /** Level of gzip: 0 for none, 1 to 9, -1 for its default. */
  readonly compressionLevel?: Int32;
}

/** When an artifact is removed. */
export interface ArtifactGC {
  /** Moment of the removal; never if left out. */
  readonly strategy?: '' | 'OnWorkflowCompletion' | 'OnWorkflowDeletion' | 'Never';
  /** Labels and annotations of the pods that remove it. */
  readonly podMetadata?: PodMetadata;
  /** Account of those pods. */
  readonly serviceAccountName?: string;
}

/** A text as a file. */
export interface RawArtifact {
  /** The text. */
  readonly data: string;
}

/** A checkout of a Git repository. */
export interface GitArtifact {
  /** URL of the repository. */
  readonly repo: string;
  /** Branch, tag or commit. */
  readonly revision?: string;
  /** Number of commits that are fetched; all if left out. */
  readonly depth?: Int64;
  /** Further refspecs to fetch. */
  readonly fetch?: readonly string[];
  /** User name. */
  readonly usernameSecret?: SecretKeySelector;
  /** Password or token. */
  readonly passwordSecret?: SecretKeySelector;
  /** Private key for SSH. */
  readonly sshPrivateKeySecret?: SecretKeySelector;
  /** Trusts any host key; never outside of experiments. */
  readonly insecureIgnoreHostKey?: boolean;
  /** Trusts any certificate; never outside of experiments. */
  readonly insecureSkipTLS?: boolean;
  /** Leaves out submodules. */
  readonly disableSubmodules?: boolean;
  /** Fetches `branch` only. */
  readonly singleBranch?: boolean;
  /** Branch that is fetched. */
  readonly branch?: string;
}

/** A file behind a URL. */
export interface HTTPArtifact {
  /** Address of the file. */
  readonly url: string;
  /** Headers of the request. */
  readonly headers?: readonly ArtifactHeader[];
  /** How the request signs in. */
  readonly auth?: HTTPAuth;
}

/** A header of a request. */
export interface ArtifactHeader {
  /** Name of the header. */
  readonly name: string;
  /** Value of the header. */
  readonly value: string;
}

/** How a request signs in; one of the three. */
export interface HTTPAuth {
  /** By user and password. */
  readonly basicAuth?: HTTPBasicAuth;
  /** By a certificate. */
  readonly clientCert?: HTTPClientCert;
  /** By a token of OAuth 2. */
  readonly oauth2?: HTTPOAuth2;
}

/** User and password. */
export interface HTTPBasicAuth {
  /** User name. */
  readonly usernameSecret?: SecretKeySelector;
  /** Password. */
  readonly passwordSecret?: SecretKeySelector;
}

/** A certificate with its key. */
export interface HTTPClientCert {
  /** The certificate. */
  readonly clientCertSecret?: SecretKeySelector;
  /** Its private key. */
  readonly clientKeySecret?: SecretKeySelector;
}

/** A client of OAuth 2 that fetches tokens for itself. */
export interface HTTPOAuth2 {
  /** Id of the client. */
  readonly clientIDSecret?: SecretKeySelector;
  /** Secret of the client. */
  readonly clientSecretSecret?: SecretKeySelector;
  /** Where tokens are fetched. */
  readonly tokenURLSecret?: SecretKeySelector;
  /** Rights that are asked for. */
  readonly scopes?: readonly string[];
  /** Further parameters of the request for a token. */
  readonly endpointParams?: readonly HTTPOAuth2Param[];
}

/** A parameter of a request for a token. */
export interface HTTPOAuth2Param {
  /** Name of the parameter. */
  readonly key: string;
  /** Value of the parameter. */
  readonly value?: string;
}
