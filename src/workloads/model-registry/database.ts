import { Container, EnvFromSource, EnvVar } from '../../apis/k8s/core/v1';
import { databasePort, DatabaseRef, ImageName } from '../../core';
import { secretVariable, textOrSecret } from '../../kit';

/** Name of the Service and the Deployment of a registry's own database. */
export const DATABASE = 'model-registry-db';
/** ConfigMap with the settings of a registry's own database. */
export const DATABASE_PARAMETERS = `${DATABASE}-parameters`;

/** Engine of a database. */
export type Engine = 'postgres' | 'mysql';

/** How the server gets at its database. */
export interface Connection {
  readonly engine: Engine;
  /** Data source name, with variables in it. */
  readonly dsn: string;
  readonly port: number;
  readonly env: readonly EnvVar[];
  readonly envFrom: readonly EnvFromSource[];
}

/** What is known of an engine that a registry runs itself. */
interface OwnEngine {
  readonly image: ImageName;
  readonly port: number;
  /** Data of the ConfigMap with its settings, read by both programs. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly dsn: string;
  /** Keys of its Secret, which are variables of both programs. */
  readonly keys: readonly string[];
  /** Name of the claim and its volume. */
  readonly claim: string;
  readonly mountPath: string;
  readonly user: number;
  readonly container: Pick<Container, 'args' | 'env' | 'readinessProbe'>;
}

/** Engines that a registry can run itself. */
export const ENGINES: Readonly<Record<Engine, OwnEngine>> = {
  postgres: {
    image: 'hub/registry-postgres',
    port: 5432,
    parameters: { POSTGRES_HOST: DATABASE, POSTGRES_PORT: '5432', POSTGRES_DB: 'metadb' },
    dsn: 'postgresql://$(POSTGRES_USER):$(POSTGRES_PASSWORD)@$(POSTGRES_HOST):$(POSTGRES_PORT)/$(POSTGRES_DB)?sslmode=disable',
    keys: ['POSTGRES_USER', 'POSTGRES_PASSWORD'],
    claim: 'metadata-postgres',
    mountPath: '/var/lib/postgresql/data',
    user: 70,
    container: { env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }] },
  },
  mysql: {
    image: 'hub/registry-mysql',
    port: 3306,
    parameters: { MYSQL_DATABASE: 'metadb', MYSQL_PORT: '3306' },
    dsn: `$(MYSQL_USER_NAME):$(MYSQL_ROOT_PASSWORD)@tcp(${DATABASE}:$(MYSQL_PORT))/$(MYSQL_DATABASE)?charset=utf8mb4`,
    keys: ['MYSQL_USER_NAME', 'MYSQL_ROOT_PASSWORD'],
    claim: 'metadata-mysql',
    mountPath: '/var/lib/mysql',
    user: 999,
    container: {
      args: ['--datadir', '/var/lib/mysql/datadir'],
      readinessProbe: { exec: { command: ['mysqladmin', 'ping', '--host=127.0.0.1'] }, initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 2 },
    },
  },
};

/** The way to a database of the registry's own. */
export function ownConnection(engine: Engine, secret: string): Connection {
  const { dsn, port } = ENGINES[engine];
  return { engine, dsn, port, env: [], envFrom: [{ secretRef: { name: secret } }, { configMapRef: { name: DATABASE_PARAMETERS } }] };
}

/** The way to a database of somebody else. */
export function foreignConnection(database: DatabaseRef): Connection {
  const { engine, host, database: name, user, password, tls = 'disable' } = database;
  const port = databasePort(database);
  const common = { engine, port, envFrom: [] };
  if (engine === 'postgres') {
    // The client takes from its own variables what the name leaves out; so no character of a password is part of a URL.
    return { ...common, env: [textOrSecret('PGUSER', user), secretVariable('PGPASSWORD', password)], dsn: `postgresql://${host}:${port}/${name}?sslmode=${tls}` };
  }
  return {
    ...common,
    env: [textOrSecret('DATABASE_USER', user), secretVariable('DATABASE_PASSWORD', password)],
    dsn: `$(DATABASE_USER):$(DATABASE_PASSWORD)@tcp(${host}:${port})/${name}?charset=utf8mb4${tls === 'require' ? '&tls=skip-verify' : ''}`,
  };
}
