export { type JobResource, jobResources } from './kinds';
export * from './props';
export * from './training-operator';
