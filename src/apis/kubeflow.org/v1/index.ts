/** kubeflow.org/v1: all kinds and their parts. */
export * from './notebook';
export * from './profile';
