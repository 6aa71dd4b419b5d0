import { Construct } from 'constructs';
import { Login } from './login';
import type { DexConnector } from '../components/dex';
import { ConfigError, shown } from '../core';

/** Why everybody who has an account at a public provider could sign in, and what keeps the others out. */
interface Open {
  readonly where: string;
  readonly value: unknown;
  readonly who: string;
  readonly remedy: string;
}

/** Issuers where everybody can have an account. */
const PUBLIC_ISSUERS = /^https:\/\/(accounts\.google\.com|gitlab\.com|login\.microsoftonline\.com\/(common|organizations|consumers)|appleid\.apple\.com|www\.facebook\.com)(\/|$)/;

const isEmpty = (list: readonly unknown[] | undefined) => list === undefined || list.length === 0;

/**
 * Fails for a login by which everybody in the world could sign in.
 *
 * @param emailDomains domains of mail addresses to which the login is limited; undefined or `*` is no limit
 * @throws ConfigError `OpenLogin`
 */
export function refuseOpenLogin(login: Login, emailDomains: readonly string[] | undefined, at: Construct): void {
  if (!isEmpty(emailDomains) && !emailDomains!.includes('*')) {
    return;
  }
  const found = login.kind === 'oidc' ? openIssuer('login.issuer', login.issuer)
    : (login.connectors ?? []).map((connector, index) => openConnector(connector, `login.connectors[${index}].config`)).find(one => one !== undefined);
  if (found !== undefined) {
    throw new ConfigError('OpenLogin', `${found.where} lets ${found.who} sign in, which production refuses, got ${shown(found.value)}; ` +
      `${found.remedy}, or pass oauth2Proxy: { emailDomains: ["example.com"] }`, at);
  }
}

function openIssuer(where: string, issuer: string): Open | undefined {
  return PUBLIC_ISSUERS.test(issuer) ? { where, value: issuer, who: 'everybody with an account there', remedy: 'use an issuer of your own' } : undefined;
}

function openConnector(connector: DexConnector, at: string): Open | undefined {
  switch (connector.type) {
    case 'github': {
      const { orgs, hostName } = connector.config;
      return isEmpty(orgs) && hostName === undefined ? { where: `${at}.orgs`, value: orgs, who: 'every user of GitHub', remedy: 'name your organizations' } : undefined;
    }
    case 'google': {
      const { hostedDomains } = connector.config;
      return isEmpty(hostedDomains) ? { where: `${at}.hostedDomains`, value: hostedDomains, who: 'every Google account', remedy: 'name your domains' } : undefined;
    }
    case 'microsoft': {
      const { tenant, groups } = connector.config;
      return isEmpty(groups) && (tenant === undefined || ['common', 'organizations', 'consumers'].includes(tenant))
        ? { where: `${at}.tenant`, value: tenant, who: 'every Microsoft account', remedy: 'name your tenant' } : undefined;
    }
    case 'gitlab': {
      const { groups, baseURL } = connector.config;
      return isEmpty(groups) && (baseURL === undefined || /^https:\/\/gitlab\.com\/?$/.test(baseURL))
        ? { where: `${at}.groups`, value: groups, who: 'every user of gitlab.com', remedy: 'name your groups' } : undefined;
    }
    case 'oidc': return openIssuer(`${at}.issuer`, connector.config.issuer);
    default: return undefined;
  }
}
