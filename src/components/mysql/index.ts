export { managedKatibDatabase, managedMetadataDatabase, managedPipelinesDatabases } from './databases';
export * from './mysql';
export * from './props';
