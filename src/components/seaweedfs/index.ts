export * from './props';
export * from './seaweedfs';
export { RESERVED_USERS, seaweedfsStore, type SeaweedfsStoreOptions } from './store';
