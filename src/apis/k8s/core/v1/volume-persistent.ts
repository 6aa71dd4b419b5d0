/**
 * core/v1: sources of persistent volumes, where they differ from those of a pod: their Secrets may be in any namespace.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ObjectReference, SecretReference } from './reference';
import { Int32 } from '../../../meta';

/** File share of Azure. */
export interface AzureFilePersistentVolumeSource {
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the storage account's name and key. */
  readonly secretName: string;
  /** Namespace of the Secret, that of the claim when left out. */
  readonly secretNamespace?: string;
  /** Name of the share. */
  readonly shareName: string;
}

/** CephFS. */
export interface CephFSPersistentVolumeSource {
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
  readonly secretRef?: SecretReference;
  /** User, `admin` when left out. */
  readonly user?: string;
}

/** Disk of OpenStack. */
export interface CinderPersistentVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with parameters to connect to OpenStack. */
  readonly secretRef?: SecretReference;
  /** Id of the disk. */
  readonly volumeID: string;
}

/** Volume of a CSI driver. */
export interface CSIPersistentVolumeSource {
  /** Secret that the driver receives when the controller makes the volume larger. */
  readonly controllerExpandSecretRef?: SecretReference;
  /** Secret that the driver receives when the volume is attached to a node, and detached. */
  readonly controllerPublishSecretRef?: SecretReference;
  /** Name of the driver. */
  readonly driver: string;
  /** File system, the driver's own choice when left out. */
  readonly fsType?: string;
  /** Secret that the driver receives when the node makes the file system larger. */
  readonly nodeExpandSecretRef?: SecretReference;
  /** Secret that the driver receives on mounting for a pod. */
  readonly nodePublishSecretRef?: SecretReference;
  /** Secret that the driver receives on mounting for a node. */
  readonly nodeStageSecretRef?: SecretReference;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Settings that the driver knows. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  /** Name by which the driver knows the volume. */
  readonly volumeHandle: string;
}

/** Volume of a plug-in program on the node. */
export interface FlexPersistentVolumeSource {
  /** Name of the plug-in. */
  readonly driver: string;
  /** File system, the plug-in's own choice when left out. */
  readonly fsType?: string;
  /** Settings that the plug-in knows. */
  readonly options?: Readonly<Record<string, string>>;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret that the plug-in receives. */
  readonly secretRef?: SecretReference;
}

/** GlusterFS volume. */
export interface GlusterfsPersistentVolumeSource {
  /** Endpoints object with the servers' addresses. */
  readonly endpoints: string;
  /** Namespace of the Endpoints object, that of the claim when left out. */
  readonly endpointsNamespace?: string;
  /** Name of the volume. */
  readonly path: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
}

/** iSCSI disk. */
export interface ISCSIPersistentVolumeSource {
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
  readonly secretRef?: SecretReference;
  /** Portal as `address:port`; port 3260 when left out. */
  readonly targetPortal: string;
}

/** Disk or directory of certain nodes. */
export interface LocalVolumeSource {
  /** File system of a disk, found out when left out. */
  readonly fsType?: string;
  /** Path of the directory or the device on the node. */
  readonly path: string;
}

/** Ceph block device. */
export interface RBDPersistentVolumeSource {
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
  readonly secretRef?: SecretReference;
  /**
   * User.
   * @default "admin"
   */
  readonly user?: string;
}

/** ScaleIO volume. */
export interface ScaleIOPersistentVolumeSource {
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
  readonly secretRef: SecretReference;
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
export interface StorageOSPersistentVolumeSource {
  /** File system, `ext4` when left out. */
  readonly fsType?: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Secret with the API's credentials. */
  readonly secretRef?: ObjectReference;
  /** Name of the volume. */
  readonly volumeName?: string;
  /** StorageOS namespace of the volume, that of the pod when left out. */
  readonly volumeNamespace?: string;
}
