export * from './app';
export * from './rules';
