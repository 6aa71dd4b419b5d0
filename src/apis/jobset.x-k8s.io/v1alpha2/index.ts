/** jobset.x-k8s.io/v1alpha2: all kinds and their parts. */
export * from './job-set';
export * from './policies';
export * from './spec';
