export { KnativeEventing } from './knative-eventing';
export * from './props';
export * from './settings';
export type { ScaledProgram } from '../../kit';
