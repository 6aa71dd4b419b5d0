export * from './runtimes';
export * from './trainer';
