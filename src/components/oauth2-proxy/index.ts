export * from './oauth2-proxy';
export * from './props';
export type { DiscoveredIssuer, KubernetesIssuer, TokenIssuer } from './tokens';
