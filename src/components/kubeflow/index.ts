export * from './kubeflow';
