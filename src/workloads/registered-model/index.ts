export * from './registered-model';
export type { ModelProperties, ModelVersionProps, RegisteredModelProps } from './props';
