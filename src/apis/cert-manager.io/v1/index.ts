/** cert-manager.io/v1: all kinds and their parts. */
export * from './certificate';
export * from './certificate-request';
export * from './issuer';
export * from './meta';
