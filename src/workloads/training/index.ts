export type { CacheRuntime, KnownJob, NamedRuntime, NodeRuntime, OwnRuntime, ProcessRuntime, RuntimeChoice, RuntimeJob, TuningRuntime } from './runtimes';
export * from './templates';
export * from './train-job';
export * from './train-job-props';
export * from './training-runtime';
export * from './training-runtime-props';
export * from './v1';
