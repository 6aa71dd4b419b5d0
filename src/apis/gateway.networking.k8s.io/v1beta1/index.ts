/** gateway.networking.k8s.io/v1beta1: all kinds and their parts. */
export * from './kinds';
export * from './reference-grant';
