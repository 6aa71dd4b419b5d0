export * from './model-registry';
export * from './props';
