/**
 * serving.kserve.io/v1alpha1: `LocalModelNodeGroup` and `LocalModelNode`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { PersistentVolumeClaimSpec, PersistentVolumeSpec } from '../../k8s/core/v1';
import { Manifest, NamedMetadata, Quantity } from '../../meta';
import { ClusterObject } from '../../object';
import { StoreRef } from '../meta';

/** Nodes that keep models, and how much room they have for that. */
export interface LocalModelNodeGroupResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The nodes, and the room on each. */
  readonly spec?: LocalModelNodeGroupSpec;
  /** Room that is taken. */
  readonly status?: LocalModelNodeGroupStatus;
}

/** Nodes that keep models, by the volume on them. */
export interface LocalModelNodeGroupSpec {
  /** Claim of the pods that load models and of those that use them. */
  readonly persistentVolumeClaimSpec: PersistentVolumeClaimSpec;
  /** Volume on each node; its node affinity says which nodes are meant. */
  readonly persistentVolumeSpec: LocalModelVolumeSpec;
  /** Room for models on each node. */
  readonly storageLimit: Quantity;
}

/** Volume with models. */
export interface LocalModelVolumeSpec extends Omit<PersistentVolumeSpec, 'accessModes' | 'capacity'> {
  /**
   * All ways in which the volume can be mounted.
   * @listType atomic
   */
  readonly accessModes?: PersistentVolumeSpec['accessModes'];
  /** Size; the key is `storage`. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
}

/** Room on a node. */
export interface LocalModelNodeGroupStatus {
  /** Room that is free. */
  readonly available?: Quantity;
  /** Room that is taken. */
  readonly used?: Quantity;
}

/** Models of one node; its name is that of the node, and the controller makes it. */
export interface LocalModelNodeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Models that the node is to keep. */
  readonly spec?: LocalModelNodeSpec;
  /** Models that have arrived. */
  readonly status?: LocalModelNodeStatus;
}

/** Models that a node is to keep. */
export interface LocalModelNodeSpec {
  /** The models. */
  readonly localModels: readonly LocalModelInfo[];
}

/** A model that a node is to keep. */
export interface LocalModelInfo {
  /** Name of its LocalModelCache or LocalModelNamespaceCache. */
  readonly modelName: string;
  /** Namespace of a LocalModelNamespaceCache. */
  readonly namespace?: string;
  /** LocalModelNodeGroup that the node belongs to. */
  readonly nodeGroup?: string;
  /** ServiceAccount whose Secrets open the store. */
  readonly serviceAccountName?: string;
  /** Where the model comes from. */
  readonly sourceModelUri: string;
  /** Store that the model comes from. */
  readonly storage?: StoreRef;
}

/** Models that have arrived. */
export interface LocalModelNodeStatus {
  /** State of each model, by its name. */
  readonly modelStatus?: Readonly<Record<string, LocalModelState>>;
}

/** State of a model on a node. */
export type LocalModelState = '' | 'ModelDownloadPending' | 'ModelDownloading' | 'ModelDownloaded' | 'ModelDownloadError';

/** `LocalModelNodeGroup`, cluster-scoped. */
export class LocalModelNodeGroup extends ClusterObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelNodeGroup' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalModelNodeGroupResource>) {
    super(scope, id, { ...LocalModelNodeGroup.GVK, ...props });
  }
}

/** `LocalModelNode`, cluster-scoped. */
export class LocalModelNode extends ClusterObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelNode' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalModelNodeResource>) {
    super(scope, id, { ...LocalModelNode.GVK, ...props });
  }
}
