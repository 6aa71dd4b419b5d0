import { Construct } from 'constructs';
import type { SparkEventLog, SparkRuntime } from './props';
import type { EnvVar } from '../../apis/k8s/core/v1';
import { ConfigError, isPathStyle, ObjectStoreRef, shown, storeEndpoint, storeRegion } from '../../core';
import { envVars } from '../environment';
import { platformContextOf } from '../platform-context';
import { keyVariables, teamUrl } from '../store-access';

/** What driver and executors need for files outside of their pods. */
export interface SparkStorage {
  readonly sparkConf: Readonly<Record<string, string>>;
  readonly hadoopConf: Readonly<Record<string, string>>;
  readonly env: readonly EnvVar[];
}

const NOTHING: SparkStorage = { sparkConf: {}, hadoopConf: {}, env: [] };

/**
 * Settings for the object store and the event log.
 *
 * @throws ConfigError `SparkStore`, `SparkEventLog`
 */
export function storageOf(scope: Construct, namespace: string, props: Pick<SparkRuntime, 'objectStore' | 'eventLog' | 'sparkVersion'>): SparkStorage {
  const { objectStore, eventLog, sparkVersion } = props;
  const needsStore = objectStore !== undefined || eventLog !== undefined && eventLog.dir === undefined;
  if (!needsStore) {
    return { ...NOTHING, sparkConf: eventLog ? eventConf(scope, eventLog, undefined, namespace) : {} };
  }
  const store = objectStore?.store ?? platformContextOf(scope)?.objectStore;
  if (store === undefined) {
    throw new ConfigError('SparkStore', `${objectStore === undefined ? 'eventLog without dir' : 'objectStore without store'} needs the object store of a platform, got none; ` +
      'pass objectStore: { store: s3(...) }, or a dir of your own', scope);
  }
  const { hadoopConf, env } = access(scope, namespace, store, sparkVersion);
  return { hadoopConf, env, sparkConf: eventLog ? eventConf(scope, eventLog, store, namespace) : {} };
}

function eventConf(scope: Construct, { dir, compress = false }: SparkEventLog, store: ObjectStoreRef | undefined, namespace: string): Record<string, string> {
  if (dir !== undefined && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(dir)) {
    throw new ConfigError('SparkEventLog', `eventLog.dir must be the URL of a folder, got ${shown(dir)}; pass e.g. "hdfs://name/logs", or leave it out for the object store`, scope);
  }
  const own = store === undefined ? '' : `${teamUrl(store, namespace).replace(/^s3:/, 's3a:')}spark/events`;
  return { 'spark.eventLog.enabled': 'true', 'spark.eventLog.dir': dir ?? own, ...compress && { 'spark.eventLog.compress': 'true' } };
}

/** How Hadoop's clients get at a store; the image has the libraries, or `deps.packages` names them. */
function access(scope: Construct, namespace: string, store: ObjectStoreRef, sparkVersion: string): Omit<SparkStorage, 'sparkConf'> {
  if (store.scheme === 'gs') {
    return { hadoopConf: { 'fs.gs.impl': 'com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem', 'fs.gs.auth.type': 'APPLICATION_DEFAULT' }, env: [] };
  }
  const provider = providerOf(store.profiles.kind, Number(sparkVersion.split('.')[0]) >= 4);
  return {
    hadoopConf: {
      'fs.s3a.endpoint': storeEndpoint(store), 'fs.s3a.endpoint.region': storeRegion(store),
      'fs.s3a.path.style.access': String(isPathStyle(store)), 'fs.s3a.connection.ssl.enabled': String(store.tls),
      'fs.s3a.aws.credentials.provider': provider,
    },
    env: envVars(scope, namespace, keyVariables(scope, store)),
  };
}

/** Classes that know credentials; those of Spark 4 are of another release of Amazon's library. */
function providerOf(kind: ObjectStoreRef['profiles']['kind'], isNew: boolean): string {
  const [before, name] = isNew ? ['software.amazon.awssdk.auth.credentials.', 'CredentialsProvider'] : ['com.amazonaws.auth.', 'CredentialsProvider'];
  switch (kind) {
    case 'irsa': return isNew ? `${before}WebIdentityTokenFile${name}` : `${before}WebIdentityToken${name}`;
    case 'pod-identity': return isNew ? `${before}Container${name}` : `${before}EC2ContainerCredentialsProviderWrapper`;
    default: return `${before}EnvironmentVariable${name}`;
  }
}
