export type { Expose } from './exposure';
export type { KnativeExposure, StandardExposure, Unmeshed } from './exposure-props';
export { InferenceService } from './inference-service';
export {
  gcsModel, httpsModel, huggingFaceModel, HuggingFaceOptions, ModelAccessOptions, ModelAddress, ModelClaim, ModelSource, ModelStorageKey, ociModel, pvcModel, registryModel,
  RegistryModelOptions, s3Model, StoredModel, storeModel,
} from './models';
export type * from './props';
export type { KnativeScaling, StandardScaling } from './scaling';
export * from './bento';
export * from './inference-graph';
export * from './llm-inference-service';
export * from './local-model-cache';
export * from './local-model-node-group';
export * from './serving-runtime';
export * from './trained-model';
