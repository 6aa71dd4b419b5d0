import { Construct } from 'constructs';
import { LocalModelNodeGroup as LocalModelNodeGroupObject } from '../../apis/serving.kserve.io/v1alpha1';
import { checkedProps, Composite, ConfigError, shown, traceAlways } from '../../core';
import { amountText, bytesOf, MemoryAmount } from '../../core/amounts';
import { isDnsSubdomain, ObjectName } from '../../core/names';
import { memoryQuantity } from '../../core/quantity';
import { NodePoolRef, placementOf, placementOn } from '../placement';

/** What all groups of nodes say. */
interface NodeGroup {
  /** Name of the object, by which caches name it. @default - the id of the construct */
  readonly name?: ObjectName;
  /** Room for models on each node. */
  readonly storageLimit: MemoryAmount;
  /**
   * Folder of the nodes with the models: that of the agent on nodes (`kserve: { localModels: { nodeAgent: { folder } } }`).
   * @default '/models'
   * @pattern ^/.+
   * @form an absolute path such as "/models"
   */
  readonly folder?: string;
  /** Class that volumes and claims say so that they find each other; it need not exist. @default - none */
  readonly storageClassName?: ObjectName;
}

/** Nodes of a pool. */
interface OfPool extends NodeGroup {
  /** The pool. */
  readonly nodePool: NodePoolRef;
  /** @default - the nodes are those of `nodePool` */
  readonly nodeSelector?: undefined;
}

/** Nodes with labels. */
interface OfLabels extends NodeGroup {
  /** Labels that each of the nodes has, at least one. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** @default - the nodes are those of `nodeSelector` */
  readonly nodePool?: undefined;
}

/** Properties of {@link LocalModelNodeGroup}. */
export type LocalModelNodeGroupProps = OfPool | OfLabels;

/**
 * Nodes that keep models for `LocalModelCache`: 1 LocalModelNodeGroup, of the whole cluster, so it is for the platform's people. KServe makes volumes and
 * claims of it, in the namespace of its Jobs and in those of the services that use a model.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `NodeGroupName`, `NodeGroupRoom`, `NodeGroupNodes`, `UnknownNodePool`
 */
export class LocalModelNodeGroup extends Composite {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: LocalModelNodeGroupProps) {
    super(scope, id);
    traceAlways(this);
    const { name = id, storageLimit, folder = '/models', storageClassName = '', nodePool, nodeSelector } =
      checkedProps(this, 'workloads/serving#LocalModelNodeGroupProps', given);
    if (!isDnsSubdomain(name)) {
      throw new ConfigError('NodeGroupName', `name of a group of nodes must be lower-case letters, digits, "-" and ".", got ${shown(name)}; pass name, e.g. "gpu-nodes"`, this);
    }
    if (!(bytesOf(storageLimit) > 0)) {
      throw new ConfigError('NodeGroupRoom', `storageLimit must be more than 0, got ${shown(amountText(storageLimit))}; pass e.g. "500Gi"`, this);
    }
    this.name = name;
    const { affinity } = nodePool === undefined ? placementOf(this, { nodeSelector }) : placementOn(this, { nodePool });
    const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    if (required === undefined) {
      throw new ConfigError('NodeGroupNodes', `nodeSelector must have at least one label, since KServe puts models on nodes that it names, got ${shown(nodeSelector ?? nodePool)}; ` +
        'pass e.g. { "kserve/localmodel": "worker" }', this);
    }
    const storage = memoryQuantity(bytesOf(storageLimit));
    // With the empty class no StorageClass of the cluster takes the claims, which name their volume.
    const common = { accessModes: ['ReadWriteOnce'] as const, storageClassName };
    new LocalModelNodeGroupObject(this, 'LocalModelNodeGroup', {
      metadata: { name },
      spec: {
        storageLimit: storage,
        persistentVolumeSpec: { ...common, capacity: { storage }, local: { path: folder }, nodeAffinity: { required } },
        persistentVolumeClaimSpec: { ...common, resources: { requests: { storage } } },
      },
    });
  }
}
