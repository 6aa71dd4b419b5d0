import { KnativeExposure, StandardExposure, Unmeshed } from './exposure-props';
import { ModelSource, ModelStorageKey } from './models';
import { KnativeScaling, Scaling, StandardScaling } from './scaling';
import { ObjectName } from '../../core/names';
import { PodAccount } from '../account';
import { ContainerOptions, ContainerProps } from '../pod/container';
import { PodOptions } from '../pod/pod';
import { WorkloadProps } from '../workload';

/** Format of a model, with its version where runtimes tell versions apart. */
export interface FormatVersion {
  /** Its name, as runtimes have it. */
  readonly name: string;
  /** Its version. @default - any */
  readonly version?: string;
}

/**
 * Format of a model: `huggingface`, `lightgbm`, `mlflow`, `onnx`, `paddle`, `pmml`, `pytorch`, `sklearn`, `tensorflow`, `tensorrt`, `triton` or `xgboost`, which
 * KServe's runtimes load, or one of a runtime of your own.
 * @form a format such as "sklearn", or { name: "sklearn", version: "1" }
 */
export type ModelFormatRef = string | FormatVersion;

/** Protocol of requests. */
export type InferenceProtocol = 'v1' | 'v2' | 'grpc-v1' | 'grpc-v2';

/** A model to load into a folder of its own. */
export interface MountedModel {
  readonly uri: ModelSource;
  /**
   * Folder in the container; all folders of a component have one above them in common.
   * @pattern ^/.+
   * @default '/mnt/models'
   */
  readonly mountPath?: string;
}

/** Gathers requests and hands them to the model together; what comes first ends a batch. */
export interface BatcherOptions {
  /**
   * Most instances in a batch.
   * @minimum 1
   * @asType integer
   * @default - that of the platform, 32
   */
  readonly maxBatchSize?: number;
  /**
   * Most milliseconds that a request waits.
   * @minimum 1
   * @asType integer
   * @default - that of the platform, 5000
   */
  readonly maxLatency?: number;
  /**
   * Seconds until a batch fails.
   * @minimum 1
   * @asType integer
   * @default 60
   */
  readonly timeout?: number;
}

/** What is sent on of requests and answers. */
interface LoggerContent {
  /** @default 'all' */
  readonly mode?: 'all' | 'request' | 'response';
  /** Headers of the request that each entry carries. @default [] */
  readonly metadataHeaders?: readonly string[];
  /** Annotations of the pod that each entry carries. @default [] */
  readonly metadataAnnotations?: readonly string[];
}

/** Sends requests and answers on to an address, as CloudEvents. */
export interface UrlLogger extends LoggerContent {
  /** The address. @default - that of the platform */
  readonly url?: string;
  /** @default - they go to an address */
  readonly storage?: undefined;
}

/** Keeps requests and answers in a store. */
export interface StoreLogger extends LoggerContent {
  /** The store. */
  readonly storage: LoggerStore;
  /** Its address, such as `s3://logs`. @default - as the Secret's entry says */
  readonly url?: string;
  /**
   * Entries that are written together.
   * @minimum 1
   * @asType integer
   * @default - one
   */
  readonly batchSize?: number;
  /** Longest time until they are written, such as `10s`. @default - none */
  readonly batchInterval?: string;
  /** Address of the program that turns entries into another form. @default - JSON */
  readonly marshallerUrl?: string;
}

/** Where a store for requests is, which a Secret describes. */
export interface LoggerStore {
  /** Entry of the Secret. */
  readonly key: string;
  /** Path in the store. */
  readonly path: string;
  /** Values such as `type` and `format`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Account whose Secrets open the store. @default - `logger-sa` */
  readonly serviceAccount?: PodAccount;
}

/** What all components have in common beside their container. */
export interface ComponentOptions extends PodOptions {
  /**
   * Seconds until a request fails.
   * @minimum 1
   * @asType integer
   * @default - that of the platform
   */
  readonly timeout?: number;
  /** @default - requests are sent on one by one */
  readonly batcher?: BatcherOptions;
  /** @default - nothing is kept */
  readonly logger?: UrlLogger | StoreLogger;
}

/** Models in folders of their own. */
interface WithFolders {
  /** Models to load, each to a folder of its own. @default - one model at most */
  readonly storageUris?: readonly MountedModel[];
  /** @default - the models are those of `storageUris` */
  readonly storageUri?: undefined;
  /** @default - the models are those of `storageUris` */
  readonly storage?: undefined;
}

/** A model at an address. */
interface WithAddress {
  /** Where the model is. @default - the server has it, or finds it by its arguments */
  readonly storageUri?: ModelSource;
  /** @default - the model is that of `storageUri` */
  readonly storage?: undefined;
  /** @default - the model is that of `storageUri` */
  readonly storageUris?: undefined;
}

/** A model in a store that a Secret describes. */
interface WithKey {
  /** The store, and the model in it. */
  readonly storage: ModelStorageKey;
  /** @default - the model is that of `storage` */
  readonly storageUri?: undefined;
  /** @default - the model is that of `storage` */
  readonly storageUris?: undefined;
}

/** Runs a model of a format, in the container of a runtime, over which is laid what is said here. */
interface ModelServer extends ComponentOptions, ContainerOptions {
  readonly modelFormat: ModelFormatRef;
  /** Version of the protocol of requests. @default - `v2` for `mlflow`, `onnx`, `tensorrt` and `triton` where no runtime is named, else `v1` */
  readonly protocolVersion?: InferenceProtocol;
  /** Name of the ServingRuntime or ClusterServingRuntime. @default - the one of highest priority that takes the format by itself */
  readonly runtime?: ObjectName;
  /** Tag of the runtime's image. @default - the runtime's own */
  readonly runtimeVersion?: string;
  /** Image in place of the runtime's. @default - the runtime's own */
  readonly image?: string;
}

