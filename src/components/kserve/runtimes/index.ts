export * from './names';
export * from './runtimes';
