/**
 * core/v1: PersistentVolume; sources that differ from those of a pod are in the file beside this one.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { AccessMode } from './claim';
import { ObjectReference } from './reference';
import { NodeSelector } from './scheduling';
import { HostPathVolumeSource, NFSVolumeSource } from './volume';
import {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  GCEPersistentDiskVolumeSource,
  PhotonPersistentDiskVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from './volume-cloud';
import {
  AzureFilePersistentVolumeSource,
  CephFSPersistentVolumeSource,
  CinderPersistentVolumeSource,
  CSIPersistentVolumeSource,
  FlexPersistentVolumeSource,
  GlusterfsPersistentVolumeSource,
  ISCSIPersistentVolumeSource,
  LocalVolumeSource,
  RBDPersistentVolumeSource,
  ScaleIOPersistentVolumeSource,
  StorageOSPersistentVolumeSource,
} from './volume-persistent';
import { FCVolumeSource, FlockerVolumeSource, PortworxVolumeSource, QuobyteVolumeSource } from './volume-storage';
import { Manifest, NamedMetadata, Quantity } from '../../../meta';

/** Piece of storage that a claim may be bound to; made by an administrator or by a provisioner. */
export interface PersistentVolumeResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Size and source. */
  readonly spec: PersistentVolumeSpec;
}

/** `PersistentVolume`, cluster-scoped. */
export class PersistentVolume extends ClusterObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'PersistentVolume' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PersistentVolumeResource>) {
    super(scope, id, { ...PersistentVolume.GVK, ...props });
  }
}

/** Size and source of a volume; exactly one field of a storage system is set, and it is immutable. */
export interface PersistentVolumeSpec {
  /**
   * All ways in which the volume can be mounted.
   * @listType atomic
   */
  readonly accessModes: readonly AccessMode[];
  /** Disk of AWS; deprecated, served by its CSI driver. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** Disk of Azure; deprecated, served by its CSI driver. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** File share of Azure; deprecated, served by its CSI driver. */
  readonly azureFile?: AzureFilePersistentVolumeSource;
  /** Size; the key is `storage`. */
  readonly capacity: Readonly<Record<string, Quantity>>;
  /** CephFS; removed from Kubernetes. */
  readonly cephfs?: CephFSPersistentVolumeSource;
  /** Disk of OpenStack; deprecated, served by its CSI driver. */
  readonly cinder?: CinderPersistentVolumeSource;
  /**
   * Claim for which the volume is kept, or to which it is bound.
   * @mapType granular
   */
  readonly claimRef?: ObjectReference;
  /** Volume of a CSI driver. */
  readonly csi?: CSIPersistentVolumeSource;
  /** Fibre Channel disk. */
  readonly fc?: FCVolumeSource;
  /** Volume of a plug-in program on the node; deprecated. */
  readonly flexVolume?: FlexPersistentVolumeSource;
  /** Flocker dataset; removed from Kubernetes. */
  readonly flocker?: FlockerVolumeSource;
  /** Disk of Google Cloud; deprecated, served by its CSI driver. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** GlusterFS; removed from Kubernetes. */
  readonly glusterfs?: GlusterfsPersistentVolumeSource;
  /** Directory of the node; for clusters of one node. */
  readonly hostPath?: HostPathVolumeSource;
  /** iSCSI disk. */
  readonly iscsi?: ISCSIPersistentVolumeSource;
  /** Disk or directory of certain nodes; needs `nodeAffinity`. */
  readonly local?: LocalVolumeSource;
  /**
   * Mount options of the volume, which are not checked.
   * @listType atomic
   */
  readonly mountOptions?: readonly string[];
  /** NFS share. */
  readonly nfs?: NFSVolumeSource;
  /** Nodes from which the volume can be reached. */
  readonly nodeAffinity?: VolumeNodeAffinity;
  /** What becomes of the volume after its claim, `Retain` when left out. */
  readonly persistentVolumeReclaimPolicy?: 'Retain' | 'Delete' | 'Recycle';
  /** Photon disk; removed from Kubernetes. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Portworx volume; deprecated, served by its CSI driver. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** Quobyte volume; removed from Kubernetes. */
  readonly quobyte?: QuobyteVolumeSource;
  /** Ceph block device; removed from Kubernetes. */
  readonly rbd?: RBDPersistentVolumeSource;
  /** ScaleIO volume; removed from Kubernetes. */
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  /** StorageClass of the volume; empty for none. */
  readonly storageClassName?: string;
  /** StorageOS volume; removed from Kubernetes. */
  readonly storageos?: StorageOSPersistentVolumeSource;
  /** VolumeAttributesClass of the volume. */
  readonly volumeAttributesClassName?: string;
  /** Whether the volume is a file system or a raw device, `Filesystem` when left out. */
  readonly volumeMode?: 'Filesystem' | 'Block';
  /** Disk of vSphere; deprecated, served by its CSI driver. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

/** Nodes from which a volume can be reached. */
export interface VolumeNodeAffinity {
  /** Condition that a node must fulfil. */
  readonly required?: NodeSelector;
}
