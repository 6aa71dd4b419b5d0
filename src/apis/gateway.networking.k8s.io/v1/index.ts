/** gateway.networking.k8s.io/v1: all kinds and their parts. */
export * from './filters';
export * from './gateway';
export * from './gateway-class';
export * from './grpc-route';
export * from './http-match';
export * from './http-route';
export * from './listener';
