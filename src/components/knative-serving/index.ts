export { knativeRef, KnativeServing } from './knative-serving';
export * from './props';
export * from './settings';
export type { ScaledProgram } from '../../kit';
