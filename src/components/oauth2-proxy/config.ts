import { IssuerEndpoints } from '../../core';
import { goDuration, Time } from '../../core/amounts';

/** Path of the logo in the pod, which is also what the sign-in page reads. */
export const LOGO_PATH = '/custom-theme/kubeflow-logo.svg';

/** What the configuration file is made of. */
export interface ProxyConfig {
  /** Name of the issuer. */
  readonly issuerUrl: string;
  /** Set if browsers reach the issuer through the gateway, with the address of its keys; undefined to discover them. */
  readonly endpoints: IssuerEndpoints & { readonly jwksUri: string } | undefined;
  readonly redirectUrl: string;
  readonly displayName: string;
  readonly scopes: readonly string[];
  readonly emailDomains: readonly string[];
  /** Prefixes of paths that need no login. */
  readonly openPaths: readonly string[];
  readonly userIdClaim: string;
  readonly groupsClaim: string;
  readonly signInPage: boolean;
  readonly cookieLifetime: Time;
}

/** Values of the configuration file. */
type Setting = string | number | boolean | readonly string[];

/**
 * The configuration file of the proxy, one setting a line.
 *
 * The proxy answers checks only and passes nothing on, so its upstream is a constant 200. Background requests get a 401
 * instead of a redirect, since each redirect would start a login of its own and leave a cookie behind.
 */
export function configFile(config: ProxyConfig): string {
  return toml({
    provider: 'oidc',
    provider_display_name: config.displayName,
    oidc_issuer_url: config.issuerUrl,
    ...config.endpoints && besideDiscovery(config.endpoints),
    scope: config.scopes.join(' '),
    // Without it a login ends in an error where the provider sends no claim "email".
    ...config.userIdClaim !== 'email' && { oidc_email_claim: config.userIdClaim },
    ...config.groupsClaim !== 'groups' && { oidc_groups_claim: config.groupsClaim },
    email_domains: config.emailDomains,
    code_challenge_method: 'S256',
    redirect_url: config.redirectUrl,
    ...config.redirectUrl.startsWith('/') && { relative_redirect_url: true },
    upstreams: ['static://200'],
    ...config.openPaths.length > 0 && { skip_auth_routes: config.openPaths.map(path => `^${path.replaceAll('.', '\\.')}`) },
    api_routes: ['/api/', '/apis/', '^/ml_metadata'],
    set_authorization_header: true,
    set_xauthrequest: true,
    cookie_name: 'oauth2_proxy_kubeflow',
    cookie_expire: goDuration(config.cookieLifetime),
    cookie_refresh: 0,
    skip_provider_button: !config.signInPage,
    custom_sign_in_logo: LOGO_PATH,
    banner: '-',
    footer: '-',
  });
}

/**
 * Discovery would send browsers to the issuer's name inside the cluster, so the addresses are given one by one. Without
 * `prompt` the proxy asks for a new login each time, although the issuer still knows the user.
 */
function besideDiscovery(endpoints: IssuerEndpoints & { readonly jwksUri: string }): Record<string, Setting> {
  return {
    skip_oidc_discovery: true,
    login_url: endpoints.loginPath,
    redeem_url: endpoints.redeemUrl,
    oidc_jwks_url: endpoints.jwksUri,
    prompt: 'none',
  };
}

/** TOML without tables; its strings are written as those of JSON. */
function toml(settings: Readonly<Record<string, Setting>>): string {
  return Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}\n`).join('');
}

function literal(value: Setting): string {
  return Array.isArray(value) ? `[${value.map(one => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}
