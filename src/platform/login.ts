import type { DexConnector, StaticUser } from '../components/dex';
import type { SecretRef } from '../core';

/** How users sign in; made by {@link dex} or {@link oidc}. */
export type Login = DexLogin | OidcLogin;

/** What both ways have in common. */
export interface LoginOptions {
  /**
   * Secret in the namespace of oauth2-proxy with the keys `client-id`, `client-secret` and `cookie-secret`
   * (16, 24 or 32 bytes).
   */
  readonly credentials: SecretRef;
}

/** Options of {@link dex}. */
export interface DexLoginOptions extends LoginOptions {
  /** Secret in the namespace of Dex with the keys `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`: the same client as in `credentials`. */
  readonly client: SecretRef;
  /** Identity providers that Dex asks. @default [] */
  readonly connectors?: readonly DexConnector[];
  /** Users whom Dex knows itself, and the Secret in its namespace with their bcrypt hashes. @default - none */
  readonly users?: { readonly list: readonly StaticUser[]; readonly passwords: SecretRef };
}

/** Users sign in at a Dex that the platform runs. */
export interface DexLogin extends DexLoginOptions {
  readonly kind: 'dex';
}

/** Options of {@link oidc}. */
export interface OidcLoginOptions extends LoginOptions {
  /** URL of the issuer, as in its discovery document, without a slash at the end unless the issuer has one. */
  readonly issuer: string;
  /** Id of the client that is registered there for the platform; the same as in `credentials`. */
  readonly clientId: string;
  /** Further client ids whose tokens are accepted. @default [] */
  readonly audiences?: readonly string[];
  /** Where its signing keys are. @default - found by discovery */
  readonly jwksUri?: string;
}

/** Users sign in at an OpenID Connect provider of yours. */
export interface OidcLogin extends OidcLoginOptions {
  readonly kind: 'oidc';
}

/** Has the platform run Dex, which knows users itself or asks other providers. */
export function dex(options: DexLoginOptions): DexLogin {
  return { kind: 'dex', ...options };
}

/** Sends users to an OpenID Connect provider of yours; register `<url>/oauth2/callback` there. */
export function oidc(options: OidcLoginOptions): OidcLogin {
  return { kind: 'oidc', ...options };
}
