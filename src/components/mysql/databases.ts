import { KatibMysqlOptions, KatibPostgresOptions } from './props';
import { KatibDatabase, PipelinesDatabase, PipelinesDatabases, pipelinesDatabases, PlainMysql, SecretKeyRef } from '../../core';

/** Name of the server of Kubeflow Pipelines: its Service, Deployment and account. */
export const PIPELINES_MYSQL = 'mysql';
/** Name of the server of the metadata store. */
export const METADATA_MYSQL = 'metadata-db';
/** Name of the server of Katib. */
export const KATIB_MYSQL = 'katib-mysql';
/** Name of the server of Katib where it is a PostgreSQL. */
export const KATIB_POSTGRES = 'katib-postgres';
/** Its port. */
export const POSTGRES_PORT = 5432;
/** Secret with its credentials. */
export const KATIB_POSTGRES_CREDENTIALS = 'katib-postgres-secrets';

/** The databases on the server of Kubeflow Pipelines, for clients in its namespace. */
export function managedPipelinesDatabases(credentials = 'mysql-secret'): PipelinesDatabases {
  return pipelinesDatabases({ host: PIPELINES_MYSQL, user: { name: credentials, key: 'username' }, password: { name: credentials, key: 'password' } });
}

/** The database on the server of the metadata store alone, for clients in its namespace. */
export function managedMetadataDatabase(credentials = 'metadata-db-secrets'): PipelinesDatabase {
  const of = (key: string): SecretKeyRef => ({ name: credentials, key });
  return { engine: 'mysql', host: METADATA_MYSQL, database: 'metadb', user: of('MYSQL_USER_NAME'), password: of('MYSQL_ROOT_PASSWORD') };
}

/** The database on the server of Katib, for clients in its namespace. */
export function managedKatibDatabase(options: KatibMysqlOptions | KatibPostgresOptions = {}): KatibDatabase {
  return options.engine === 'postgres' ? katibPostgres(options.credentials) : katibMysql(options.password);
}

/** The database on Katib's MySQL. */
export function katibMysql(password: SecretKeyRef = { name: 'katib-mysql-secrets', key: 'MYSQL_ROOT_PASSWORD' }): PlainMysql {
  return { engine: 'mysql', host: KATIB_MYSQL, database: 'katib', user: 'root', password };
}

function katibPostgres(credentials = KATIB_POSTGRES_CREDENTIALS): KatibDatabase {
  return { engine: 'postgres', host: KATIB_POSTGRES, database: 'katib', user: 'katib', password: { name: credentials, key: 'POSTGRES_PASSWORD' } };
}
