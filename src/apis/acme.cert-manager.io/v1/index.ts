/** acme.cert-manager.io/v1: all kinds and their parts. */
export * from './challenge';
export * from './dns01';
export * from './issuer';
export * from './order';
export * from './solver';
