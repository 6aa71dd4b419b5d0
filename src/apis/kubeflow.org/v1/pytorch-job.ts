/**
 * kubeflow.org/v1: `PyTorchJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingMaster, TrainingReplica, TrainingRunPolicy } from './training';
import { PyTorchElasticPolicy } from './training-elastic';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** A training with PyTorch, whose pods get what `torchrun` asks for as variables. */
export interface PyTorchJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Pods by role, and how they are run. */
  readonly spec?: PyTorchJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/**
 * Pods by role, and how they are run.
 * @check {"allOf":[{"not":{"required":["elasticPolicy"],"properties":{"pytorchReplicaSpecs":{"not":{"required":["Worker"]}}}},
 * "x-form":"with elasticPolicy, but no pytorchReplicaSpecs.Worker"},{"not":{"required":["nprocPerNode","elasticPolicy"],"properties":{
 * "elasticPolicy":{"required":["nProcPerNode"]}}},"x-form":"with both nprocPerNode and elasticPolicy.nProcPerNode"}]}
 */
export interface PyTorchJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly pytorchReplicaSpecs: PyTorchReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
  /** How many workers there may be, where their number changes; there are workers then. */
  readonly elasticPolicy?: PyTorchElasticPolicy;
  /** Processes of each pod: `auto`, `cpu`, `gpu` or a number; `auto` when left out. */
  readonly nprocPerNode?: string;
}

/**
 * Pods of a `PyTorchJob` by role; the container that trains is called `pytorch`.
 * @check {"additionalProperties":{"required":["template"],"properties":{"template":{"properties":{"spec":{"properties":{"containers":{"not":{
 * "items":{"not":{"required":["name"],"properties":{"name":{"enum":["pytorch"]}}}}},"x-form":"a list without a container called pytorch"}}}}}}}}
 */
export interface PyTorchReplicas {
  /** The pod with rank 0. */
  readonly Master?: TrainingMaster;
  /** The others, at least 1; without a master the first of them has rank 0. */
  readonly Worker?: PyTorchWorker;
}

/** Pods beside the master. */
export interface PyTorchWorker extends TrainingReplica {
  /**
   * How many pods, at least 1; 1 when left out.
   * @check {"minimum":1}
   */
  readonly replicas?: Int32;
}

/** `PyTorchJob`, namespaced. */
export class PyTorchJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PyTorchJobResource>) {
    super(scope, id, { ...PyTorchJob.GVK, ...props });
  }
}
