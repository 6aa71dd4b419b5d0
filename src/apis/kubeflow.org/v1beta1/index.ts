/** kubeflow.org/v1beta1: all kinds and their parts. */
export * from './experiment';
export * from './metrics';
export * from './nas';
export * from './notebook';
export * from './objective';
export * from './parameter';
export * from './profile';
export * from './scheduled-workflow';
export * from './suggestion';
export * from './trial';
export * from './trial-template';
export * from './viewer';
export * from './workspace';
export * from './workspace-kind';
export * from './workspace-kind-status';
export * from './workspace-options';
