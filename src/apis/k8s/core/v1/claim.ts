/**
 * core/v1: PersistentVolumeClaim, and the template from which claims are made.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TypedLocalObjectReference, TypedObjectReference } from './reference';
import { EmbeddedMetadata, LabelSelector } from '../../meta/v1';
import { Manifest, NamedMetadata, Quantity } from '../../../meta';

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

/** Least and highest size of a volume. */
export interface VolumeResourceRequirements {
  /** Highest amounts; the key is `storage`. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Least amounts; the key is `storage`. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}
