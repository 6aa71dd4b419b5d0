export * from './annotations';
export * from './argocd';
export * from './argocd-settings';
export * from './flux';
export * from './folders';
export * from './gitops';
