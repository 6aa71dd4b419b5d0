import { Chart } from 'cdk8s';
import { DexLogin, dex } from './login';
import { PlatformNamespaces } from './settings';
import { Secret } from '../apis/k8s/core/v1';
import { ManifestApp } from '../core';

/** What the local preset writes into the output in plain text: public, so good for nothing but one's own machine. */
const CREDENTIALS = {
  clientId: 'kubeflow-oidc-authservice',
  clientSecret: 'pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok',
  cookieSecret: '7d16fee92f8d11b8940b081b3f8b8acb',
  user: { email: 'user@example.com', username: 'user', userId: '15841185641784', hashFromEnv: 'DEX_USER_PASSWORD' },
  /** Of the password 12341234. */
  passwordHash: '$2y$12$4K/VkmDd1q1Orb3xAt82zu8gk7Ad6ReFR4LCP9UeYE90NLiN9Df72',
};

/** The team of that user, with upstream's name. */
export const LOCAL_PROFILE = { name: 'kubeflow-user-example-com', owner: CREDENTIALS.user.email };

/** Login of the local preset: Dex with one user, user@example.com. */
export function localLogin(): DexLogin {
  return dex({
    client: { name: 'dex-oidc-client' },
    credentials: { name: 'oauth2-proxy' },
    users: { list: [CREDENTIALS.user], passwords: { name: 'dex-passwords' } },
  });
}

/** Makes the Secrets that {@link localLogin} names, and accepts them in the checks. */
export function addLocalCredentials(charts: { readonly dex: Chart; readonly oauth2Proxy: Chart }, namespaces: PlatformNamespaces): void {
  const { clientId, clientSecret, cookieSecret, passwordHash, user } = CREDENTIALS;
  addSecret(charts.dex, 'ClientSecret', 'dex-oidc-client', namespaces.auth, { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }, 'Opaque');
  addSecret(charts.dex, 'PasswordsSecret', 'dex-passwords', namespaces.auth, { [user.hashFromEnv]: passwordHash });
  addSecret(charts.oauth2Proxy, 'Credentials', 'oauth2-proxy', namespaces.oauth2Proxy, {
    'client-id': clientId, 'client-secret': clientSecret, 'cookie-secret': cookieSecret,
  }, 'Opaque');
}

function addSecret(chart: Chart, id: string, name: string, namespace: string, values: Readonly<Record<string, string>>, type?: string): void {
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
  new Secret(chart, id, { metadata: { name, namespace }, ...type && { type }, data });
  if (chart.node.root instanceof ManifestApp) {
    chart.node.root.addWaiver({
      rule: 'Credentials/Literal',
      object: `Secret/${namespace}/${name}`,
      reason: 'The local preset is for one machine, and its credentials are public',
    });
  }
}
