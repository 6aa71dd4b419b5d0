/** Databases by reference: made by the platform, or there already. */
import { DnsName } from './names';
import type { Call } from './programs';
import type { SecretKeyRef, ServiceRef } from './refs';

/** Engines that programs of the platform speak. */
export type DatabaseEngine = 'mysql' | 'postgres';

/** One database on a server, with whom it lets in. */
export interface DatabaseRef<Engine = DatabaseEngine> {
  readonly engine: Engine;
  /** DNS name, reachable from the namespace of its clients; `<name>.<namespace>.svc` for a Service of another namespace. */
  readonly host: DnsName;
  /**
   * @default - 3306 for MySQL, 5432 for PostgreSQL
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;
  /** Name of the database on the server. */
  readonly database: string;
  /** User name, as such or in a Secret in the namespace of the client. */
  readonly user: string | SecretKeyRef;
  /** Password, in a Secret in the namespace of the client. */
  readonly password: SecretKeyRef;
  /** Whether connections are encrypted; which programs can do so, their pages say. @default 'disable' */
  readonly tls?: 'disable' | 'require';
}

/**
 * An engine that a program cannot use, with the reason: the compiler prints it.
 * @schema {"enum":["mysql"]}
 */
export interface Refused<Reason extends string> {
  readonly refused: Reason;
}

/** An engine of databases of Kubeflow Pipelines. */
type PipelinesEngine = 'mysql' | Refused<'Kubeflow Pipelines and ML Metadata run on MySQL only: PostgreSQL is for their developers'>;

/** A database of Kubeflow Pipelines, on MySQL. */
export interface PipelinesDatabase extends DatabaseRef<PipelinesEngine> {
  /** @form "mysql", since Kubeflow Pipelines and ML Metadata run on MySQL only: the cache takes nothing else, and PostgreSQL is for their developers */
  readonly engine: PipelinesEngine;
}

/** All databases of Kubeflow Pipelines, on one server or on several. */
export interface PipelinesDatabases {
  /** Pipelines, experiments and runs. */
  readonly pipelines: PipelinesDatabase;
  /** Results of steps of v1 pipelines. */
  readonly cache: PipelinesDatabase;
  /** Artifacts and executions (ML Metadata), whose client knows no authentication but `mysql_native_password`. */
  readonly metadata: PipelinesDatabase;
}

/** A database on MySQL for a program whose client cannot encrypt connections to it. */
export interface PlainMysql extends DatabaseRef<'mysql'> {
  /** Connections are not encrypted. @default 'disable' */
  readonly tls?: 'disable';
}

/**
 * @minimum 1
 * @maximum 65535
 * @asType integer
 */
type Port = number;

/** Where a database of Katib is: each as such, or in a Secret in the namespace of the client, as operators of databases write it. */
interface KatibDatabasePlace {
  /** DNS name, reachable from the namespace of its clients; `<name>.<namespace>.svc` for a Service of another namespace. */
  readonly host: DnsName | SecretKeyRef;
  /** @default - 3306 for MySQL, 5432 for PostgreSQL */
  readonly port?: Port | SecretKeyRef;
  /** Name of the database on the server. */
  readonly database: string | SecretKeyRef;
}

/** Database of Katib, whose client encrypts connections to PostgreSQL alone. */
export type KatibDatabase = KatibDatabasePlace & (Omit<PlainMysql, keyof KatibDatabasePlace> | Omit<DatabaseRef<'postgres'>, keyof KatibDatabasePlace>);

/** Port of a database. */
export function databasePort({ engine, port = engine === 'postgres' ? 5432 : 3306 }: Pick<DatabaseRef<unknown>, 'engine' | 'port'>): number {
  return port;
}

/**
 * The Service that a host stands for, seen from the namespace `own`: `<name>` and `<name>.<own>`, or one of any namespace with the suffix
 * `.svc`; undefined for all others. Two labels alone do not tell a Service of another namespace from a host outside, such as `example.com`.
 */
export function serviceAt(host: string, port: number, own: string): ServiceRef | undefined {
  const [name, namespace = own, suffix] = host.split('.');
  const inCluster = suffix === undefined ? namespace === own : suffix === 'svc';
  return inCluster ? { name, namespace, port } : undefined;
}

/** Call of a program in the namespace `own` to its database. */
export function databaseCall(database: Pick<DatabaseRef<unknown>, 'engine' | 'host' | 'port'>, own: string, why: string): Call {
  return { to: serviceAt(database.host, databasePort(database), own) ?? 'internet', why };
}

/** A server with the databases of Kubeflow Pipelines under their usual names. */
export function pipelinesDatabases(server: Omit<PipelinesDatabase, 'engine' | 'database'>): PipelinesDatabases {
  const on = (database: string): PipelinesDatabase => ({ engine: 'mysql', ...server, database });
  return { pipelines: on('mlpipeline'), cache: on('cachedb'), metadata: on('metadb') };
}
