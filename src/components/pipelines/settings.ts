/** What the settings that programs share are made of. */
import { isSameServer, UsedDatabases } from './databases';
import { CacheKey, InstallConfig, InstallSettings } from './install-config';
import { PipelinesProps } from './props';
import { EnvVar } from '../../apis/k8s/core/v1';
import { databasePort } from '../../core';

/** Choices that decide whether there is a cache. */
export type PipelinesChoice = Partial<Pick<PipelinesProps, 'v1Pipelines' | 'cache'>>;

/** What chooses who makes the certificate of the cache. */
export type CertificateChoice = Pick<PipelinesProps, 'tenancy' | 'cache'>;

/** Whether there is a cache of v1 pipelines. */
export function hasCache({ v1Pipelines, cache }: PipelinesChoice): boolean {
  return cache !== false && v1Pipelines !== 'blocked';
}

/** Whether cert-manager makes the certificate of the cache; for a single user a program does, unless the options say otherwise. */
export function hasCertManager({ tenancy, cache }: CertificateChoice): boolean {
  const chosen = cache === false ? undefined : cache?.certificate;
  return (chosen ?? (tenancy === 'single' ? 'self-made' : 'cert-manager')) === 'cert-manager';
}

/** The databases that programs of the props read. */
export function usedDatabases(props: PipelinesProps): UsedDatabases {
  const { cache, ...others }: UsedDatabases = props.databases;
  return cache !== undefined && hasCache(props) ? { ...others, cache } : others;
}

/** Whether the metadata store alone is on a server of its own: the settings of a shared server are then the cache's. */
function isMetadataApart({ pipelines, cache, metadata }: UsedDatabases): boolean {
  return cache !== undefined && isSameServer(cache, pipelines) && !isSameServer(cache, metadata);
}

/** Settings with the server of the cache: those of metadata where both are on one server, as upstream has it. */
export function cacheKeys(databases: UsedDatabases) {
  const { cache, metadata } = databases;
  const shared = cache === undefined || isSameServer(cache, metadata) || isMetadataApart(databases);
  return shared ? { host: 'dbHost', port: 'dbPort' } as const : { host: 'cacheDbHost', port: 'cacheDbPort' } as const;
}

/** Variables of the metadata store with the server of its database. */
export function metadataServer(databases: UsedDatabases, config: InstallConfig): readonly EnvVar[] {
  const { metadata } = databases;
  return isMetadataApart(databases)
    ? [{ name: 'MYSQL_HOST', value: metadata.host }, { name: 'MYSQL_PORT', value: String(databasePort(metadata)) }]
    : [config.env('MYSQL_HOST', 'dbHost'), config.env('MYSQL_PORT', 'dbPort')];
}

/** The settings of all programs, by upstream's keys; those of the cache only where there is one. */
export function installSettings(props: PipelinesProps, clusterDomain: string, cachedStep: string): InstallSettings {
  const { objectStore, v1Pipelines = 'allowed', defaultSecurityContext: { runAsUser, runAsGroup, runAsNonRoot } = {} } = props;
  const { autoUpdateDefaultVersion = true, timeZone = 'UTC' } = props;
  const artifactProxy = props.tenancy !== 'single' && props.artifactProxy === true;
  const databases = usedDatabases(props);
  const { pipelines, cache, metadata } = databases;
  const shared = cache !== undefined && isMetadataApart(databases) ? cache : metadata;
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
    dbHost: shared.host,
    dbPort: String(databasePort(shared)),
    mlmdDb: metadata.database,
    ...cacheSettings(props, databases, cachedStep),
  };
}

function cacheSettings(props: PipelinesProps, databases: UsedDatabases, cachedStep: string): Partial<Record<CacheKey, string>> {
  const database = databases.cache;
  if (props.cache === false || database === undefined) {
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
