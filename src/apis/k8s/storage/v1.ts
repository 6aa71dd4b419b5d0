/**
 * storage.k8s.io/v1: StorageClass, VolumeAttributesClass and CSIDriver.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { TopologySelectorTerm } from '../core/v1';
import { Int64, Manifest, NamedMetadata } from '../../meta';

/** Kind of storage that claims ask for. */
export interface StorageClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Lets claims grow. */
  readonly allowVolumeExpansion?: boolean;
  /**
   * Places in which volumes may be made; all when left out.
   * @listType atomic
   */
  readonly allowedTopologies?: readonly TopologySelectorTerm[];
  /**
   * Mount options of the volumes, which are not checked.
   * @listType atomic
   */
  readonly mountOptions?: readonly string[];
  /** Settings that the provisioner knows; immutable. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Driver that makes the volumes; immutable. */
  readonly provisioner: string;
  /** What becomes of a volume after its claim, `Delete` when left out. */
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  /** Whether volumes are made at once or when a pod needs them, `Immediate` when left out. */
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
}

/** `StorageClass`, cluster-scoped. */
export class StorageClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<StorageClassResource>) {
    super(scope, id, { ...StorageClass.GVK, ...props });
  }
}

/** Settings of volumes that claims may change later. */
export interface VolumeAttributesClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** CSI driver that knows the settings; immutable. */
  readonly driverName: string;
  /** Settings that the driver knows, at least one; immutable. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** `VolumeAttributesClass`, cluster-scoped. */
export class VolumeAttributesClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'VolumeAttributesClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<VolumeAttributesClassResource>) {
    super(scope, id, { ...VolumeAttributesClass.GVK, ...props });
  }
}

/** What Kubernetes must know of a CSI driver; the driver's installation brings it. */
export interface CSIDriverResource {
  /** Labels and annotations; the name is that of the driver, at most 63 characters. */
  readonly metadata: NamedMetadata;
  /** What the driver can do, and what it wants to know. */
  readonly spec: CSIDriverSpec;
}

/** `CSIDriver`, cluster-scoped. */
export class CSIDriver extends ClusterObject {
  public static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CSIDriverResource>) {
    super(scope, id, { ...CSIDriver.GVK, ...props });
  }
}

/** What a CSI driver can do, and what it wants to know. */
export interface CSIDriverSpec {
  /** Whether volumes are attached to a node before they are mounted, true when left out; immutable. */
  readonly attachRequired?: boolean;
  /** When owners in a volume are changed to the pod's group, `ReadWriteOnceWithFSType` when left out. */
  readonly fsGroupPolicy?: 'ReadWriteOnceWithFSType' | 'File' | 'None';
  /** Seconds after which the number of volumes that a node takes is asked for again, at least 10; never when left out. */
  readonly nodeAllocatableUpdatePeriodSeconds?: Int64;
  /** Tells the driver name, namespace and account of the pod on mounting. */
  readonly podInfoOnMount?: boolean;
  /** Calls the driver again and again while the volume is mounted. */
  readonly requiresRepublish?: boolean;
  /** Lets volumes be mounted with an SELinux label of their own. */
  readonly seLinuxMount?: boolean;
  /** Hands tokens to the driver among its Secrets instead of the volume's attributes; needs `tokenRequests`. */
  readonly serviceAccountTokenInSecrets?: boolean;
  /** Makes the scheduler look at the free space that the driver reports. */
  readonly storageCapacity?: boolean;
  /**
   * Tokens of the pod's service account that the driver gets on mounting.
   * @listType atomic
   */
  readonly tokenRequests?: readonly TokenRequest[];
  /**
   * Kinds of volumes, `Persistent` when left out; immutable.
   * @listType set
   */
  readonly volumeLifecycleModes?: readonly VolumeLifecycleMode[];
}

/** Volume of a claim, or one that lives as long as the pod. */
export type VolumeLifecycleMode = 'Persistent' | 'Ephemeral';

/** Token of a service account that a driver gets. */
export interface TokenRequest {
  /** Who is meant to accept the token; empty for the API server. */
  readonly audience: string;
  /** Lifetime in seconds, 3600 when left out. */
  readonly expirationSeconds?: Int64;
}
