/** messaging.knative.dev/v1: all kinds and their parts. */
export * from './channel';
export * from './in-memory-channel';
export * from './subscription';
export * from '../channel-template';
