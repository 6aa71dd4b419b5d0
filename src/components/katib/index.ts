export * from './katib';
export * from './props';
export { trialResources, usualTrialResources } from './trial-resources';
