export * from './oauth2-proxy';
export * from './props';
export type { KubernetesIssuer, TokenIssuer } from './tokens';
