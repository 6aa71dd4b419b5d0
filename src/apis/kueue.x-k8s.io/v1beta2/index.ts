/** kueue.x-k8s.io/v1beta2: all kinds and their parts. */
export * from './admission-check';
export * from './cluster-queue';
export * from './cohort';
export * from './local-queue';
export * from './multi-kueue';
export * from './provisioning-request-config';
export * from './resource-flavor';
export * from './topology';
export * from './workload';
export * from './workload-priority-class';
export * from './workload-status';
