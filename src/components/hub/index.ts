export * from './hub';
export * from './props';
export * from './source-props';
