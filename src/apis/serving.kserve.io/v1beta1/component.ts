/**
 * serving.kserve.io/v1beta1: what all components of an `InferenceService` can say beside their pod, and two of them.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { AutoScalingSpec, MetricTargetType } from './scaling';
import { DeploymentStrategy } from '../../k8s/apps/v1';
import { Int32, Int64, Integer } from '../../meta';
import { StorageSpec } from '../meta';
import { ComponentPodSpec, RuntimeContainer } from '../pod';

/** A component: its pod, how many of them there are, and what happens with requests. */
export interface ComponentSpec extends ComponentPodSpec {
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** How the number of pods follows the load, for pods that a Deployment makes. */
  readonly autoScaling?: AutoScalingSpec;
  /** Gathers requests and hands them to the model together. */
  readonly batcher?: Batcher;
  /**
   * Share of the requests, in percent, for the newest revision, while the one before keeps the rest; only with Knative.
   * @check {"minimum":0,"maximum":100}
   */
  readonly canaryTrafficPercent?: Int64;
  /**
   * Requests that a pod gets at the same time, without limit if 0; only with Knative.
   * @check {"minimum":0}
   */
  readonly containerConcurrency?: Int64;
  /** How pods are replaced by newer ones; not with Knative. */
  readonly deploymentStrategy?: DeploymentStrategy;
  /** Labels of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Sends requests and answers on to somebody who keeps them. */
  readonly logger?: LoggerSpec;
  /**
   * Most pods; without limit if 0 with Knative.
   * @check {"minimum":0}
   */
  readonly maxReplicas?: Int32;
  /**
   * Least pods, 1 when left out; 0 lets the component sleep without requests, with Knative.
   * @check {"minimum":0}
   */
  readonly minReplicas?: Int32;
  /** What is measured: by Knative `concurrency` or `rps`, with a Deployment `cpu` or `memory`. */
  readonly scaleMetric?: 'cpu' | 'memory' | 'concurrency' | 'rps';
  /** How `scaleTarget` is compared with what is measured. */
  readonly scaleMetricType?: MetricTargetType;
  /** Value of `scaleMetric` for a pod that is aimed at: requests, or percent of what the pod requests. */
  readonly scaleTarget?: Int32;
  /**
   * Models to load, each to a folder of its own; not together with `storageUri`.
   * @minItems 1
   * @listType atomic
   */
  readonly storageUris?: readonly StorageUri[];
  /** Seconds until a request fails. */
  readonly timeout?: Int64;
}

/** A model to load. */
export interface StorageUri {
  /**
   * Folder in the container, absolute; all folders of a component have one above them in common.
   * @default "/mnt/models"
   * @maxLength 255
   * @pattern ^/.*
   */
  readonly mountPath?: string;
  /**
   * Where the model is, such as `s3://...`, `gs://...`, `hf://...` or `pvc://...`.
   * @minLength 1
   */
  readonly uri: string;
}

/** Gathers requests; what comes first ends a batch. */
export interface Batcher {
  /** Most instances in a batch, 32 when left out. */
  readonly maxBatchSize?: Integer;
  /** Most milliseconds that a request waits, 500 when left out. */
  readonly maxLatency?: Integer;
  /** Seconds until a batch fails, 60 when left out. */
  readonly timeout?: Integer;
}

/** Where requests and answers go. */
export interface LoggerSpec {
  /** Longest time until a batch is sent, such as `10s`; only with `storage`. */
  readonly batchInterval?: string;
  /** Entries that are sent together; only with `storage`. */
  readonly batchSize?: Integer;
  /** Address of the program that turns entries into another form. */
  readonly marshallerUrl?: string;
  /** Annotations of the pod that each entry carries. */
  readonly metadataAnnotations?: readonly string[];
  /** Headers of the request that each entry carries. */
  readonly metadataHeaders?: readonly string[];
  /** What is sent on, `all` when left out. */
  readonly mode?: 'all' | 'request' | 'response';
  /** Store that the entries go to, in place of `url`. */
  readonly storage?: LoggerStorageSpec;
  /** Address that gets each entry as a CloudEvent; that of the installation when left out. */
  readonly url?: string;
}

/** Store for requests and answers. */
export interface LoggerStorageSpec extends StorageSpec {
  /** ServiceAccount whose Secrets open the store. */
  readonly serviceAccountName?: string;
}

/**
 * Changes requests before the predictor gets them, and its answers; own containers do it.
 * @check {"required":["containers"],"properties":{"containers":{"items":{"required":["image"]}}}}
 */
export interface TransformerSpec extends ComponentSpec {}

/**
 * Explains predictions, by `art` or in own containers.
 * @check {"oneOf":[{"required":["art"]},{"required":["containers"]}],"properties":{"containers":{"items":{"required":["image"]}}}}
 */
export interface ExplainerSpec extends ComponentSpec {
  /** An explainer of the Adversarial Robustness Toolbox. */
  readonly art?: ArtExplainerSpec;
}

/** An explainer of the Adversarial Robustness Toolbox. */
export interface ArtExplainerSpec extends RuntimeContainer {
  /** Settings, by name. */
  readonly config?: Readonly<Record<string, string>>;
  /** Tag of the explainer's image. */
  readonly runtimeVersion?: string;
  /** Place of its model in a store that a Secret describes. */
  readonly storage?: ModelStorageSpec;
  /** Where its model is. */
  readonly storageUri?: string;
  /** Kind of explainer, such as `SquareAttack`. */
  readonly type?: string;
}

/** Place of a model and of its schema. */
export interface ModelStorageSpec extends StorageSpec {
  /** Path of the file with the model's schema. */
  readonly schemaPath?: string;
}
