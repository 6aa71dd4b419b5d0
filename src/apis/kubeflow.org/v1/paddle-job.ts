/**
 * kubeflow.org/v1: `PaddleJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingReplica, TrainingRunPolicy } from './training';
import { ElasticPolicy } from './training-elastic';
import { Manifest, NamedMetadata } from '../../meta';

/** A training with PaddlePaddle. */
export interface PaddleJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Pods by role, and how they are run. */
  readonly spec?: PaddleJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/**
 * Pods by role, and how they are run.
 * @check {"not":{"required":["elasticPolicy"],"properties":{"paddleReplicaSpecs":{"not":{"required":["Worker"]}}}},
 * "x-form":"with elasticPolicy, but no paddleReplicaSpecs.Worker"}
 */
export interface PaddleJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly paddleReplicaSpecs: PaddleReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
  /** How many workers there may be, where their number changes; there are workers then. */
  readonly elasticPolicy?: ElasticPolicy;
}

/**
 * Pods of a `PaddleJob` by role; the container that trains is called `paddle`.
 * @check {"additionalProperties":{"required":["template"],"properties":{"template":{"properties":{"spec":{"properties":{"containers":{"not":{
 * "items":{"not":{"required":["name"],"properties":{"name":{"enum":["paddle"]}}}}},"x-form":"a list without a container called paddle"}}}}}}}}
 */
export interface PaddleReplicas {
  /** Pods that keep the parameters, or lead the workers. */
  readonly Master?: TrainingReplica;
  /** Pods that train. */
  readonly Worker?: TrainingReplica;
}

/** `PaddleJob`, namespaced. */
export class PaddleJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'PaddleJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PaddleJobResource>) {
    super(scope, id, { ...PaddleJob.GVK, ...props });
  }
}
