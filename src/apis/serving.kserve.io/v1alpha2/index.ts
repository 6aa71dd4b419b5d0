/** serving.kserve.io/v1alpha2: all kinds and their parts. */
export * from './llm-inference-service';
export * from './llm-inference-service-config';
export * from './preset-route';
export * from './preset-router';
