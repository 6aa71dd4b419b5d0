export type * from './props';
export type * from './job-props';
export type * from './serve-props';
export { RayCluster } from './ray-cluster';
export { RayJob } from './ray-job';
export { RayService } from './ray-service';
