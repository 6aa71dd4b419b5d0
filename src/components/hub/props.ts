import { CatalogSources } from './source-props';
import { ComponentProps, DatabaseRef, SecretKeyRef, SecretRef, ServiceAccountRef } from '../../core';
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
  /** First part of SPIFFE principals in the mesh, for `registryUi`. @default 'cluster.local' */
  readonly trustDomain?: DnsName;
  /**
   * Namespaces whose pods reach the catalog in the network beside those of profiles, such as the gateway's; the mesh asks for their accounts all
   * the same.
   * @default []
   */
  readonly trustedNamespaces?: readonly NamespaceName[];
}
