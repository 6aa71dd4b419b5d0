/** networking.k8s.io/v1: all of its kinds and types. */
export * from './address';
export * from './ingress';
export * from './network-policy';
