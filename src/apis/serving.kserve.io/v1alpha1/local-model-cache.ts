/**
 * serving.kserve.io/v1alpha1: `LocalModelCache` and `LocalModelNamespaceCache`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Integer, Manifest, NamedMetadata, Quantity } from '../../meta';
import { ClusterObject } from '../../object';
import { StoreRef } from '../meta';

/** A model that nodes keep for the InferenceServices of all namespaces. */
export interface LocalModelCacheResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The model, and the nodes. */
  readonly spec?: LocalModelCacheSpec;
  /** Where the model has arrived. */
  readonly status?: LocalModelCacheStatus;
}

/** A model that nodes keep for the InferenceServices of its namespace. */
export interface LocalModelNamespaceCacheResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The model, and the nodes. */
  readonly spec?: LocalModelCacheSpec;
  /** Where the model has arrived. */
  readonly status?: LocalModelCacheStatus;
}

/** A model, and the nodes that keep it. */
export interface LocalModelCacheSpec {
  /** Size of the model, for the claims. */
  readonly modelSize: Quantity;
  /**
   * LocalModelNodeGroups whose nodes keep the model.
   * @minItems 1
   */
  readonly nodeGroups: readonly string[];
  /** ServiceAccount whose Secrets open the store. */
  readonly serviceAccountName?: string;
  /**
   * Where the model comes from; no two caches of a place may have the same.
   * @validation {"message":"StorageUri is immutable","rule":"self == oldSelf"}
   */
  readonly sourceModelUri: string;
  /** Store that the model comes from. */
  readonly storage?: StoreRef;
}

/** Where a model has arrived. */
export interface LocalModelCacheStatus {
  /** How many nodes have the model. */
  readonly copies?: LocalModelCopies;
  /** InferenceServices that use the model. */
  readonly inferenceServices?: readonly ServingNamespacedName[];
  /** State of each node, by its name. */
  readonly nodeStatus?: Readonly<Record<string, NodeState>>;
}

/** State of a node that is to keep a model. */
export type NodeState = '' | 'NodeNotReady' | 'NodeDownloadPending' | 'NodeDownloading' | 'NodeDownloaded' | 'NodeDownloadError';

/** How many nodes have a model. */
export interface LocalModelCopies {
  /** Nodes that have it. */
  readonly available?: Integer;
  /** Nodes on which it failed. */
  readonly failed?: Integer;
  /** All nodes. */
  readonly total?: Integer;
}

/** An object of any namespace. */
export interface ServingNamespacedName {
  /** Its name. */
  readonly name?: string;
  /** Its namespace. */
  readonly namespace?: string;
}

/** `LocalModelCache`, cluster-scoped. */
export class LocalModelCache extends ClusterObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelCache' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalModelCacheResource>) {
    super(scope, id, { ...LocalModelCache.GVK, ...props });
  }
}

/** `LocalModelNamespaceCache`, namespaced. */
export class LocalModelNamespaceCache extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LocalModelNamespaceCache' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalModelNamespaceCacheResource>) {
    super(scope, id, { ...LocalModelNamespaceCache.GVK, ...props });
  }
}
