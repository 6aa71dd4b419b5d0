/** core/v1: all of its kinds and types. */
export * from './claim';
export * from './config';
export * from './container';
export * from './env';
export * from './namespace';
export * from './pod';
export * from './probe';
export * from './reference';
export * from './scheduling';
export * from './security';
export * from './service';
export * from './topology';
export * from './volume';
export * from './volume-cloud';
export * from './volume-projected';
export * from './volume-storage';
