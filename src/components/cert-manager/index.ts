export { FEATURE_GATES } from './arguments';
export * from './cert-manager';
export * from './props';
