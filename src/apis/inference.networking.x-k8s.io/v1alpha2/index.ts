/** inference.networking.x-k8s.io/v1alpha2: all kinds and their parts. */
export * from './inference-model-rewrite';
export * from './inference-objective';
export * from './inference-pool';
