export * from './props';
export * from './seaweedfs';
export { RESERVED_USERS, seaweedfsStore, singleUserStore, type SeaweedfsStoreOptions } from './store';
