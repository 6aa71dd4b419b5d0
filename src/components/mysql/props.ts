import { ComponentProps, SecretKeyRef, ServiceAccountRef } from '../../core';
import { MemoryAmount } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName } from '../../core/names';

/** What both servers have. */
interface MysqlServerOptions {
  /** StorageClass of the volume; it never changes in a cluster. @default - the cluster's default class */
  readonly storageClass?: ObjectName;
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

/** Server of Katib. */
export interface KatibMysqlOptions extends MysqlServerOptions {
  /** Space for observations of trials; a claim can grow in a cluster whose class allows it, never shrink. @default '10Gi' */
  readonly size?: MemoryAmount;
  /** Password of `root`; it counts when the volume is empty, later the server keeps its own. @default - `MYSQL_ROOT_PASSWORD` in the Secret `katib-mysql-secrets` */
  readonly password?: SecretKeyRef;
}

/** Properties of {@link Mysql}. */
export interface MysqlProps extends ComponentProps {
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /** Server of Kubeflow Pipelines: options, or false to leave it out. @default {} */
  readonly pipelines?: PipelinesMysqlOptions | false;
  /** Accounts whose pods may call the server of Kubeflow Pipelines. @default - the programs of Kubeflow Pipelines that have upstream's permission */
  readonly pipelinesClients?: readonly ServiceAccountRef[];
  /** Server of Katib: options, or false to leave it out. @default {} */
  readonly katib?: KatibMysqlOptions | false;
}
