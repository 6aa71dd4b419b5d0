/** What components are made of. */
export * from './access';
export * from './autoscaling';
export * from './controller-access';
export * from './model-storage';
export * from './network-policies';
export * from './people-roles';
export * from './rbac';
export * from './route';
export * from './security';
export * from './storage';
export * from './web-app';
export * from './webhook-authority';
export * from './webhook-certificate';
