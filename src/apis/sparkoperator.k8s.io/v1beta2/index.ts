/** sparkoperator.k8s.io/v1beta2. */
export * from '../pod';
export * from './pod';
export * from './scheduled-spark-application';
export * from './settings';
export * from './spark-application';
