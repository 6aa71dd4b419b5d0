/** flows.knative.dev/v1: all kinds and their parts. */
export * from './parallel';
export * from './sequence';
export * from '../status';
