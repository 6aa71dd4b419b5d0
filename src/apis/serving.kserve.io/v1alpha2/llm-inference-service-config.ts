/**
 * serving.kserve.io/v1alpha2: `LLMInferenceServiceConfig`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LLMInferenceServiceSpec } from './llm-inference-service';
import { LLMPresetRouter } from './preset-router';
import { Manifest, NamedMetadata } from '../../meta';

/**
 * Anything that a service may say, with templates.
 * @validation {"message":"replicas and scaling are mutually exclusive; use scaling for autoscaled deployments or replicas for static deployments","rule":"!(has(self.replicas) && has(self.scaling))"}
 */
export interface LLMInferenceServiceConfigSpec extends Omit<LLMInferenceServiceSpec, 'router'> {
  /** How requests come to the pods. */
  readonly router?: LLMPresetRouter;
}

/**
 * What LLMInferenceServices have in common: they name it in `baseRefs`, or the controller takes it as a preset. Texts may have Go templates over the service.
 */
export interface LLMInferenceServiceConfigResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Anything that a service may say. */
  readonly spec?: LLMInferenceServiceConfigSpec;
}

/** `LLMInferenceServiceConfig`, namespaced. */
export class LLMInferenceServiceConfig extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceServiceConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LLMInferenceServiceConfigResource>) {
    super(scope, id, { ...LLMInferenceServiceConfig.GVK, ...props });
  }
}
