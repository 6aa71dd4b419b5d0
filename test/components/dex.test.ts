import { Duration } from 'cdk8s';
import { load } from 'js-yaml';
import { Dex, DexConnector, DexProps, LdapConnector } from '../../src/components/dex';
import { CHECKSUM_ANNOTATION } from '../../src/core';
import { chart, configError, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const client = { name: 'dex-oidc-client' };
const ana = { email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA_HASH' };
const users = { staticUsers: [ana], passwords: { name: 'dex-passwords' } };
const clientSecret = { name: 'upstream', key: 'secret' };

const oidc: DexConnector = {
  type: 'oidc',
  id: 'sso',
  name: 'Example SSO',
  config: { issuer: 'https://sso.example.com', clientID: 'kubeflow', clientSecret, insecureEnableGroups: true, scopes: ['openid', 'email', 'groups'] },
};
const ldap: LdapConnector = {
  type: 'ldap',
  id: 'directory',
  name: 'Directory',
  config: {
    host: 'ldap.example.com:636',
    bindDN: 'cn=reader,dc=example,dc=com',
    bindPW: { name: 'ldap', key: 'password' },
    userSearch: { baseDN: 'ou=people,dc=example,dc=com', username: 'uid', idAttr: 'uid', emailAttr: 'mail' },
    groupSearch: { baseDN: 'ou=groups,dc=example,dc=com', userMatchers: [{ userAttr: 'DN', groupAttr: 'member' }], nameAttr: 'cn' },
  },
};

const full = {
  ...users,
  gateway: { namespace: 'platform', name: 'front', workload: { ...gateway.workload, namespace: 'ingress', selector: { app: 'public' } } },
  clusterDomain: 'cluster.example',
  namespace: 'login',
  issuerUrl: 'https://ml.example.com/login/dex',
  redirectUris: ['https://ml.example.com/oauth2/callback'],
  expiry: { idTokens: Duration.hours(12), signingKeys: Duration.minutes(90), refreshTokensAbsolute: Duration.days(7) },
  callers: [{ namespace: 'mesh', selector: { app: 'control-plane' } }],
  logLevel: 'info' as const,
  connectors: <readonly DexConnector[]>[
    oidc,
    ldap,
    { type: 'github', id: 'github', name: 'GitHub', config: { clientID: { name: 'upstream', key: 'id' }, clientSecret, orgs: [{ name: 'example', teams: ['ml'] }] } },
    { type: 'google', id: 'google', name: 'Google', config: { clientID: 'a', clientSecret, hostedDomains: ['example.com'] } },
    { type: 'microsoft', id: 'entra', name: 'Entra ID', config: { clientID: 'b', clientSecret, tenant: 'example.com', groups: ['ml'] } },
    { type: 'saml', id: 'saml', name: 'SAML', config: { ssoURL: 'https://saml.example.com/sso', caData: 'Y2VydA==', usernameAttr: 'name', emailAttr: 'mail' } },
    { type: 'gitlab', id: 'gitlab', name: 'GitLab', config: { clientID: 'c', clientSecret, baseURL: 'https://git.example.com', groups: ['ml/platform'] } },
    { type: 'openshift', id: 'openshift', name: 'OpenShift', config: { clientID: 'd', clientSecret, issuer: 'https://api.example.com:6443', groups: ['ml'] } },
    { type: 'gitea', id: 'gitea', name: 'Gitea', config: { clientID: 'e', clientSecret, baseURL: 'https://gitea.example.com', orgs: [{ name: 'ml' }] } },
    {
      type: 'oauth',
      id: 'own',
      name: 'Own',
      config: {
        clientID: 'f',
        clientSecret,
        tokenURL: 'https://id.example.com/token',
        authorizationURL: 'https://id.example.com/auth',
        userInfoURL: 'https://id.example.com/me',
        claimMapping: { emailKey: 'mail' },
      },
    },
  ],
  pods: { priorityClassName: 'platform' },
};

function given(props: Partial<DexProps> = users) {
  const scope = chart();
  return { scope, dex: new Dex(scope, 'dex', { gateway, client, ...props } as DexProps) };
}

function config(scope: ReturnType<typeof chart>): any {
  return load(found(scope, 'ConfigMap', 'dex').data['config.yaml']);
}

test('renders the default manifests', () => expectGolden(given().scope, 'dex.yaml'));

test('renders the richest manifests', () => goldenDifference(given().scope, given(full).scope, 'dex-full.diff'));

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(given(full).scope));
  ['istio-system', 'ingressgateway', 'cluster.local', '"auth"', 'kubeflow/', ':5556/dex'].forEach(name => expect(objects).not.toContain(name));
});

