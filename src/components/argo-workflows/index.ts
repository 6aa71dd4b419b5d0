export * from './argo-workflows';
export * from './props';
