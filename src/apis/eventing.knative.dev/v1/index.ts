/** eventing.knative.dev/v1: all kinds and their parts. */
export * from './broker';
export * from './trigger';
export * from '../delivery';
export * from '../filter';
export * from '../reference';
export * from '../status';
