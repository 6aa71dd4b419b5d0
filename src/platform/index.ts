export * from './choices';
export * from './kubeflow-platform';
export * from './login';
export * from './presets';
export * from './settings';
