export { argoAnnotations, fluxAnnotations } from './annotations';
export * from './argocd';
export { HEALTH_CHECKS } from './argocd-settings';
export type { ComponentChart } from './charts';
export * from './flux';
export * from './options';
export type { ApplicationOrder, GroupKind } from './order';
