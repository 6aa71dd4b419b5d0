export * from './aks';
export * from './bare-metal';
export * from './eks';
export * from './gke';
export { kind, type KindOptions, type KindPlace, type NodePorts } from './kind';
export * from './minikube';
export * from './openshift';
export type * from './place';
