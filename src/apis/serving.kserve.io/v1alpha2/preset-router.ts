/**
 * serving.kserve.io/v1alpha2: how requests come to the pods, as an `LLMInferenceServiceConfig` says it.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { LLMRouterSpec, LLMSchedulerSpec } from './llm-inference-service';
import { LLMPresetRoutes } from './preset-route';
import { InferencePoolSpec } from '../../inference.networking.k8s.io/v1/inference-pool';
import { LocalObjectReference } from '../../k8s/core/v1';

/** Pods of the namespace. */
export interface LLMPresetSelector {
  /** Labels that a pod must have. */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** Pods that serve the same models, and who picks one. */
export interface LLMPresetPoolSpec extends Omit<InferencePoolSpec, 'selector'> {
  /** Pods of the namespace. */
  readonly selector: LLMPresetSelector;
}

/** InferencePool of the pods, an own one or one that is made. */
export interface LLMPresetPool {
  /** Own InferencePool of the namespace; not together with `spec`. */
  readonly ref?: LocalObjectReference;
  /** What is made. */
  readonly spec?: LLMPresetPoolSpec;
}

/** Program that picks a pod for each request. */
export interface LLMPresetScheduler extends Omit<LLMSchedulerSpec, 'pool'> {
  /** InferencePool of the pods. */
  readonly pool?: LLMPresetPool;
}

/** How requests come to the pods. */
export interface LLMPresetRouter extends Omit<LLMRouterSpec, 'route' | 'scheduler'> {
  /** Routes to the pods; one is made when it is empty. */
  readonly route?: LLMPresetRoutes;
  /** Program that picks a pod for each request. */
  readonly scheduler?: LLMPresetScheduler;
}
