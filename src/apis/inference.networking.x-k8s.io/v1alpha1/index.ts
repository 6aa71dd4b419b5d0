/** inference.networking.x-k8s.io/v1alpha1: all kinds and their parts. */
export * from './inference-pool-import';
