/** What the settings that programs share are made of. */
import { isSameServer, UsedDatabases } from './databases';
import { CacheKey, InstallSettings } from './install-config';
import { PipelinesProps } from './props';
import { databasePort, Mesh } from '../../core';

/** Choices that decide whether there is a cache. */
export type PipelinesChoice = Partial<Pick<PipelinesProps, 'v1Pipelines' | 'cache'>>;

/** Whether there is a cache of v1 pipelines. */
export function hasCache({ v1Pipelines, cache }: PipelinesChoice): boolean {
  return cache !== false && v1Pipelines !== 'blocked';
}

/** Settings with the server of the cache: those of metadata where both are on one server, as upstream has it. */
export function cacheKeys({ cache, metadata }: UsedDatabases) {
  return cache === undefined || isSameServer(cache, metadata) ? { host: 'dbHost', port: 'dbPort' } as const : { host: 'cacheDbHost', port: 'cacheDbPort' } as const;
}

/** The settings of all programs, by upstream's keys; those of the cache only where there is one. */
export function installSettings(props: PipelinesProps, { clusterDomain }: Mesh, cachedStep: string): InstallSettings & Partial<Record<CacheKey, string>> {
  const { objectStore, v1Pipelines = 'allowed', defaultSecurityContext: { runAsUser, runAsGroup, runAsNonRoot } = {} } = props;
  const { autoUpdateDefaultVersion = true, timeZone = 'UTC', artifactProxy = false } = props;
  const databases: UsedDatabases = props.databases;
  const { pipelines, metadata } = databases;
  return {
    ARTIFACTS_PROXY_ENABLED: String(artifactProxy),
    BLOCK_V1_PIPELINES: String(v1Pipelines !== 'allowed'),
    V1_ALLOWED_NAMESPACES: typeof v1Pipelines === 'object' ? v1Pipelines.allowedIn.join(',') : '',
    CLUSTER_DOMAIN: `.svc.${clusterDomain}`,
    ConMaxLifeTime: '120s',
    autoUpdatePipelineDefaultVersion: String(autoUpdateDefaultVersion),
    bucketName: objectStore.bucket,
    cronScheduleTimezone: timeZone,
    defaultSecurityContextRunAsUser: String(runAsUser ?? ''),
    defaultSecurityContextRunAsGroup: String(runAsGroup ?? ''),
    defaultSecurityContextRunAsNonRoot: String(runAsNonRoot ?? ''),
    mysqlHost: pipelines.host,
    mysqlPort: String(databasePort(pipelines)),
    pipelineDb: pipelines.database,
    dbHost: metadata.host,
    dbPort: String(databasePort(metadata)),
    mlmdDb: metadata.database,
    ...cacheSettings(props, databases, cachedStep),
  };
}

function cacheSettings(props: PipelinesProps, databases: UsedDatabases, cachedStep: string): Partial<Record<CacheKey, string>> {
  const database = databases.cache;
  if (!hasCache(props) || props.cache === false || database === undefined) {
    return {};
  }
  const { defaultStaleness = '', maximumStaleness = '', nodeRestrictions = false } = props.cache ?? {};
  const { host, port } = cacheKeys(databases);
  return {
    DEFAULT_CACHE_STALENESS: defaultStaleness,
    MAXIMUM_CACHE_STALENESS: maximumStaleness,
    cacheDb: database.database,
    cacheImage: cachedStep,
    cacheNodeRestrictions: String(nodeRestrictions),
    [host]: database.host,
    [port]: String(databasePort(database)),
  };
}
