/**
 * serving.kserve.io: pods of an `LLMInferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { LLMScalingSpec } from './scaling';
import { PortNumber } from '../../gateway.networking.k8s.io/meta';
import { AnyValue, Int32 } from '../../meta';
import { PartialPodSpec } from '../pod';

/**
 * Pods that run a model, or one of two parts of the work.
 * @validation {"message":"replicas and scaling are mutually exclusive; use scaling for autoscaled deployments or replicas for static deployments","rule":"!(has(self.replicas) && has(self.scaling))"}
 */
export interface LLMWorkloadSpec {
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
  /** How the work is spread over GPUs and pods. */
  readonly parallelism?: LLMParallelismSpec;
  /**
   * Pods, or groups of pods that run the model together; not together with `scaling`.
   * @minimum 0
   */
  readonly replicas?: Int32;
  /** How their number follows the load. */
  readonly scaling?: LLMScalingSpec;
  /** The pod; the first one of a group. What is left out a preset gives. */
  readonly template?: PartialPodSpec;
  /** The other pods of a group, which need `parallelism` over pods; what is left out a preset gives. */
  readonly worker?: PartialPodSpec;
}

/** How the work is spread over GPUs and pods; over pods either by `pipeline` or by `data`. */
export interface LLMParallelismSpec {
  /**
   * Copies of the model in a group.
   * @minimum 1
   */
  readonly data?: Int32;
  /**
   * Copies in one pod; together with `data`.
   * @minimum 1
   */
  readonly dataLocal?: Int32;
  /** Port by which the copies speak with each other. */
  readonly dataRPCPort?: PortNumber;
  /** Whether the experts of the model are spread over the copies. */
  readonly expert?: boolean;
  /**
   * Pods that the layers of the model are spread over.
   * @minimum 1
   */
  readonly pipeline?: Int32;
  /**
   * GPUs of a pod that each layer is spread over.
   * @minimum 1
   */
  readonly tensor?: Int32;
}

/** Small models on top of a large one. */
export interface LLMLoraSpec {
  /**
   * The small models, each with an own name.
   * @check {"type":"array","items":{"$ref":"apis/serving.kserve.io#LLMModelSpec","required":["name"]}}
   */
  readonly adapters?: AnyValue;
}

/** How the model gets into the pods. */
export interface LLMStorageInitializerSpec {
  /** Whether a container loads it before the others start, which is so when left out. */
  readonly enabled?: boolean;
}
