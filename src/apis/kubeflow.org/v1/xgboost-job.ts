/**
 * kubeflow.org/v1: `XGBoostJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingMaster, TrainingReplica, TrainingRunPolicy } from './training';
import { Manifest, NamedMetadata } from '../../meta';

/** A training with XGBoost, or with LightGBM. */
export interface XGBoostJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Pods by role, and how they are run. */
  readonly spec?: XGBoostJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/** Pods by role, and how they are run. */
export interface XGBoostJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly xgbReplicaSpecs: XGBoostReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
}

/**
 * Pods of an `XGBoostJob` by role; the container that trains is called `xgboost`.
 * @check {"additionalProperties":{"required":["template"],"properties":{"template":{"properties":{"spec":{"properties":{"containers":{"not":{
 * "items":{"not":{"required":["name"],"properties":{"name":{"enum":["xgboost"]}}}}},"x-form":"a list without a container called xgboost"}}}}}}}}
 */
export interface XGBoostReplicas {
  /** The pod that keeps track of the others, and trains too. */
  readonly Master: TrainingMaster;
  /** The others. */
  readonly Worker?: TrainingReplica;
}

/** `XGBoostJob`, namespaced. */
export class XGBoostJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'XGBoostJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<XGBoostJobResource>) {
    super(scope, id, { ...XGBoostJob.GVK, ...props });
  }
}
