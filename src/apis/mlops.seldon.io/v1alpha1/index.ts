/** mlops.seldon.io/v1alpha1: kinds of Seldon Core 2 and their parts. */
export * from './experiment';
export * from './model';
export * from './pipeline';
export * from './pod';
export * from './scaling';
export * from './seldon-runtime';
export * from './seldon-settings';
export * from './server';
export * from './server-config';
