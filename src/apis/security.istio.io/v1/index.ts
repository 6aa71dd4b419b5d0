/** security.istio.io/v1. */
export * from './authorization-policy';
export * from './peer-authentication';
export * from './request-authentication';
