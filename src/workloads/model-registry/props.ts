import type { ResourceRequirements } from '../../apis/k8s/core/v1';
import { DatabaseRef, GatewayRef, IdentityHeaders, Images, SecretRef, ServiceAccountRef, ServiceRef } from '../../core';
import { DnsName } from '../../core/names';
import { Claim } from '../claims';
import { WorkloadProps } from '../workload';

/** A database of the registry's own, in a pod beside it. */
export interface ManagedRegistryDatabase {
  /** @default 'postgres' */
  readonly engine?: 'postgres' | 'mysql';
  /**
   * Secret of the namespace, not made here, with the keys `POSTGRES_USER` and `POSTGRES_PASSWORD`, for MySQL `MYSQL_USER_NAME` (`root`) and
   * `MYSQL_ROOT_PASSWORD`. The password becomes part of a URL: letters, digits, `-`, `.`, `_` and `~` only.
   * @default secretRef('model-registry-db-secrets')
   */
  readonly credentials?: SecretRef;
  /** Where the data are. @default - a new claim of 10Gi, metadata-postgres or metadata-mysql */
  readonly storage?: Claim;
  /** @default - the database is made here */
  readonly existing?: undefined;
}

/** A database that somebody else runs. */
export interface ExistingRegistryDatabase {
  readonly existing: DatabaseRef;
}

/** Database of a registry. */
export type RegistryDatabase = ManagedRegistryDatabase | ExistingRegistryDatabase;

/** Requests and limits of each program of a registry. */
export interface RegistryResources {
  /** @default - none */
  readonly server?: ResourceRequirements;
  /** @default - half a core and 2 GiB of memory */
  readonly ui?: ResourceRequirements;
  /** @default - none */
  readonly database?: ResourceRequirements;
}

/** Facts of the platform that a registry needs; the platform of the app, or its facts, say them. */
export interface RegistrySettings {
  /** Where its routes attach. @default - that of the platform */
  readonly gateway?: GatewayRef;
  /** Headers with the signed-in user. @default - those of the platform, else DEFAULT_IDENTITY */
  readonly identity?: IdentityHeaders;
  /** DNS domain of the cluster. @default - that of the platform, else 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals. @default - that of the platform, else the cluster domain */
  readonly trustDomain?: DnsName;
  /**
   * DNS names that its routes answer to.
   * @minItems 1
   * @default - those of the platform, else ['*']
   */
  readonly hosts?: readonly string[];
  /** The catalog of models that the user interface shows in this namespace; false for none. @default - that of the platform, if it has one */
  readonly catalog?: ServiceRef | false;
}

/** What all registries have in common. */
interface RegistryCommon extends Omit<WorkloadProps, 'name'> {
  /** What people see. @default 'Kubeflow Model Registry' */
  readonly displayName?: string;
  /** @default - that it is the registry of the namespace */
  readonly description?: string;
  /** Where it keeps what it knows. @default {} */
  readonly database?: RegistryDatabase;
  /** Requests and limits. @default {} */
  readonly resources?: RegistryResources;
  /** Where images come from. @default - as the platform takes them, else the registries in the pins */
  readonly images?: Images;
}

/** An account that may call a registry, or those of the platform's own programs. */
export type RegistryCaller = ServiceAccountRef | 'platform';

/** A registry in the mesh, with an address at the gateway. */
export interface MeshedRegistryProps extends RegistryCommon, RegistrySettings {
  /** @default - the mesh decides who reads and writes it, and the gateway has an address for it */
  readonly mesh?: undefined;
  /**
   * Whether it is the registry of the platform's menu, at `/model-registry/` and `/api/model_registry/`: its user interface is the only one of
   * the cluster, which shows the registries of all namespaces to whoever may read their Services.
   * @default - whether the platform names this namespace, else false
   */
  readonly main?: boolean;
  /**
   * Whether everybody who is signed in, and every pod of the mesh that sends an `Authorization` header, may read and write it: its server
   * asks nobody who they are.
   * @default - false: only the people of the profile, pods of its namespace and `callers` may
   */
  readonly open?: boolean;
  /**
   * Programs of other namespaces that may read and write it. `'platform'` stands for the platform's own, which are the user interface of the main
   * registry, and what notes served models in this one: a list without it shuts them out. The proxies of their pods must know this namespace, by a `Sidecar`.
   * @default ['platform']
   */
  readonly callers?: readonly RegistryCaller[];
}

/** A registry without mesh and gateway, for a cluster that has none. */
export interface PlainRegistryProps extends RegistryCommon, Readonly<Partial<Record<keyof RegistrySettings | 'main' | 'callers', undefined>>> {
  /** Nothing of the mesh is made. */
  readonly mesh: false;
  /** Whoever reaches it in the network may read and write it: its server asks nobody who they are. */
  readonly open: true;
}

/** Properties of {@link ModelRegistry}. */
export type ModelRegistryProps = PlainRegistryProps | MeshedRegistryProps;
