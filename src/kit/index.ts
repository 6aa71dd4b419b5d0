/** What components are made of. */
export * from './access';
export * from './autoscaling';
export * from './controller-access';
export * from './manager-config';
export * from './network-policies';
export * from './people-roles';
export * from './rbac';
export * from './rotated-certificate';
export * from './route';
export * from './security';
export * from './sigs-controller';
export * from './storage';
export * from './web-app';
export * from './webhook-authority';
export * from './webhook-certificate';
export * from './webhooks';
