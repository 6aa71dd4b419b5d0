/**
 * serving.kserve.io/v1beta1: `InferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ExplainerSpec, TransformerSpec } from './component';
import { PredictorSpec } from './predictor';
import { InferenceServiceStatus } from './status';
import { Manifest, NamedMetadata } from '../../meta';

/** A model behind an address: a predictor, and optionally what transforms requests and what explains answers. */
export interface InferenceServiceResource {
  /** Identity of the object; the name leads the names of Services and hosts. */
  readonly metadata: NamedMetadata;
  /** The components. */
  readonly spec?: InferenceServiceSpec;
  /** State of the components. */
  readonly status?: InferenceServiceStatus;
}

/** Components of an InferenceService, each with pods of its own. */
export interface InferenceServiceSpec {
  /** Answers for each prediction why it is what it is. */
  readonly explainer?: ExplainerSpec;
  /** Runs the model. */
  readonly predictor: PredictorSpec;
  /** Gets the requests first, and changes them and the answers of the predictor. */
  readonly transformer?: TransformerSpec;
}

/** `InferenceService`, namespaced. */
export class InferenceService extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferenceServiceResource>) {
    super(scope, id, { ...InferenceService.GVK, ...props });
  }
}
