export { KServe } from './kserve';
export * from './props';
export { RUNTIMES, type RuntimeName } from './runtimes';
