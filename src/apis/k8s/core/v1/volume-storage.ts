/**
 * core/v1: volumes of particular storage systems, most of them old; new ones come through CSI drivers and claims.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { LocalObjectReference } from './reference';
import { Int32 } from '../../../meta';

/** CephFS. */
export interface CephFSVolumeSource {
  /**
   * Addresses of the monitors.
   * @listType atomic
   */
  readonly monitors: readonly string[];
  /** Mounted path, `/` when left out. */
  readonly path?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** File on the node with the user's key. */
  readonly secretFile?: string;
  /** Secret with the user's key; wins over `secretFile`. */
  readonly secretRef?: LocalObjectReference;
  /** User, `admin` when left out. */
  readonly user?: string;
}

/** Fibre Channel disk; named by `targetWWNs` and `lun`, or by `wwids`. */
export interface FCVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Number of the logical unit. */
  readonly lun?: Int32;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /**
   * World wide names of the targets.
   * @listType atomic
   */
  readonly targetWWNs?: readonly string[];
  /**
   * World wide identifiers of the volume.
   * @listType atomic
   */
  readonly wwids?: readonly string[];
}

/** Volume of a plug-in program on the node. */
export interface FlexVolumeSource {
  /** Name of the plug-in. */
  readonly driver: string;
  /** File system, the plug-in's own choice when left out. */
  readonly fsType?: string;
  /** Settings that the plug-in knows. */
  readonly options?: Readonly<Record<string, string>>;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret that the plug-in receives. */
  readonly secretRef?: LocalObjectReference;
}

/** Flocker dataset. */
export interface FlockerVolumeSource {
  /** Name of the dataset. */
  readonly datasetName?: string;
  /** Id of the dataset. */
  readonly datasetUUID?: string;
}

/** Clone of a Git repository. */
export interface GitRepoVolumeSource {
  /** Directory for the clone; `.` means the volume itself. */
  readonly directory?: string;
  /** URL of the repository. */
  readonly repository: string;
  /** Commit to check out. */
  readonly revision?: string;
}

/** GlusterFS volume. */
export interface GlusterfsVolumeSource {
  /** Endpoints object with the servers' addresses. */
  readonly endpoints: string;
  /** Name of the volume. */
  readonly path: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
}

/** iSCSI disk. */
export interface ISCSIVolumeSource {
  /** Uses CHAP on discovery. */
  readonly chapAuthDiscovery?: boolean;
  /** Uses CHAP in the session. */
  readonly chapAuthSession?: boolean;
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Name of the initiator, that of the node when left out. */
  readonly initiatorName?: string;
  /** Qualified name of the target. */
  readonly iqn: string;
  /**
   * Interface of the initiator.
   * @default "default"
   */
  readonly iscsiInterface?: string;
  /** Number of the logical unit. */
  readonly lun: Int32;
  /**
   * Further portals as `address:port`.
   * @listType atomic
   */
  readonly portals?: readonly string[];
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the CHAP credentials. */
  readonly secretRef?: LocalObjectReference;
  /** Portal as `address:port`; port 3260 when left out. */
  readonly targetPortal: string;
}

/** Portworx volume. */
export interface PortworxVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Id of the volume. */
  readonly volumeID: string;
}

/** Quobyte volume. */
export interface QuobyteVolumeSource {
  /** Group that owns the mount. */
  readonly group?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Registry services as `host:port`, separated by commas. */
  readonly registry: string;
  /** Tenant of the volume. */
  readonly tenant?: string;
  /** User that owns the mount. */
  readonly user?: string;
  /** Name of the volume. */
  readonly volume: string;
}

/** Ceph block device. */
export interface RBDVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Name of the image. */
  readonly image: string;
  /**
   * File on the node with the user's key.
   * @default "/etc/ceph/keyring"
   */
  readonly keyring?: string;
  /**
   * Addresses of the monitors.
   * @listType atomic
   */
  readonly monitors: readonly string[];
  /**
   * Pool of the image.
   * @default "rbd"
   */
  readonly pool?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the user's key; wins over `keyring`. */
  readonly secretRef?: LocalObjectReference;
  /**
   * User.
   * @default "admin"
   */
  readonly user?: string;
}

/** ScaleIO volume. */
export interface ScaleIOVolumeSource {
  /**
   * File system.
   * @default "xfs"
   */
  readonly fsType?: string;
  /** Address of the API gateway. */
  readonly gateway: string;
  /** Protection domain of the storage. */
  readonly protectionDomain?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the user's credentials. */
  readonly secretRef: LocalObjectReference;
  /** Speaks TLS with the gateway. */
  readonly sslEnabled?: boolean;
  /**
   * Whether space is taken at once, `ThickProvisioned`, or as needed.
   * @default "ThinProvisioned"
   */
  readonly storageMode?: string;
  /** Pool of the storage. */
  readonly storagePool?: string;
  /** Name of the storage system. */
  readonly system: string;
  /** Name of the volume. */
  readonly volumeName?: string;
}

/** StorageOS volume. */
export interface StorageOSVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the API's credentials. */
  readonly secretRef?: LocalObjectReference;
  /** Name of the volume. */
  readonly volumeName?: string;
  /** StorageOS namespace of the volume, that of the pod when left out. */
  readonly volumeNamespace?: string;
}