/** Runs a model of a format. */
export type ModelPredictor = ModelServer & (WithAddress | WithFolders | WithKey);

/** Runs a model in a container of your own, which listens on port 8080 or says another in `ports`. */
export interface CustomPredictor extends ComponentOptions, ContainerProps {
  /** @default - the container knows */
  readonly modelFormat?: undefined;
  /** Model that is loaded to `/mnt/models` before it starts. @default - none */
  readonly storageUri?: ModelSource;
}

/** Changes requests before the predictor gets them, and its answers. */
export interface TransformerOptions extends ComponentOptions, ContainerProps {
  /** Files that are loaded to `/mnt/models` before it starts. @default - none */
  readonly storageUri?: ModelSource;
}

/** Explains predictions in a container of your own. */
export interface CustomExplainer extends ComponentOptions, ContainerProps {
  /** Files that are loaded to `/mnt/models` before it starts. @default - none */
  readonly storageUri?: ModelSource;
  /** @default - the container explains */
  readonly art?: undefined;
}

/** Explains predictions by the Adversarial Robustness Toolbox. */
export interface ArtExplainer extends ComponentOptions, ContainerOptions {
  readonly art: ArtOptions;
}

/** An explainer of the Adversarial Robustness Toolbox. */
export interface ArtOptions {
  /** Kind of explainer, such as `SquareAttack`. */
  readonly type: string;
  /** Settings, by name. @default {} */
  readonly config?: Readonly<Record<string, string>>;
  /** Where its model is. @default - it has none */
  readonly storageUri?: ModelSource;
  /** Tag of its image. @default - that of the platform */
  readonly runtimeVersion?: string;
}

/** Further pods, on other nodes, that run a model together with the first. */
export interface WorkerOptions extends ContainerOptions, Omit<PodOptions, 'podLabels' | 'podAnnotations'> {
  /**
   * Pods that the layers of the model are spread over, the first one counted.
   * @minimum 1
   * @asType integer
   * @default - that of the runtime
   */
  readonly pipelineParallelSize?: number;
  /**
   * GPUs of a pod that each layer is spread over.
   * @minimum 1
   * @asType integer
   * @default - that of the runtime
   */
  readonly tensorParallelSize?: number;
  /** Image in place of the runtime's. @default - the runtime's own */
  readonly image?: string;
}

/** What is the same in both modes. */
export interface ServiceOptions extends WorkloadProps {
  /**
   * Name of the object, with which the names of its Services begin; at most 53 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** Whether it is stopped: its pods and routes go. One of a suspended profile is stopped in any case. @default false */
  readonly stopped?: boolean;
  /** Whether metrics are offered to a Prometheus that looks for annotations of pods. @default false */
  readonly prometheus?: boolean;
  /** Further labels, which its pods have too. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations, which its pods have too. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** On Knative: as many pods as there are requests for, none while there are none, and shares of requests for new revisions. */
export interface KnativeComponents {
  /** Mode of the pods. @default - that of the platform, which must be this one */
  readonly mode?: 'knative';
  /** Runs the model. */
  readonly predictor: (ModelPredictor | CustomPredictor) & KnativeScaling & NoWorkers;
  /** Gets the requests first. @default - the predictor gets them */
  readonly transformer?: TransformerOptions & KnativeScaling;
  /** Answers why a prediction is what it is. @default - nothing does */
  readonly explainer?: (CustomExplainer | ArtExplainer) & KnativeScaling;
  /** Whether the newest revision and the one before it have addresses of their own. @default false */
  readonly tagRouting?: boolean;
  /** @default - Knative scales */
  readonly autoscaler?: undefined;
}

/** A predictor in one pod. */
interface NoWorkers {
  /** @default - the model is on one node */
  readonly workerSpec?: undefined;
}

/** As Deployments, with autoscalers of Kubernetes. */
export interface StandardComponents {
  /** Mode of the pods. */
  readonly mode: 'standard';
  /** Runs the model. */
  readonly predictor: (ModelPredictor & StandardScaling & WithWorkers) | (CustomPredictor & StandardScaling & NoWorkers);
  /** Gets the requests first. @default - the predictor gets them */
  readonly transformer?: TransformerOptions & StandardScaling;
  /** Answers why a prediction is what it is. @default - nothing does */
  readonly explainer?: (CustomExplainer | ArtExplainer) & StandardScaling;
  /** Who changes the number of pods: Kubernetes, KEDA, a program of your own, or nobody. @default - Kubernetes, and nobody with `workerSpec` */
  readonly autoscaler?: 'hpa' | 'keda' | 'external' | 'none';
  /** @default - there are no revisions */
  readonly tagRouting?: undefined;
}

/** A predictor that may be spread over nodes. */
interface WithWorkers {
  /** Pods on further nodes; the model must be on a claim or in an image. @default - the model is on one node */
  readonly workerSpec?: WorkerOptions;
}

/** Properties of {@link InferenceService}. */
export type InferenceServiceProps = ServiceOptions & ((KnativeComponents & (KnativeExposure | Unmeshed)) | (StandardComponents & (StandardExposure | Unmeshed)));

/** A predictor in either mode. */
export type PredictorProps = (ModelPredictor | CustomPredictor) & Scaling & Partial<Required<WithWorkers>>;
