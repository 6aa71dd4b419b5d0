/** sinks.knative.dev/v1alpha1: all kinds and their parts. */
export * from './integration-sink';
export * from './job-sink';
export * from '../../sources.knative.dev/aws';
