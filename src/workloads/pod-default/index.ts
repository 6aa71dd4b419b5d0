export * from './pod-default';
export * from './selection';
