import { IConstruct } from 'constructs';
import { EnvVar } from '../../apis/k8s/core/v1';
import { Component, ConfigError, databasePort, PipelinesDatabase, PipelinesDatabases, SecretKeyRef, shown } from '../../core';
import { secretVariable } from '../../kit';

/** The databases that are in use. */
export type UsedDatabases = Omit<PipelinesDatabases, 'cache'> & Partial<Pick<PipelinesDatabases, 'cache'>>;

/** Name of a database as MySQL takes it unquoted, which is how the programs write it. */
const DATABASE_NAME = /^[A-Za-z0-9_]{1,64}$/;

/**
 * Refuses databases that the programs could not use.
 *
 * @throws ConfigError `DatabaseName`, `MetadataTls`
 */
export function checkDatabases(at: IConstruct, databases: UsedDatabases): void {
  for (const [key, { database }] of Object.entries(databases)) {
    if (!DATABASE_NAME.test(database)) {
      throw new ConfigError('DatabaseName', `databases.${key}.database must be 1 to 64 letters, digits and "_", got ${shown(database)}; ` +
        'the programs write the name without quotes: pass e.g. "mlpipeline"', at);
    }
  }
  if (databases.metadata.tls === 'require') {
    throw new ConfigError('MetadataTls', `databases.metadata.tls must be "disable", since the metadata store takes no such argument, got ${shown(databases.metadata.tls)}; ` +
      'use a server that lets the metadata store in without TLS, inside the mesh or a private network', at);
  }
}

/** Whether two databases are on one server. */
export function isSameServer(one: PipelinesDatabase, other: PipelinesDatabase): boolean {
  return one.host === other.host && databasePort(one) === databasePort(other);
}

/** Variables with the user and the password of a database, in that order. */
export function credentialsEnv(at: Component, namespace: string, { user, password }: PipelinesDatabase, names: readonly [string, string]): EnvVar[] {
  return [
    typeof user === 'string' ? { name: names[0], value: user } : secretEnv(at, namespace, names[0], user),
    secretEnv(at, namespace, names[1], password),
  ];
}

/** A variable with a key of a Secret that somebody else makes. */
export function secretEnv(at: Component, namespace: string, name: string, { name: secret, key }: SecretKeyRef): EnvVar {
  return secretVariable(name, { name: at.secretName({ name: secret }, namespace), key });
}

/** Parameters of connections, as the programs in Go take them; none for what is their default. */
export function connectionParameters({ tls }: PipelinesDatabase): string | undefined {
  // As `require` of other clients: encrypted, whoever signed the server's certificate.
  return tls === 'require' ? JSON.stringify({ tls: 'skip-verify' }) : undefined;
}
