export * from './kuberay';
export * from './props';
