/**
 * serving.kserve.io/v1alpha1: `LLMInferenceServiceConfig`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LLMInferenceServiceSpecV1alpha1 } from './llm-inference-service';
import { Manifest, NamedMetadata } from '../../meta';

/**
 * What LLMInferenceServices have in common: they name it in `baseRefs`, or the controller takes it as a preset. Texts may have Go templates over the service.
 */
export interface LLMInferenceServiceConfigResourceV1alpha1 {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Anything that a service may say. */
  readonly spec?: LLMInferenceServiceSpecV1alpha1;
}

/** `LLMInferenceServiceConfig`, namespaced. */
export class LLMInferenceServiceConfig extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'LLMInferenceServiceConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LLMInferenceServiceConfigResourceV1alpha1>) {
    super(scope, id, { ...LLMInferenceServiceConfig.GVK, ...props });
  }
}
