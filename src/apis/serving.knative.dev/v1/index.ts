/** serving.knative.dev/v1: all kinds and their parts. */
export * from './configuration';
export * from './revision';
export * from './route';
export * from './service';
export * from './traffic';
export * from '../container';
export * from '../pod';
export * from '../status';
export * from '../volume';
