/**
 * serving.kserve.io/v1alpha1: `TrainedModel`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata, Quantity } from '../../meta';
import { AddressedStatus } from '../meta';

/** One of several models that the pods of an InferenceService load while they run. */
export interface TrainedModelResource {
  /** Identity of the object; the name is that of the model in requests. */
  readonly metadata: NamedMetadata;
  /** The model, and who loads it. */
  readonly spec?: TrainedModelSpec;
  /** State of the model. */
  readonly status?: TrainedModelStatus;
}

/** A model, and who loads it. */
export interface TrainedModelSpec {
  /** InferenceService of the namespace; without it the object is deleted at once. */
  readonly inferenceService: string;
  /** The model. */
  readonly model: TrainedModelModel;
}

/** A model. */
export interface TrainedModelModel {
  /** Format of the model, which the InferenceService must have too. */
  readonly framework: string;
  /** Memory that the model takes; immutable. */
  readonly memory: Quantity;
  /**
   * Where the model is.
   * @check {"pattern":"^(s3|gs|https|http)://"}
   */
  readonly storageUri: string;
}

/** State of a model. */
export interface TrainedModelStatus extends AddressedStatus {}

/** `TrainedModel`, namespaced. */
export class TrainedModel extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'TrainedModel' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TrainedModelResource>) {
    super(scope, id, { ...TrainedModel.GVK, ...props });
  }
}
