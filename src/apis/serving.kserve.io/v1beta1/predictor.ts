/**
 * serving.kserve.io/v1beta1: the predictor of an `InferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ComponentSpec, ModelStorageSpec } from './component';
import { Container, PodSpec } from '../../k8s/core/v1';
import { Integer } from '../../meta';
import { RuntimeContainer } from '../pod';

/**
 * Runs a model: by its format, for which a runtime is looked up, or in own containers.
 * @check {"allOf":[{"oneOf":[{"required":["huggingface"]},{"required":["lightgbm"]},{"required":["model"]},{"required":["onnx"]},
 *   {"required":["paddle"]},{"required":["pmml"]},{"required":["pytorch"]},{"required":["sklearn"]},{"required":["tensorflow"]},
 *   {"required":["triton"]},{"required":["xgboost"]},{"required":["containers"],"not":{"anyOf":[{"required":["huggingface"]},
 *   {"required":["lightgbm"]},{"required":["model"]},{"required":["onnx"]},{"required":["paddle"]},{"required":["pmml"]},
 *   {"required":["pytorch"]},{"required":["sklearn"]},{"required":["tensorflow"]},{"required":["triton"]},{"required":["xgboost"]}]}}],
 *   "x-form":"with one of model, a model format, and containers"},{"not":{"required":["model","storageUris"],
 *   "properties":{"model":{"required":["storageUri"]}}},"x-form":"with both model.storageUri and storageUris"}]}
 */
export interface PredictorSpec extends ComponentSpec {
  /** A model of Hugging Face; as `model` with that format, which the webhook makes of it. */
  readonly huggingface?: FormatSpec;
  /** A model of LightGBM; as `model` with that format, which the webhook makes of it. */
  readonly lightgbm?: FormatSpec;
  /** A model of any format. */
  readonly model?: ModelSpec;
  /** A model in ONNX; as `model` with that format, which the webhook makes of it. */
  readonly onnx?: FormatSpec;
  /** A model of PaddlePaddle; as `model` with that format, which the webhook makes of it. */
  readonly paddle?: FormatSpec;
  /** A model in PMML; as `model` with that format, which the webhook makes of it. */
  readonly pmml?: FormatSpec;
  /** A model of PyTorch; as `model` with that format, which the webhook makes of it. */
  readonly pytorch?: FormatSpec;
  /** A model of scikit-learn; as `model` with that format, which the webhook makes of it. */
  readonly sklearn?: FormatSpec;
  /** A model of TensorFlow; as `model` with that format, which the webhook makes of it. */
  readonly tensorflow?: FormatSpec;
  /** A model for Triton; as `model` with that format, which the webhook makes of it. */
  readonly triton?: FormatSpec;
  /** Pods on further nodes that run the model together with the first; the runtime gives what is left out. */
  readonly workerSpec?: WorkerSpec;
  /** A model of XGBoost; as `model` with that format, which the webhook makes of it. */
  readonly xgboost?: FormatSpec;
}

/**
 * A model, and what is said of the container that runs it; what is left out a runtime gives.
 * @check {"not":{"required":["storage","storageUri"],"properties":{"storage":{"required":["path"]}}},
 *   "x-form":"with both storageUri and storage.path"}
 */
export interface FormatSpec extends RuntimeContainer {
  /** Protocol of requests that the runtime must know: `v1` or `v2`, `grpc-v1`, `grpc-v2`. */
  readonly protocolVersion?: string;
  /** Tag of the runtime's image. */
  readonly runtimeVersion?: string;
  /** Place of the model in a store that a Secret describes. */
  readonly storage?: ModelStorageSpec;
  /** Where the model is, such as `s3://...`, `gs://...`, `hf://...`, `oci://...` or `pvc://...`. */
  readonly storageUri?: string;
}

/**
 * A model of any format.
 * @check {"not":{"required":["storage","storageUri"],"properties":{"storage":{"required":["path"]}}},
 *   "x-form":"with both storageUri and storage.path"}
 */
export interface ModelSpec extends FormatSpec {
  /** What the runtime must be able to load. */
  readonly modelFormat?: ModelFormat;
  /** Name of the ServingRuntime, or else of the ClusterServingRuntime; one that loads the format on its own when left out. */
  readonly runtime?: string;
}

/** Format of a model. */
export interface ModelFormat {
  /** Name, as runtimes have it: `sklearn`, `xgboost`, `huggingface` ... */
  readonly name: string;
  /** Version of the format, as far as runtimes tell versions apart. */
  readonly version?: string;
}

/** Pods on further nodes that run a model together with the predictor's. */
export interface WorkerSpec extends Omit<PodSpec, 'containers' | 'workloadRef'> {
  /**
   * The one container of the workers.
   * @check {"maxItems":1}
   */
  readonly containers?: readonly Container[];
  /**
   * Pods that the layers of the model are spread over, the first one counted.
   * @check {"minimum":1}
   */
  readonly pipelineParallelSize?: Integer;
  /**
   * GPUs of a pod that each layer is spread over.
   * @check {"minimum":1}
   */
  readonly tensorParallelSize?: Integer;
}
