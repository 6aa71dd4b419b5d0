/** argoproj.io/v1alpha1: kinds of Argo CD and of Argo Workflows. */
export * from './app-project';
export * from './application';
export * from './artifact';
export * from './artifact-store';
export * from './cron-workflow';
export * from './metadata';
export * from './parameter';
export * from './strategy';
export * from './template';
export * from './work';
export * from './workflow';
export * from './workflow-event-binding';
export * from './workflow-task';
export * from './workflow-template';
