/**
 * core/v1: PersistentVolumeClaim, and the template from which claims are made.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TypedLocalObjectReference, TypedObjectReference } from './reference';
import { EmbeddedMetadata, LabelSelector } from '../../meta/v1';
import { Manifest, NamedMetadata, Quantity, Time } from '../../../meta';

/** Who may mount a volume at one time. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** Request for storage, which pods of the namespace mount. */
export interface PersistentVolumeClaimResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Storage that is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
}

/** `PersistentVolumeClaim`, namespaced. */
export class PersistentVolumeClaim extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PersistentVolumeClaimResource>) {
    super(scope, id, { ...PersistentVolumeClaim.GVK, ...props });
  }
}

/** Storage that is asked for; nearly all of it is immutable, only the size may grow. */
export interface PersistentVolumeClaimSpec {
  /**
   * How the volume is to be mounted.
   * @listType atomic
   */
  readonly accessModes?: readonly AccessMode[];
  /** Snapshot or claim with the first content, in the same namespace. */
  readonly dataSource?: TypedLocalObjectReference;
  /** Object of any kind with the first content. */
  readonly dataSourceRef?: TypedObjectReference;
  /** Size of the storage. */
  readonly resources?: VolumeResourceRequirements;
  /** Labels of the volumes that may be bound. */
  readonly selector?: LabelSelector;
  /** StorageClass, the cluster's default when left out; empty for none. */
  readonly storageClassName?: string;
  /** VolumeAttributesClass, which may be changed later. */
  readonly volumeAttributesClassName?: string;
  /** Whether the volume is a file system or a raw device, `Filesystem` when left out. */
  readonly volumeMode?: 'Filesystem' | 'Block';
  /** PersistentVolume to bind. */
  readonly volumeName?: string;
}

/** Form of the claims that are made for pods. */
export interface PersistentVolumeClaimTemplate {
  /** Labels and annotations of the claims. */
  readonly metadata?: EmbeddedMetadata;
  /** Storage that is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
}

/** A whole claim inside another object, from which claims are made. */
export interface EmbeddedPersistentVolumeClaim {
  /** `v1`, if it is said at all. */
  readonly apiVersion?: string;
  /** `PersistentVolumeClaim`, if it is said at all. */
  readonly kind?: string;
  /** Name of the claims, or the first part of it, with their labels and annotations. */
  readonly metadata?: EmbeddedMetadata;
  /** Storage that is asked for. */
  readonly spec?: PersistentVolumeClaimSpec;
  /** Of no use: the claims that are made have their own. */
  readonly status?: PersistentVolumeClaimStatus;
}

/** State of a claim. */
export interface PersistentVolumeClaimStatus {
  /**
   * How the volume can be mounted.
   * @listType atomic
   */
  readonly accessModes?: readonly AccessMode[];
  /**
   * How far a change of size is, by resource.
   * @mapType granular
   */
  readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
  /** Size that was asked for last, by resource. */
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  /** Size of the volume, by resource. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
  /**
   * Aspects of the state.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  /** VolumeAttributesClass of the volume. */
  readonly currentVolumeAttributesClassName?: string;
  /** How far a change of the VolumeAttributesClass is. */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;
  /** `Pending`, `Bound` or `Lost`. */
  readonly phase?: string;
}

/** One aspect of a claim's state. */
export interface PersistentVolumeClaimCondition {
  /** When the aspect was last looked at. */
  readonly lastProbeTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Name of the aspect, such as `Resizing`. */
  readonly type: string;
}

/** How far a change of a claim's VolumeAttributesClass is. */
export interface ModifyVolumeStatus {
  /** `Pending`, `InProgress` or `Infeasible`. */
  readonly status: string;
  /** VolumeAttributesClass that the volume is to get. */
  readonly targetVolumeAttributesClassName?: string;
}

/** Least and highest size of a volume. */
export interface VolumeResourceRequirements {
  /** Highest amounts; the key is `storage`. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Least amounts; the key is `storage`. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}
