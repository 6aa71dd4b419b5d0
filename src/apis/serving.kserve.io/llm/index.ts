/** serving.kserve.io: parts of an `LLMInferenceService` that both of its versions have. */
export * from './route';
export * from './router';
export * from './scaling';
export * from './status';
export * from './workload';
