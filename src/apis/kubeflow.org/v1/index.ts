/** kubeflow.org/v1: all kinds and their parts. */
export * from './jax-job';
export * from './mpi-job';
export * from './notebook';
export * from './paddle-job';
export * from './profile';
export * from './pytorch-job';
export * from './tf-job';
export * from './training';
export * from './training-elastic';
export * from './xgboost-job';
