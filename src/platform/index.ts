export * from './choices';
export * from './kubeflow-platform';
export * from './login';
export * from './order';
export * from './presets';
export * from './settings';
