/** ray.io/v1: all kinds and their parts. */
export * from './ray-cluster';
export * from './ray-cluster-status';
export * from './ray-job';
export * from './ray-service';
