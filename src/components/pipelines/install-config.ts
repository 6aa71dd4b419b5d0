import { Construct } from 'constructs';
import { ConfigMap, EnvVar } from '../../apis/k8s/core/v1';
import { configChecksum } from '../../core';
import { Labels } from '../../kit';

const NAME = 'pipeline-install-config';

/** Settings that programs read from their environment, by the keys that upstream gives them; those of the cache where there is one. */
export type InstallSettings = Readonly<Record<InstallKey, string>> & Readonly<Partial<Record<CacheKey, string>>>;

/** Settings that are always there, and those of the cache server. */
export type InstallKey =
  | 'ARTIFACTS_PROXY_ENABLED' | 'BLOCK_V1_PIPELINES' | 'CLUSTER_DOMAIN' | 'ConMaxLifeTime' | 'V1_ALLOWED_NAMESPACES' | 'autoUpdatePipelineDefaultVersion'
  | 'bucketName' | 'cronScheduleTimezone' | 'dbHost' | 'dbPort' | 'defaultSecurityContextRunAsGroup' | 'defaultSecurityContextRunAsNonRoot'
  | 'defaultSecurityContextRunAsUser' | 'mlmdDb' | 'mysqlHost' | 'mysqlPort' | 'pipelineDb';

/** Settings of the cache server. */
export type CacheKey =
  | 'DEFAULT_CACHE_STALENESS' | 'MAXIMUM_CACHE_STALENESS' | 'cacheDb' | 'cacheDbHost' | 'cacheDbPort' | 'cacheImage' | 'cacheNodeRestrictions';

/** Keys without which pods start all the same, in upstream's manifests too. */
const OPTIONAL: readonly string[] = [
  'ARTIFACTS_PROXY_ENABLED', 'BLOCK_V1_PIPELINES', 'CLUSTER_DOMAIN', 'V1_ALLOWED_NAMESPACES', 'defaultSecurityContextRunAsGroup',
  'defaultSecurityContextRunAsNonRoot', 'defaultSecurityContextRunAsUser',
];

/** Properties of {@link InstallConfig}. */
export interface InstallConfigProps {
  readonly namespace: string;
  readonly labels: Labels;
  readonly settings: InstallSettings;
}

/**
 * The settings that programs of the group share, each once: 1 ConfigMap.
 *
 * Programs read it at start, so the pods of each that does carry its checksum.
 */
export class InstallConfig extends Construct {
  private readonly object: ConfigMap;

  constructor(scope: Construct, id: string, { namespace, labels, settings }: InstallConfigProps) {
    super(scope, id);
    this.object = new ConfigMap(this, 'ConfigMap', { metadata: { name: NAME, namespace, labels }, data: settings });
  }

  /** A variable with one of the settings. */
  public env(name: string, key: InstallKey | CacheKey): EnvVar {
    return { name, valueFrom: { configMapKeyRef: { name: NAME, key, ...OPTIONAL.includes(key) && { optional: true } } } };
  }

  /** Annotations of pods that read it, and other ConfigMaps besides. */
  public checksum(...others: readonly ConfigMap[]): Record<string, string> {
    return configChecksum(this.object, ...others);
  }
}
