/**
 * serving.kserve.io: how the number of pods of an `LLMInferenceService` follows its load.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { HorizontalPodAutoscalerBehavior } from '../../k8s/autoscaling/v2';
import { Int32 } from '../../meta';

/**
 * How the number of pods follows the load, by the Workload Variant Autoscaler.
 * @validation {"message":"wva is required when scaling is configured; it provides the autoscaling mechanism","rule":"has(self.wva)"}
 * @validation {"message":"minReplicas cannot exceed maxReplicas","rule":"!has(self.minReplicas) || self.minReplicas <= self.maxReplicas"}
 * @validation {"message":"minReplicas is required when idleReplicaCount is set; idleReplicaCount must be less than minReplicas","rule":"!has(self.wva) || !has(self.wva.keda) || !has(self.wva.keda.idleReplicaCount) || has(self.minReplicas)"}
 * @validation {"message":"idleReplicaCount must be less than minReplicas; idleReplicaCount defines the replica floor when no triggers are active","rule":"!has(self.wva) || !has(self.wva.keda) || !has(self.wva.keda.idleReplicaCount) || !has(self.minReplicas) || self.wva.keda.idleReplicaCount < self.minReplicas"}
 */
export interface LLMScalingSpec {
  /**
   * Most pods.
   * @minimum 1
   */
  readonly maxReplicas: Int32;
  /**
   * Least pods under load.
   * @default 1
   * @minimum 1
   */
  readonly minReplicas?: Int32;
  /** How that number is found, and who carries it out; needed. */
  readonly wva?: LLMWvaSpec;
}

/**
 * How the number of pods is found, and who carries it out.
 * @validation {"message":"hpa and keda are mutually exclusive; choose one actuator backend","rule":"!(has(self.hpa) && has(self.keda))"}
 * @validation {"message":"either hpa or keda must be specified as the actuator backend","rule":"has(self.hpa) || has(self.keda)"}
 */
export interface LLMWvaSpec {
  /** Carried out by Kubernetes; not together with `keda`. */
  readonly hpa?: LLMHpaSpec;
  /** Carried out by KEDA; not together with `hpa`. */
  readonly keda?: LLMKedaSpec;
  /**
   * Cost of a pod, in relation to those of other services with the same model.
   * @default "10.0"
   * @pattern ^\d+(\.\d+)?$
   */
  readonly variantCost?: string;
}

/** A HorizontalPodAutoscaler; it needs an adapter that gives it measures of Prometheus. */
export interface LLMHpaSpec {
  /** How fast the number may change. */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
}

/**
 * A ScaledObject of KEDA.
 * @validation {"message":"scalingModifiers must not be set; WVA controls the scaling metric formula and logic","rule":"!has(self.advanced) || (size(self.advanced.scalingModifiers.formula) == 0 && size(self.advanced.scalingModifiers.target) == 0 && size(self.advanced.scalingModifiers.activationTarget) == 0 && size(self.advanced.scalingModifiers.metricType) == 0)"}
 * @validation {"message":"horizontalPodAutoscalerConfig.name must not be set; the controller manages the HPA name","rule":"!has(self.advanced) || !has(self.advanced.horizontalPodAutoscalerConfig) || size(self.advanced.horizontalPodAutoscalerConfig.name) == 0"}
 */
export interface LLMKedaSpec {
  /** Further settings. */
  readonly advanced?: LLMKedaAdvanced;
  /**
   * Seconds without load until the number goes down to the least.
   * @minimum 0
   */
  readonly cooldownPeriod?: Int32;
  /** Number while there is no measure. */
  readonly fallback?: LLMKedaFallback;
  /**
   * Pods without load; less than `minReplicas`.
   * @minimum 1
   */
  readonly idleReplicaCount?: Int32;
  /**
   * Seconds after the start in which nothing goes down.
   * @minimum 0
   */
  readonly initialCooldownPeriod?: Int32;
  /**
   * Seconds between two measures.
   * @minimum 1
   */
  readonly pollingInterval?: Int32;
}

/** Number of pods while there is no measure. */
export interface LLMKedaFallback {
  /**
   * Whether `replicas` counts, or the present number, always or where it is the higher or lower one.
   * @default "static"
   */
  readonly behavior?: 'static' | 'currentReplicas' | 'currentReplicasIfHigher' | 'currentReplicasIfLower';
  /** Failures in a row until it counts. */
  readonly failureThreshold: Int32;
  /** The number. */
  readonly replicas: Int32;
}

/** Further settings of KEDA. */
export interface LLMKedaAdvanced {
  /** Settings of the HorizontalPodAutoscaler that KEDA makes. */
  readonly horizontalPodAutoscalerConfig?: LLMKedaAutoscalerConfig;
  /** Whether the first number comes back when the ScaledObject goes. */
  readonly restoreToOriginalReplicaCount?: boolean;
  /** Must be left out. */
  readonly scalingModifiers?: LLMKedaScalingModifiers;
}

/** Settings of the HorizontalPodAutoscaler that KEDA makes. */
export interface LLMKedaAutoscalerConfig {
  /** How fast the number may change. */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
  /** Must be left out. */
  readonly name?: string;
}

/** Own measures made of others. */
export interface LLMKedaScalingModifiers {
  /** Value from which on there are pods at all. */
  readonly activationTarget?: string;
  /** Measure, made of others. */
  readonly formula?: string;
  /** How the measure is compared. */
  readonly metricType?: 'AverageValue' | 'Value';
  /** Value that is aimed at. */
  readonly target?: string;
}
