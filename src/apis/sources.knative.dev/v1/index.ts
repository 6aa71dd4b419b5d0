/** sources.knative.dev/v1: all kinds and their parts. */
export * from './api-server-source';
export * from './container-source';
export * from './ping-source';
export * from './sink-binding';
export * from '../pod';
export * from '../spec';
