import { Dex, DexCommonProps, dexIssuer } from '../../components/dex';
import { addLocalSecret, LOCAL_CREDENTIALS } from '../local-credentials';
import { DexLogin } from '../login';
import { CommonSettings, Part, Without } from '../part';

/** Options of Dex beside those of the login. */
export type DexOptions = Without<DexCommonProps,
  'namespace' | 'client' | 'connectors' | 'issuerUrl' | 'callers' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** The identity provider that the platform runs. */
export interface DexSetting {
  /** Options of Dex beside those of the login; it is installed for `login: dex(...)`. @default {} */
  readonly dex?: DexOptions;
}

/** The wiring of Dex. */
export const dex: Part<DexSetting, Dex | undefined, 'auth'> = {
  key: 'dex',
  name: 'dex',
  after: ['kubeflow'],
  namespaces: { auth: 'auth' },

  isNeeded({ login }) {
    return login.kind === 'dex';
  },

  gives(_options, settings) {
    const { namespaces, clusterDomain } = settings;
    return { loginIssuer: dexIssuer({ namespace: namespaces.auth, clusterDomain, issuerUrl: issuerUrl(settings) }) };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    const { namespaces, security } = settings;
    const login = settings.login as DexLogin;
    if (settings.localLogin) {
      const { clientId, clientSecret, user, passwordHash } = LOCAL_CREDENTIALS;
      addLocalSecret(chart, 'ClientSecret', login.client, namespaces.auth, { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }, 'Opaque');
      addLocalSecret(chart, 'PasswordsSecret', login.users!.passwords, namespaces.auth, { [user.hashFromEnv]: passwordHash });
    }
    return new Dex(chart, 'Dex', {
      ...common(options),
      ...mesh,
      namespace: namespaces.auth,
      client: login.client,
      logLevel: options.logLevel ?? (security === 'production' ? 'info' : 'debug'), // debug shows what a login is made of
      connectors: login.connectors,
      issuerUrl: issuerUrl(settings),
      callers: [shared.controlPlane, shared.loginProxy].filter(one => one !== undefined),
      ...login.users ? { staticUsers: login.users.list, passwords: login.users.passwords } : { staticUsers: undefined, passwords: undefined },
    });
  },
};

/** Browsers must reach an issuer that sends them on to other providers; on one's own machine Dex alone is enough. */
function issuerUrl({ security, login, url }: CommonSettings): string | undefined {
  const connectors = login.kind === 'dex' ? login.connectors ?? [] : [];
  return security === 'production' || connectors.some(one => one.type !== 'ldap') ? `${url}/dex` : undefined;
}
