import { authorizerOf, MachineTokensOn, OAuth2Proxy, OAuth2ProxyCommonProps, OAUTH2_PROXY_LABELS } from '../../components/oauth2-proxy';
import { addLocalSecret, LOCAL_CREDENTIALS } from '../local-credentials';
import { OidcLogin } from '../login';
import { Part, Without } from '../part';

/** Options of oauth2-proxy beside those of the login. */
export type OAuth2ProxyOptions = Without<OAuth2ProxyCommonProps,
  'namespace' | 'credentials' | 'selfSignedIssuer' | 'secureCookies' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>
  & Without<MachineTokensOn, 'machineTokens'>;

/** The login in front of the gateway. */
export interface OAuth2ProxySetting {
  /** Options of oauth2-proxy beside those of the login. @default {} */
  readonly oauth2Proxy?: OAuth2ProxyOptions;
}

/** The wiring of the login in front of the gateway. */
export const oauth2Proxy: Part<OAuth2ProxySetting, OAuth2Proxy, 'oauth2Proxy'> = {
  key: 'oauth2Proxy',
  name: 'oauth2-proxy',
  after: ['dex'],
  namespaces: { oauth2Proxy: 'oauth2-proxy' },

  gives(_options, { namespaces, clusterDomain }) {
    return {
      authorizers: [authorizerOf(namespaces.oauth2Proxy, clusterDomain)],
      loginProxy: { namespace: namespaces.oauth2Proxy, selector: OAUTH2_PROXY_LABELS },
    };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    const { namespaces, login, security, https, url } = settings;
    if (settings.localLogin) {
      const { clientId, clientSecret, cookieSecret } = LOCAL_CREDENTIALS;
      addLocalSecret(chart, 'Credentials', login.credentials, namespaces.oauth2Proxy,
        { 'client-id': clientId, 'client-secret': clientSecret, 'cookie-secret': cookieSecret }, 'Opaque');
    }
    const props = { ...common(options), ...mesh, namespace: namespaces.oauth2Proxy, credentials: login.credentials };
    if (shared.loginIssuer !== undefined) {
      return new OAuth2Proxy(chart, 'OAuth2Proxy', {
        ...props,
        ...shared.loginIssuer,
        ...https && { url },
        // Upstream's setting. There is no certificate where Dex answers by plain HTTP, so only one's own machine keeps it.
        selfSignedIssuer: security === 'local',
      });
    }
    const { issuer, jwksUri, clientId, audiences = [] } = login as OidcLogin;
    return new OAuth2Proxy(chart, 'OAuth2Proxy', { ...props, issuer: { url: issuer, jwksUri }, url, audiences: [clientId, ...audiences], selfSignedIssuer: false });
  },
};
