import { ADMINISTRATOR } from './start';
import { BucketName, RetentionDays, S3Store, StoreSecret } from '../../core';

/** What others see of a SeaweedFS of the platform. */
export interface SeaweedfsStoreOptions {
  /** Name of the bucket, which is made at the start. @default 'mlpipeline' */
  readonly bucket?: BucketName;
  /** Secret with the administrator's keys, which whoever keeps the credentials makes. @default - `mlpipeline-minio-artifact` with `accesskey` and `secretkey` */
  readonly credentials?: Omit<StoreSecret, 'kind'>;
  /** Days after which artifacts of pipelines are deleted, those of all profiles, by Kubeflow Pipelines. @default - they are kept */
  readonly artifactRetentionDays?: RetentionDays;
}

/** Name of its Service, Deployment and account. */
export const SEAWEEDFS = 'seaweedfs';

/** Users at the store that are no profile's: its administrator, and whoever comes without keys. A profile has a user of its own name there. */
export const RESERVED_USERS: readonly string[] = [ADMINISTRATOR, 'anonymous'];

/** Ports of the Service: S3 as clients of MinIO know it, S3, and IAM. */
export const SEAWEEDFS_PORTS = { minio: 9000, s3: 8333, iam: 8111 } as const;

/** The store that a SeaweedFS in the namespace is. Keys of profiles are made at its IAM service. */
export function seaweedfsStore(namespace: string, { bucket = 'mlpipeline', credentials = {}, artifactRetentionDays }: SeaweedfsStoreOptions = {}): S3Store {
  const host = `${SEAWEEDFS}.${namespace}`;
  return {
    scheme: 'minio',
    host,
    port: SEAWEEDFS_PORTS.minio,
    tls: false,
    bucket,
    platform: { kind: 'secret', ...credentials },
    profiles: { kind: 'minted', iamUrl: `http://${host}:${SEAWEEDFS_PORTS.iam}`, ...artifactRetentionDays !== undefined && { artifactRetentionDays } },
  };
}

/** The same for a single user: its runs have the administrator's keys, which are in the same namespace. */
export function singleUserStore(namespace: string, options: Omit<SeaweedfsStoreOptions, 'artifactRetentionDays'> = {}): S3Store {
  return { ...seaweedfsStore(namespace, options), profiles: { kind: 'secret', ...options.credentials } };
}
