import { DiscoveredIssuer, KubernetesIssuer, TokenIssuer } from './tokens';
import { ComponentProps, IssuerEndpoints, MeshedProps, OidcIssuer, SecretRef } from '../../core';
import { Time } from '../../core/amounts';
import { NamespaceName } from '../../core/names';

/** Properties of {@link OAuth2Proxy} that do not depend on where the issuer is. */
export interface OAuth2ProxyCommonProps extends ComponentProps, MeshedProps {
  /** Secret in `namespace` with the keys `client-id`, `client-secret` and `cookie-secret` (16, 24 or 32 bytes); not made here. */
  readonly credentials: SecretRef;
  /** @default 'oauth2-proxy' */
  readonly namespace?: NamespaceName;
  /**
   * Sends cookies over HTTPS only.
   * @default - true if `url` begins with `https`
   */
  readonly secureCookies?: boolean;
  /**
   * Accepts every certificate of the issuer, also a forged one: whoever stands between then reads all logins.
   * @default false
   */
  readonly selfSignedIssuer?: boolean;
  /**
   * What the issuer is asked to tell of a user.
   * @default ['profile', 'email', 'groups', 'openid']
   */
  readonly scopes?: readonly string[];
  /**
   * Domains of mail addresses that may log in; `*` is every domain.
   * @default ['*']
   */
  readonly emailDomains?: readonly string[];
  /**
   * Claim of the issuer's tokens that becomes the user's id, at the gateway and in the proxy.
   * @default 'email'
   */
  readonly userIdClaim?: string;
  /**
   * Claim of the issuer's tokens that becomes the user's groups.
   * @default 'groups'
   */
  readonly groupsClaim?: string;
  /**
   * Time after which a user logs in again, 1 to 720 hours; not longer than the issuer's tokens are valid.
   * @default '24h'
   */
  readonly cookieLifetime?: Time;
  /**
   * Prefixes of paths at the gateway that everybody may read without a login, with `/` at both ends.
   * @default []
   */
  readonly skipAuthPaths?: readonly string[];
  /**
   * Shows a page with a button before a login, so that background requests start none.
   * @default true
   */
  readonly signInPage?: boolean;
  /** Picture on the sign-in page, as SVG. @default - a small drawing */
  readonly logo?: string;
}

/** An issuer that browsers reach through the platform's own gateway. */
export interface IssuerBehindGateway {
  /** Issuer whose tokens are accepted, usually `dex.issuer`. */
  readonly issuer: OidcIssuer;
  /** Addresses of the issuer, usually `dex.endpoints`. */
  readonly endpoints: IssuerEndpoints;
  /**
   * Scheme and host of the platform as browsers see it, without a slash at the end.
   * @default - any host by plain HTTP
   */
  readonly url?: string;
  /**
   * Values of the `aud` claim of which a token must have one.
   * @default - tokens for every audience of the issuer
   */
  readonly audiences?: readonly string[];
}

/** An issuer elsewhere, which browsers and the proxy reach by the same URL. */
export interface IssuerElsewhere {
  /** Issuer whose tokens are accepted. */
  readonly issuer: DiscoveredIssuer;
  /** @default - the issuer is found by its discovery document */
  readonly endpoints?: undefined;
  /** Scheme and host of the platform as browsers see it; `<url>/oauth2/callback` must be registered at the issuer. */
  readonly url: string;
  /** Client ids whose tokens are accepted: an issuer that serves others too also signs tokens for them. */
  readonly audiences: readonly string[];
}

/** Programs may bring a token instead of a login. */
export interface MachineTokensOn {
  /**
   * Lets requests with a valid token in the `Authorization` header pass without a login.
   * @default true
   */
  readonly machineTokens?: true;
  /** Accepts tokens of the cluster's ServiceAccounts. @default - only tokens of `issuer` and `extraIssuers` */
  readonly kubernetesIssuer?: KubernetesIssuer;
  /**
   * Further issuers whose tokens programs may bring.
   * @default []
   */
  readonly extraIssuers?: readonly TokenIssuer[];
}

/** Only logins in a browser count. */
export interface MachineTokensOff {
  readonly machineTokens: false;
  /** @default - no tokens of programs */
  readonly kubernetesIssuer?: undefined;
  /** @default - no tokens of programs */
  readonly extraIssuers?: undefined;
}

/** Properties of {@link OAuth2Proxy}. */
export type OAuth2ProxyProps = OAuth2ProxyCommonProps & (IssuerElsewhere | IssuerBehindGateway) & (MachineTokensOn | MachineTokensOff);
