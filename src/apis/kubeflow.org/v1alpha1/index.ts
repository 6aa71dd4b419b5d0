/** kubeflow.org/v1alpha1: all kinds and their parts. */
export * from './notebook';
export * from './pod-default';
export * from './pvc-viewer';
