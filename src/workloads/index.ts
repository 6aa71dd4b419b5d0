/** What teams declare: profiles, notebooks, and what belongs to them. */
export * from '../core/catalogue';
export { CpuAmount, MemoryAmount, Time } from '../core/amounts';
export { GoogleAccount, NamespaceName, ObjectName } from '../core/names';
export { Claim, ClaimRef, ExistingClaim, ExistingClaimOptions, NewClaim, NewClaimOptions, existingClaim, newClaim } from './claims';
export { Environment } from './environment';
export { NodePoolRef } from './placement';
export { PlatformContext, platformContextOf, setPlatformContext, type StorageClasses } from './platform-context';
export { Lifecycle, Protection, setTeam, TeamContext, teamOf, WorkloadSecurity } from './team';
export { Workload, WorkloadProps } from './workload';
export * from './model-registry';
export * from './data-cache';
export * from './notebook';
export * from './pipeline';
export * from './pod-default';
export * from './volume-viewer';
export * from './tensorboard';
export * from './profile';
