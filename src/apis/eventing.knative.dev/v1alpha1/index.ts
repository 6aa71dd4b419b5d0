/** eventing.knative.dev/v1alpha1: all kinds and their parts. */
export * from './event-policy';
export * from './event-transform';
export * from './request-reply';
