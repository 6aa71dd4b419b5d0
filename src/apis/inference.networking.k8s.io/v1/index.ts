/** inference.networking.k8s.io/v1: all kinds and their parts. */
export * from './inference-pool';
