/** ray.io/v1alpha1: all kinds and their parts. */
export * from './ray-cluster';
export * from './ray-job';
export * from './ray-service';
