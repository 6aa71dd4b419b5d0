/** trainer.kubeflow.org/v1alpha1: all kinds and their parts. */
export * from './cluster-training-runtime';
export * from './policies';
export * from './runtime-patch';
export * from './train-job';
export * from './train-job-status';
export * from './training-runtime';
