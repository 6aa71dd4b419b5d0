export { argoAnnotations, fluxAnnotations } from './annotations';
export * from './argocd';
export { HEALTH_CHECKS } from './argocd-settings';
export * from './flux';
export * from './options';
export type { ApplicationOrder, GroupKind } from './order';