test('tells where its keys and its pages are, seen from the cluster and from browsers', () => {
  const { dex } = given(full);
  expect(dex.issuer).toEqual({ url: 'https://ml.example.com/login/dex', jwksUri: 'http://dex.login.svc.cluster.example:5556/login/dex/keys' });
  expect(dex.endpoints).toEqual({
    name: 'dex',
    displayName: 'Dex',
    path: '/login/dex/',
    loginPath: '/login/dex/auth',
    redeemUrl: 'http://dex.login.svc.cluster.example:5556/login/dex/token',
  });
  expect(dex.service).toEqual({ namespace: 'login', name: 'dex', port: 5556 });
});

test('serves health and routes below the path of the issuer', () => {
  const { scope } = given(full);
  expect(found(scope, 'Deployment', 'dex').spec.template.spec.containers[0].readinessProbe.httpGet.path).toBe('/login/dex/healthz');
  expect(found(scope, 'VirtualService', 'dex').spec.http[0].match).toEqual([{ uri: { prefix: '/login/dex/' } }]);
});

test('reads secrets of connectors from the environment', () => {
  const { scope } = given(full);
  const { env } = found(scope, 'Deployment', 'dex').spec.template.spec.containers[0];
  const named: string[] = config(scope).connectors.flatMap((one: { config: object }) => Object.values(one.config)).filter((value: unknown) => String(value).startsWith('$'));
  expect(named).toHaveLength(10);
  expect(env.slice(1).map((one: { name: string }) => `$${one.name}`)).toEqual(named);
  expect(config(scope).connectors[1].config.bindPW).toBe('$CONNECTOR_DIRECTORY_BINDPW');
  expect(env).toContainEqual({ name: 'CONNECTOR_DIRECTORY_BINDPW', valueFrom: { secretKeyRef: { name: 'ldap', key: 'password' } } });
});

test('sends browsers back to the issuer from other providers, but not from a directory', () => {
  const { connectors } = config(given({ issuerUrl: 'https://ml.example.com/dex', connectors: [oidc, ldap] }).scope);
  expect(connectors[0].config.redirectURI).toBe('https://ml.example.com/dex/callback');
  expect(connectors[1].config).not.toHaveProperty('redirectURI');
});

test('knows no users itself if all come from connectors', () => {
  const { scope } = given({ connectors: [ldap] });
  expect(config(scope)).toMatchObject({ enablePasswordDB: false });
  expect(config(scope)).not.toHaveProperty('staticPasswords');
  expect(found(scope, 'Deployment', 'dex').spec.template.spec.containers[0].envFrom).toEqual([{ secretRef: { name: 'dex-oidc-client' } }]);
});

test('writes durations in hours, or in seconds if they are not whole hours', () => {
  expect(config(given(full).scope).expiry).toEqual({ idTokens: '12h', signingKeys: '5400s', refreshTokens: { absoluteLifetime: '168h' } });
});

test('restarts the pods when the configuration changes', () => {
  const sum = (props: Partial<DexProps>) => found(given(props).scope, 'Deployment', 'dex').spec.template.metadata.annotations[CHECKSUM_ANNOTATION];
  expect(sum(users)).toBe(sum(users));
  expect(sum(users)).not.toBe(sum({ ...users, logLevel: 'info' }));
});

test('leaves the network policies out for any caller', () => {
  expect(rendered(given({ ...users, callers: 'any' }).scope).filter(one => one.kind === 'NetworkPolicy')).toEqual([]);
});

