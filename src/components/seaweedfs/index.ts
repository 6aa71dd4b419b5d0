export * from './props';
export * from './seaweedfs';
export { seaweedfsStore, type SeaweedfsStoreOptions } from './store';
