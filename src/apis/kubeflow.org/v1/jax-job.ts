/**
 * kubeflow.org/v1: `JAXJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingReplica, TrainingRunPolicy } from './training';
import { Manifest, NamedMetadata } from '../../meta';

/** A training with JAX. */
export interface JAXJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Its pods, and how they are run. */
  readonly spec?: JAXJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/** The pods, and how they are run. */
export interface JAXJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly jaxReplicaSpecs: JAXReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
}

/**
 * Pods of a `JAXJob`; the container that trains is called `jax`.
 * @check {"additionalProperties":{"required":["template"],"properties":{"template":{"properties":{"spec":{"properties":{"containers":{"not":{
 * "items":{"not":{"required":["name"],"properties":{"name":{"enum":["jax"]}}}}},"x-form":"a list without a container called jax"}}}}}}}}
 */
export interface JAXReplicas {
  /** All pods; the first is the coordinator. */
  readonly Worker?: TrainingReplica;
}

/** `JAXJob`, namespaced. */
export class JAXJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'JAXJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<JAXJobResource>) {
    super(scope, id, { ...JAXJob.GVK, ...props });
  }
}
