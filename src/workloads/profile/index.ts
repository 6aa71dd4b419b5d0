export { bindingName, type Contributor, type Contributors, type Role } from './access';
export { awsRole, azureIdentity, type CloudIdentity, googleAccount } from './accounts';
export type { ProfileLimits } from './limits';
export { LIFECYCLE_ANNOTATION, lifecycleOf } from './metadata';
export { isolated, type Isolation, type IsolationOptions } from './network';
export { awsIam, type AwsIamOptions, type Plugin, workloadIdentity } from './plugins';
export {
  group, type Group, type Principal, type PrincipalRef, resolvedPrincipal, serviceAccount, type ServiceAccountPrincipal, user, type User, type UserOptions,
} from './principals';
export * from './profile';
export type { ProfilePodDefault, ProfileProps, ProfileSettings } from './props';
export type { CohortQueue, LonelyQueue, ProfileQueue, QueueAmounts, QueueOptions } from './queue';
export type { GpuQuota, ProfileQuota } from './quota';
