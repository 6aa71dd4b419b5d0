/**
 * kubeflow.org/v1: `TFJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingReplica, TrainingRunPolicy } from './training';
import { Manifest, NamedMetadata } from '../../meta';

/** A training with TensorFlow, whose pods find each other by the variable TF_CONFIG. */
export interface TFJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Pods by role, and how they are run. */
  readonly spec?: TFJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/** Pods by role, and how they are run. */
export interface TFJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly tfReplicaSpecs: TFReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
  /**
   * When the training has succeeded: once all workers have (`AllWorkers`); once the chief, or without one the first worker, has when left out.
   * @asType string
   * @check {"enum":["","AllWorkers"]}
   */
  readonly successPolicy?: '' | 'AllWorkers';
  /** Whether the number of workers may change while they run. */
  readonly enableDynamicWorker?: boolean;
}

/**
 * Pods of a `TFJob` by role, with a chief or a master, but not both; the container that trains is called `tensorflow`.
 * @check {"additionalProperties":{"required":["template"],"properties":{"template":{"properties":{"spec":{"properties":{"containers":{"not":{
 * "items":{"not":{"required":["name"],"properties":{"name":{"enum":["tensorflow"]}}}}},
 * "x-form":"a list without a container called tensorflow"}}}}}}},"not":{"required":["Chief","Master"]},"x-form":"with both Chief and Master"}
 */
export interface TFReplicas {
  /** The worker that leads the others; without one the first worker does. */
  readonly Chief?: TrainingReplica;
  /** Old name of the chief. */
  readonly Master?: TrainingReplica;
  /** Pods that train. */
  readonly Worker?: TrainingReplica;
  /** Pods that keep the parameters. */
  readonly PS?: TrainingReplica;
  /** Pods that measure how good the model is. */
  readonly Evaluator?: TrainingReplica;
}

/** `TFJob`, namespaced. */
export class TFJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'TFJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TFJobResource>) {
    super(scope, id, { ...TFJob.GVK, ...props });
  }
}
