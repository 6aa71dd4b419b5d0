/** Kubernetes' own kinds and types, of all groups. */
export * from './admissionregistration/v1';
export * from './apiextensions/v1';
export * from './apiregistration/v1';
export * from './apps/v1';
export * from './autoscaling/v2';
export * from './batch/v1';
export * from './core/v1';
export * from './meta/v1';
export * from './networking/v1';
export * from './policy/v1';
export * from './rbac/v1';
export * from './scheduling/v1';
export * from './storage/v1';
