/** serving.kserve.io/v1alpha1: all kinds and their parts. */
export * from './cluster-storage-container';
export * from './inference-graph';
export * from './llm-inference-service';
export * from './llm-inference-service-config';
export * from './local-model-cache';
export * from './local-model-node';
export * from './serving-runtime';
export * from './trained-model';
