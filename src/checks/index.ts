export * from './app';
export * from './findings';
export * from './rules';
