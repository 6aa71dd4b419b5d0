/** apiextensions.k8s.io/v1: all of its kinds and types. */
export * from './definition';
export * from './schema';
