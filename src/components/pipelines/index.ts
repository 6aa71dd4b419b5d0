export * from './pipelines';
export * from './props';
export { hasCache, type PipelinesChoice } from './settings';
