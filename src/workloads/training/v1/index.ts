export * from './jobs';
export { jaxJob, mpiJob, paddleJob, pyTorchJob, tfJob, xgboostJob } from './kinds';
export * from './props';
export * from './to-train-job';
