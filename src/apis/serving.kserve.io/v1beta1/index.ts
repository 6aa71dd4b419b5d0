/** serving.kserve.io/v1beta1: all kinds and their parts. */
export * from './component';
export * from './inference-service';
export * from './predictor';
export * from './scaling';
export * from './status';
