export * from './katib';
export * from './props';
export { trialResources } from './trial-resources';
