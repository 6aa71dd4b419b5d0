/** sparkoperator.k8s.io/v1alpha1. */
export * from '../pod';
export * from './service';
export * from './spark-connect';
