/**
 * core/v1: volumes of a pod; their sources are here and in the files beside this one.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { PersistentVolumeClaimTemplate } from './claim';
import { PullPolicy } from './container';
import { LocalObjectReference } from './reference';
import {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  AzureFileVolumeSource,
  CinderVolumeSource,
  GCEPersistentDiskVolumeSource,
  PhotonPersistentDiskVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from './volume-cloud';
import { DownwardAPIVolumeFile, KeyToPath, ProjectedVolumeSource } from './volume-projected';
import {
  CephFSVolumeSource,
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GitRepoVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  PortworxVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  StorageOSVolumeSource,
} from './volume-storage';
import { Int32, Quantity } from '../../../meta';

/** Volume of a pod; exactly one field beside `name` is set, and none at all means `emptyDir`. */
export interface Volume {
  /** Disk of AWS; deprecated, served by its CSI driver. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** Disk of Azure; deprecated, served by its CSI driver. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** File share of Azure; deprecated, served by its CSI driver. */
  readonly azureFile?: AzureFileVolumeSource;
  /** CephFS; removed from Kubernetes. */
  readonly cephfs?: CephFSVolumeSource;
  /** Disk of OpenStack; deprecated, served by its CSI driver. */
  readonly cinder?: CinderVolumeSource;
  /** Files made from a ConfigMap. */
  readonly configMap?: ConfigMapVolumeSource;
  /** Volume of a CSI driver that lives as long as the pod. */
  readonly csi?: CSIVolumeSource;
  /** Files made from fields of the pod. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** Empty directory that lives as long as the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** Claim that is made for the pod and goes with it. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** Fibre Channel disk. */
  readonly fc?: FCVolumeSource;
  /** Volume of a plug-in program on the node; deprecated. */
  readonly flexVolume?: FlexVolumeSource;
  /** Flocker dataset; removed from Kubernetes. */
  readonly flocker?: FlockerVolumeSource;
  /** Disk of Google Cloud; deprecated, served by its CSI driver. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** Clone of a Git repository; deprecated. */
  readonly gitRepo?: GitRepoVolumeSource;
  /** GlusterFS; removed from Kubernetes. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** File or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** Files of an OCI image or artifact. */
  readonly image?: ImageVolumeSource;
  /** iSCSI disk. */
  readonly iscsi?: ISCSIVolumeSource;
  /** Name by which containers mount the volume; a DNS label. */
  readonly name: string;
  /** NFS share. */
  readonly nfs?: NFSVolumeSource;
  /** Existing claim in the pod's namespace. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** Photon disk; removed from Kubernetes. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Portworx volume; deprecated, served by its CSI driver. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /** Quobyte volume; removed from Kubernetes. */
  readonly quobyte?: QuobyteVolumeSource;
  /** Ceph block device; removed from Kubernetes. */
  readonly rbd?: RBDVolumeSource;
  /** ScaleIO volume; removed from Kubernetes. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** Files made from a Secret. */
  readonly secret?: SecretVolumeSource;
  /** StorageOS volume; removed from Kubernetes. */
  readonly storageos?: StorageOSVolumeSource;
  /** Disk of vSphere; deprecated, served by its CSI driver. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

/**
 * Files made from a ConfigMap.
 * @mapType atomic
 */
export interface ConfigMapVolumeSource {
  /** Permission bits of files, decimal in JSON, 420 (0644) when left out. */
  readonly defaultMode?: Int32;
  /**
   * Keys to take and their paths; every key under its own name when left out.
   * @listType atomic
   */
  readonly items?: readonly KeyToPath[];
  /**
   * Name of the ConfigMap.
   * @default ""
   */
  readonly name?: string;
  /** Lets the pod start when ConfigMap or key is absent. */
  readonly optional?: boolean;
}

/** Files made from a Secret. */
export interface SecretVolumeSource {
  /** Permission bits of files, decimal in JSON, 420 (0644) when left out. */
  readonly defaultMode?: Int32;
  /**
   * Keys to take and their paths; every key under its own name when left out.
   * @listType atomic
   */
  readonly items?: readonly KeyToPath[];
  /** Lets the pod start when Secret or key is absent. */
  readonly optional?: boolean;
  /** Name of the Secret. */
  readonly secretName?: string;
}

/** Files made from fields of the pod. */
export interface DownwardAPIVolumeSource {
  /** Permission bits of files, decimal in JSON, 420 (0644) when left out. */
  readonly defaultMode?: Int32;
  /**
   * Files.
   * @listType atomic
   */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** Empty directory that lives as long as the pod. */
export interface EmptyDirVolumeSource {
  /** Where it is kept: empty for the node's disk, `Memory`, or `HugePages-<size>`. */
  readonly medium?: string;
  /** Highest size; with `Memory` it counts against the memory limit. */
  readonly sizeLimit?: Quantity;
}

/** File or directory of the node. */
export interface HostPathVolumeSource {
  /** Path on the node. */
  readonly path: string;
  /** What must be there, or is made; nothing is checked when empty. */
  readonly type?: '' | 'DirectoryOrCreate' | 'Directory' | 'FileOrCreate' | 'File' | 'Socket' | 'CharDevice' | 'BlockDevice';
}

/** Files of an OCI image or artifact, read-only. */
export interface ImageVolumeSource {
  /** When the image is pulled. */
  readonly pullPolicy?: PullPolicy;
  /** Reference of the image. */
  readonly reference?: string;
}

/** NFS share. */
export interface NFSVolumeSource {
  /** Exported path. */
  readonly path: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Host name or address of the server. */
  readonly server: string;
}

/** Existing claim in the pod's namespace. */
export interface PersistentVolumeClaimVolumeSource {
  /** Name of the claim. */
  readonly claimName: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
}

/** Claim that is made for a pod and goes with it. */
export interface EphemeralVolumeSource {
  /** Form of the claim, which is named `<pod>-<volume>`. */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** Volume of a CSI driver that lives as long as the pod. */
export interface CSIVolumeSource {
  /** Name of the driver. */
  readonly driver: string;
  /** File system, the driver's own choice when left out. */
  readonly fsType?: string;
  /** Secret that the driver receives on mounting. */
  readonly nodePublishSecretRef?: LocalObjectReference;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Settings that the driver knows. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
}