test.each(['ml.example.com/dex', 'https://ml.example.com', 'https://ml.example.com/dex/'])('fails for the issuer URL %s', issuerUrl =>
  expectConfigError(() => given({ ...users, issuerUrl }), 'IssuerUrl', 'test/dex', `got "${issuerUrl}"`));

test('fails if nobody could log in', () => expectConfigError(() => given({}), 'NoLoginMethod', 'test/dex', 'add a connector'));

test('fails if browsers could not come back from a provider', () =>
  expectConfigError(() => given({ connectors: [oidc] }), 'IssuerNotPublic', 'test/dex', 'connectors[0] (oidc)', 'got issuerUrl "http://dex.auth'));

test.each(['local', 'SSO', 'directory'])('fails for the second connector with the id %s', id =>
  expectConfigError(() => given({ connectors: [ldap, { ...ldap, id }] }), 'ConnectorId', 'test/dex', 'connectors[1].id', `got "${id}"`));

test('fails for a text that Dex would take for a variable', () => {
  const config = { ...ldap.config, userSearch: { ...ldap.config.userSearch, filter: '(x=$y)' } };
  expectConfigError(() => given({ connectors: [{ ...ldap, config }] }), 'ConnectorText', 'test/dex', 'got "(x=$y)"');
});

test.each([
  [{ ...ana, hashFromEnv: 'ana-hash', email: 'b@example.com', userId: '2' }, 'hashFromEnv'],
  [{ ...ana, email: 'Ana@example.com', userId: '2' }, 'email'],
  [{ ...ana, email: 'b@example.com' }, 'userId'],
])('fails for the second user %j', (user, field) =>
  expectConfigError(() => given({ ...users, staticUsers: [ana, user] }), 'StaticUser', 'test/dex', `staticUsers[1].${field}`));

test('fails for a redirect that is neither path nor URL', () =>
  expectConfigError(() => given({ ...users, redirectUris: ['oauth2/callback'] }), 'RedirectUri', 'test/dex', 'got "oauth2/callback"'));

test.each([
  [{ ...users, gateway: undefined }, 'gateway must be given, got undefined'],
  [{ ...users, gateway: { ...gateway, workload: {} } }, 'gateway.workload.namespace must be given'],
  [{ ...users, client: undefined }, 'client must be given'],
  [{ staticUsers: [ana] }, 'passwords must be given'],
  [{ connectors: [{ type: 'oidc', id: 'sso', name: 'SSO' }] }, 'connectors[0].config must be given'],
  [{ connectors: [{ ...oidc, config: { issuer: 'https://sso.example.com', clientID: 'a' } }] }, 'connectors[0].config.clientSecret must be given'],
])('fails without %j', (props, text) => expectConfigError(() => given(props as unknown as Partial<DexProps>), 'MissingProp', 'test/dex', text));

const withConfig = (change: object, one: DexConnector = oidc) => ({ connectors: [{ ...one, config: { ...one.config, ...change } }] });

test.each([
  [{ ...users, client: 'hunter2' }, 'WrongProp', 'client must be the name of a Secret: secretRef("<name>"), got a string'],
  [{ staticUsers: [ana], passwords: ['hunter2'] }, 'WrongProp', 'passwords must be the name of a Secret: secretRef("<name>"), got a list'],
  [withConfig({ clientSecret: 'hunter2' }), 'WrongProp', 'connectors[0].config.clientSecret must be a key of a Secret: secretRef("<name>", "<key>"), got a string'],
  [withConfig({ clientSecret: { name: 'hunter2' } }), 'MissingProp', 'connectors[0].config.clientSecret.key must be given'],
  [withConfig({ bindPW: 'hunter2' }, ldap), 'WrongProp', 'connectors[0].config.bindPW must be a key of a Secret: secretRef("<name>", "<key>"), got a string'],
])('fails for a credential in the place of its Secret, and does not show it', (props, code, text) => {
  const error = configError(() => given({ issuerUrl: 'https://ml.example.com/dex', ...props } as unknown as Partial<DexProps>));
  expect({ code: error.code, path: error.path }).toEqual({ code, path: 'test/dex' });
  expect(error.message).toContain(text);
  expect(error.message).not.toContain('hunter2');
});
