export { managedKatibDatabase, managedPipelinesDatabases } from './databases';
export * from './mysql';
export * from './props';
