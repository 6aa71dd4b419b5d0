export { PIPELINES_ACCESS_NAME } from './pipelines-access';
export * from './pod-default';
export * from './selection';
