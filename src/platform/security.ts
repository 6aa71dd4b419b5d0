import { Construct } from 'constructs';
import { isLoopback } from './host';
import { Login } from './login';
import type { IstioSetting } from './parts/istio';
import type { LocalSecurity } from './settings';
import type { DexConnector } from '../components/dex';
import { ConfigError, shown } from '../core';

/** What is wrong with a setting of a connector, and what to do. */
interface Insecure {
  readonly why: string;
  readonly remedy: string;
}

const PLAIN: Insecure = { why: 'would carry passwords and tokens in plain text', remedy: 'use an address with https://' };

/** Switches of Dex's connectors that give up a protection, by name. */
const SWITCHES: Readonly<Record<string, Insecure>> = {
  insecureNoSSL: {
    why: 'would send passwords to the directory in plain text',
    remedy: 'leave it out: the directory is then asked by TLS, at port 389 with startTLS: true',
  },
  insecureSkipVerify: {
    why: 'would trust whoever answers in the place of the provider',
    remedy: 'leave it out, and pass the certificate of your own authority as rootCAData where the connector takes it',
  },
  insecureCA: {
    why: 'would trust whoever answers in the place of the provider',
    remedy: 'leave it out, and pass rootCA for an authority of your own',
  },
  insecureSkipEmailVerified: {
    why: 'would let people sign in with an address that is not theirs',
    remedy: 'leave it out and have the provider send the claim email_verified, or use a connector that needs none (saml, microsoft), or login: oidc(...)',
  },
};

/** Settings of connectors that are addresses which Dex or browsers call. */
const ADDRESSES: readonly string[] = ['issuer', 'ssoURL', 'host', 'hostName', 'baseURL', 'tokenURL', 'authorizationURL', 'userInfoURL'];

/**
 * Fails for a connector that gives away what users type, or lets in whom the provider does not know.
 *
 * @throws ConfigError `InsecureConnector`
 */
export function refuseInsecureConnectors(login: Login | undefined, at: Construct): void {
  const connectors = login?.kind === 'dex' ? login.connectors ?? [] : [];
  connectors.forEach((connector, index) => Object.entries(connector?.config ?? {}).forEach(([field, value]) => {
    const found = insecure(connector, field, value);
    if (found !== undefined) {
      throw new ConfigError('InsecureConnector', `login.connectors[${index}].config.${field} ${found.why}, which production refuses, got ${shown(value)}; ${found.remedy}`, at);
    }
  }));
}

function insecure({ type }: DexConnector, field: string, value: unknown): Insecure | undefined {
  if (Object.hasOwn(SWITCHES, field)) {
    return value ? SWITCHES[field] : undefined;
  }
  if (!ADDRESSES.includes(field) || typeof value !== 'string') {
    return undefined;
  }
  const needsScheme = type === 'oidc' || type === 'saml';
  return /^(http|ldap):/i.test(value) || (needsScheme && !/^https:\/\//i.test(value)) ? PLAIN : undefined;
}

/**
 * Fails for a local platform at an address that others reach, unless that was asked for.
 *
 * @throws ConfigError `LocalUrl`, `LocalGateway`
 */
export function refuseReachable(url: URL, { reachableByOthers }: LocalSecurity, istio: IstioSetting['istio'], at: Construct): void {
  if (reachableByOthers === true) {
    return;
  }
  if (!isLoopback(url.hostname)) {
    throw new ConfigError('LocalUrl', `url of a local platform, whose password is public, must be on one's own machine, got ${shown(url.origin)}; ` +
      'use e.g. "http://localhost:8080", production({ url }), or local({ url, reachableByOthers: true }) if everybody who reaches it may do everything', at);
  }
  const type = istio?.existing === undefined ? istio?.ingressGateway?.service?.type : undefined;
  if (type === 'LoadBalancer') {
    throw new ConfigError('LocalGateway', `istio.ingressGateway.service.type of a local platform, whose password is public, must not be reached by others, got ${shown(type)}; ` +
      'leave it out and use kubectl port-forward, or pass local({ reachableByOthers: true }) if everybody who reaches it may do everything', at);
  }
}

/**
 * The platform's address, as it can be used.
 *
 * @throws ConfigError `Url`, `UrlScheme`
 */
export function checkedUrl(text: string, production: boolean, at: Construct): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ConfigError('Url', `url must be an absolute URL, got ${shown(text)}; write e.g. "https://ml.example.com"`, at, { cause });
  }
  if (url.protocol !== 'https:' && (production || url.protocol !== 'http:')) {
    throw new ConfigError('UrlScheme', `url must start with ${production ? 'https://' : 'http:// or https://'}, got ${shown(text)}; ` +
      `${production ? 'sessions and passwords must not travel in plain text: write' : 'write'} e.g. "https://ml.example.com"`, at);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new ConfigError('Url', `url must be scheme, host and port alone, got ${shown(text)}; ` +
      `the platform needs the whole host: write "${url.origin}"`, at);
  }
  return url;
}

/**
 * Fails for a provider that cannot be asked, or could be asked by anybody on the way.
 *
 * @throws ConfigError `OidcIssuer`, `ClientId`
 */
export function checkLogin(login: Login, production: boolean, at: Construct): void {
  if (login.kind !== 'oidc') {
    return;
  }
  if (!/^https:\/\/[^\s/]+/.test(login.issuer) && (production || !/^http:\/\/[^\s/]+/.test(login.issuer))) {
    throw new ConfigError('OidcIssuer', `login.issuer must be a URL that starts with ${production ? 'https://' : 'http:// or https://'}, got ${shown(login.issuer)}; ` +
      'write it as in the discovery document of the provider, e.g. "https://sso.example.com"', at);
  }
  if (login.clientId === '') {
    throw new ConfigError('ClientId', `login.clientId must name the client at the provider, got ${shown(login.clientId)}; ` +
      'write the id that is registered there for the platform', at);
  }
}
