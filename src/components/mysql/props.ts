import { ComponentProps, SecretKeyRef, ServiceAccountRef } from '../../core';
import { MemoryAmount } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName } from '../../core/names';

/** What all servers have. */
interface ServerOptions {
  /** StorageClass of the volume; it never changes in a cluster. @default - the cluster's default class */
  readonly storageClass?: ObjectName;
}

/** What both servers of MySQL have. */
interface MysqlServerOptions extends ServerOptions {
  /** Whether a password that is empty is accepted, as upstream's is: for nothing but one's own machine. @default false */
  readonly emptyPassword?: boolean;
}

/** Server of Kubeflow Pipelines. */
export interface PipelinesMysqlOptions extends MysqlServerOptions {
  /** Space for pipelines, runs and metadata; a claim can grow in a cluster whose class allows it, never shrink. @default '20Gi' */
  readonly size?: MemoryAmount;
  /** Secret with `username`, which is `root`, and `password`; it counts when the volume is empty, later the server keeps its own. @default 'mysql-secret' */
  readonly credentials?: ObjectName;
}

/** Server of the metadata store of Kubeflow Pipelines, where it has one of its own. */
export interface MetadataMysqlOptions extends MysqlServerOptions {
  /** Space for metadata; a claim can grow in a cluster whose class allows it, never shrink. @default '10Gi' */
  readonly size?: MemoryAmount;
  /**
   * Secret with `MYSQL_USER_NAME`, which is `root`, and `MYSQL_ROOT_PASSWORD`; it counts when the volume is empty, later the server keeps its own.
   * @default 'metadata-db-secrets'
   */
  readonly credentials?: ObjectName;
}

/** Server of Katib, as a MySQL. */
export interface KatibMysqlOptions extends MysqlServerOptions {
  /** @default 'mysql' */
  readonly engine?: 'mysql';
  /** Space for observations of trials; a claim can grow in a cluster whose class allows it, never shrink. @default '10Gi' */
  readonly size?: MemoryAmount;
  /** Password of `root`; it counts when the volume is empty, later the server keeps its own. @default - `MYSQL_ROOT_PASSWORD` in the Secret `katib-mysql-secrets` */
  readonly password?: SecretKeyRef;
}

/** Server of Katib, as a PostgreSQL. Another engine is another, empty database: what Katib has observed stays in the old one. */
export interface KatibPostgresOptions extends ServerOptions {
  readonly engine: 'postgres';
  /** Space for observations of trials; a claim can grow in a cluster whose class allows it, never shrink. @default '3Gi' */
  readonly size?: MemoryAmount;
  /**
   * Secret with `POSTGRES_USER` and `POSTGRES_DB`, which are both `katib`, and `POSTGRES_PASSWORD`; it counts when the volume is empty, later the
   * server keeps its own.
   * @default 'katib-postgres-secrets'
   */
  readonly credentials?: ObjectName;
}

/** Properties of {@link Mysql} that do not depend on a mesh. */
export interface MysqlCommonProps extends ComponentProps {
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /** Server of Kubeflow Pipelines: options, or false to leave it out. @default {} */
  readonly pipelines?: PipelinesMysqlOptions | false;
  /** Server of the metadata store of Kubeflow Pipelines: options, or false where its database is on that of Kubeflow Pipelines. @default false */
  readonly metadata?: MetadataMysqlOptions | false;
  /** Server of Katib: options, or false to leave it out. @default {} */
  readonly katib?: KatibMysqlOptions | KatibPostgresOptions | false;
}

/** The server of Kubeflow Pipelines is in the mesh, which says who may call it. */
export interface MysqlInMesh {
  /** Whether pods of the namespace are in a mesh of Istio. @default true */
  readonly mesh?: true;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /** Accounts whose pods may call the server of Kubeflow Pipelines. @default - the programs of Kubeflow Pipelines that have upstream's permission */
  readonly pipelinesClients?: readonly ServiceAccountRef[];
}

/** There is no mesh. */
export interface MysqlWithoutMesh {
  readonly mesh: false;
}

/** Properties of {@link Mysql}. */
export type MysqlProps = MysqlCommonProps & (MysqlInMesh | MysqlWithoutMesh);
