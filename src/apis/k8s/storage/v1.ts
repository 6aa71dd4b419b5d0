/**
 * storage.k8s.io/v1: StorageClass.
 *
 * Source: Kubernetes API, release in pins.jsonc.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TopologySelectorTerm } from '../core/v1';
import { Manifest, NamedMetadata } from '../../meta';

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
  /**
   * What becomes of a volume after its claim, `Delete` when left out.
   * @asType string
   */
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  /**
   * Whether volumes are made at once or when a pod needs them, `Immediate` when left out.
   * @asType string
   */
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
}

/** `StorageClass`, cluster-scoped. */
export class StorageClass extends ApiObject {
  public static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<StorageClassResource>) {
    super(scope, id, { ...StorageClass.GVK, ...props });
  }
}
