/**
 * core/v1: disks and shares of clouds, nearly all deprecated in favour of CSI drivers and claims.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { LocalObjectReference } from './reference';
import { Int32 } from '../../../meta';

/** Disk of AWS. */
export interface AWSElasticBlockStoreVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Partition to mount; the whole disk when left out. */
  readonly partition?: Int32;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Id of the disk. */
  readonly volumeID: string;
}

/** Disk of Azure. */
export interface AzureDiskVolumeSource {
  /** Caching on the host. */
  readonly cachingMode?: 'None' | 'ReadOnly' | 'ReadWrite';
  /** Name of the disk in the blob storage. */
  readonly diskName: string;
  /** URI of the disk in the blob storage. */
  readonly diskURI: string;
  /**
   * File system.
   * @default "ext4"
   */
  readonly fsType?: string;
  /** Whether the disk is managed, or a blob in a shared or own account. */
  readonly kind?: 'Shared' | 'Dedicated' | 'Managed';
  /**
   * Mounts without the right to write.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** File share of Azure. */
export interface AzureFileVolumeSource {
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the storage account's name and key. */
  readonly secretName: string;
  /** Name of the share. */
  readonly shareName: string;
}

/** Disk of OpenStack. */
export interface CinderVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with parameters to connect to OpenStack. */
  readonly secretRef?: LocalObjectReference;
  /** Id of the disk. */
  readonly volumeID: string;
}

/** Disk of Google Cloud. */
export interface GCEPersistentDiskVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Partition to mount; the whole disk when left out. */
  readonly partition?: Int32;
  /** Name of the disk. */
  readonly pdName: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
}

/** Photon disk. */
export interface PhotonPersistentDiskVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Id of the disk. */
  readonly pdID: string;
}

/** Disk of vSphere. */
export interface VsphereVirtualDiskVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Id of the storage policy. */
  readonly storagePolicyID?: string;
  /** Name of the storage policy. */
  readonly storagePolicyName?: string;
  /** Path of the disk. */
  readonly volumePath: string;
}
