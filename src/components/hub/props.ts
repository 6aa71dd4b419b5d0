import { CatalogSources } from './source-props';
import { ResourceRequirements, SecurityContext } from '../../apis/k8s/core/v1';
import { ComponentProps, DatabaseRef, SecretKeyRef, SecretRef, ServiceAccountRef, ServiceRef } from '../../core';
import { MemoryAmount } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName } from '../../core/names';

/** A PostgreSQL of the catalog's own. What is in it comes from the sources, so that it can be lost. */
export interface ManagedCatalogDatabase {
  /** Secret in the namespace with the keys `POSTGRES_USER` and `POSTGRES_PASSWORD`; not made here. @default - the Secret model-catalog-postgres */
  readonly credentials?: SecretRef;
  /** Size of the claim; can only grow. @default '5Gi' */
  readonly size?: MemoryAmount;
  /** StorageClass of the claim; it never changes in a cluster. @default - the cluster's default class */
  readonly storageClass?: ObjectName;
  /** @default - the database is made here */
  readonly existing?: undefined;
}

/** A database that somebody else runs. */
export interface ExistingCatalogDatabase {
  readonly existing: DatabaseRef<'postgres'>;
}

/** The controller that notes in registries which of their models are served. */
export interface InferenceServiceControllerOptions {
  /**
   * Namespaces with the registries that it writes to, the first for InferenceServices that name none. It shows its token to the registries that
   * it calls, by which models of all namespaces can be changed: so name only namespaces in whose people you trust that much.
   * @minItems 1
   */
  readonly registries: readonly NamespaceName[];
}

/** The container that fetches models from the addresses that a registry knows of them. */
export interface StorageInitializerOptions {
  /** Registry that is asked where an address names none. */
  readonly registry: ServiceRef;
  /** Requests and limits of the container. @default - requests of 100m and 100Mi, a limit of 1Gi */
  readonly resources?: ResourceRequirements;
  /** Its privileges; the release's image runs as user 65532. @default - none are said, so that namespaces of the level `restricted` refuse pods with it */
  readonly securityContext?: SecurityContext;
}

/** Properties of {@link Hub}. */
export interface HubProps extends ComponentProps {
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /**
   * What the catalog shows.
   * @default {}
   */
  readonly sources?: CatalogSources;
  /** Where the catalog keeps what it has read. @default {} */
  readonly database?: ManagedCatalogDatabase | ExistingCatalogDatabase;
  /**
   * Token of Hugging Face, in a Secret in the namespace that may be missing; it begins with `hf_`.
   * @default - the key HF_API_KEY of the Secret model-catalog-hf-api-key
   */
  readonly huggingFaceToken?: SecretKeyRef;
  /**
   * Account of the user interface of registries, which a `ModelRegistry` makes: it gets the rights to look for Services in all namespaces and
   * to ask what people may do there, and reads the catalog beside `default-editor` and `default-viewer` of all profiles.
   * @default - there is no such user interface
   */
  readonly registryUi?: ServiceAccountRef;
  /**
   * Notes in registries which of their models are served where. It needs KServe in the cluster.
   * @default - nothing does
   */
  readonly inferenceServiceController?: InferenceServiceControllerOptions;
  /**
   * Lets models be fetched from `model-registry://` addresses. It needs KServe in the cluster.
   * @default - KServe refuses such addresses
   */
  readonly storageInitializer?: StorageInitializerOptions;
  /** DNS domain of the cluster, for `inferenceServiceController` and `storageInitializer`. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh, for `registryUi`. @default 'cluster.local' */
  readonly trustDomain?: DnsName;
  /**
   * Namespaces whose pods reach the catalog in the network beside those of profiles, such as the gateway's; the mesh asks for their accounts all
   * the same.
   * @default []
   */
  readonly trustedNamespaces?: readonly NamespaceName[];
}
