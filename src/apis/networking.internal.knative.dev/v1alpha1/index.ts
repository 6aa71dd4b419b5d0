/** networking.internal.knative.dev/v1alpha1: all kinds and their parts. */
export * from './certificate';
export * from './cluster-domain-claim';
export * from './ingress';
export * from './serverless-service';
