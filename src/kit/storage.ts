import { IConstruct } from 'constructs';
import { PersistentVolumeClaimSpec } from '../apis/k8s/core/v1';
import { ConfigError, shown } from '../core';
import { amountText, bytesOf, MemoryAmount } from '../core/amounts';
import { memoryQuantity } from '../core/quantity';

/** How much a program keeps on its one volume, and where. */
export interface VolumeOptions {
  readonly size: MemoryAmount;
  /** @default - the cluster's default class */
  readonly storageClass?: string;
}

/**
 * Claim of a volume that the pods of one node mount.
 *
 * @throws ConfigError `VolumeSize`
 */
export function claimSpec({ size, storageClass }: VolumeOptions, at: IConstruct): PersistentVolumeClaimSpec {
  const bytes = bytesOf(size);
  if (!(bytes > 0)) {
    throw new ConfigError('VolumeSize', `size must be more than 0, got ${shown(amountText(size))}; write e.g. "20Gi"`, at);
  }
  return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: memoryQuantity(bytes) } }, ...storageClass !== undefined && { storageClassName: storageClass } };
}
