import { isIP } from 'node:net';
import { Construct } from 'constructs';
import { Login } from './login';
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
  insecureSkipEmailVerified: {
    why: 'would let people sign in with an address that is not theirs',
    remedy: 'leave it out and have the provider send the claim email_verified, or use a connector that needs none (saml, microsoft), or login: oidc(...)',
  },
  insecureSkipSignatureValidation: { why: 'would believe forged answers', remedy: 'leave it out and pass caData' },
};

/** Settings of connectors that are addresses which Dex or browsers call. */
const ADDRESSES: readonly string[] = ['issuer', 'ssoURL', 'host', 'hostName'];

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

/** Whether only the machine itself reaches the host. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/**
 * Fails for a local platform at an address that others reach, unless that was asked for.
 *
 * @throws ConfigError `LocalUrl`
 */
export function refuseReachable(url: URL, reachableByOthers: boolean | undefined, at: Construct): void {
  if (!isLoopback(url.hostname) && reachableByOthers !== true) {
    throw new ConfigError('LocalUrl', `url of a local platform, whose password is public, must be on one's own machine, got ${shown(url.origin)}; ` +
      'use e.g. "http://localhost:8080", production({ url }), or local({ url, reachableByOthers: true }) if everybody who reaches it may do everything', at);
  }
}
