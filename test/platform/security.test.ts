import { given as platform, objectsOf, PRESETS } from './support';
import { secretRef } from '../../src/core';
import { dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc } from '../../src/platform';
import { KubeflowApp } from '../../src/checks';
import { expectConfigError } from '../support';

const given = (change: object, base: object = PRESETS.local) => platform({ ...base, ...change } as KubeflowPlatformProps);
const data = (props: KubeflowPlatformProps, name: string) =>
  objectsOf(props).find(one => one.kind === 'ConfigMap' && one.name === name)!.manifest.data as Record<string, string>;

/** A platform in production whose Dex asks one provider. */
const asking = (type: string, config: object) => () => given({
  login: dex({ client: secretRef('a'), credentials: secretRef('b'), connectors: [{ type, id: 'sso', name: 'SSO', config }] as never }),
}, PRESETS.dex);
const OIDC = { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'sso', key: 'secret' } };
const LDAP = { host: 'ldap.example.org:636', userSearch: { baseDN: 'dc=org', username: 'uid', idAttr: 'uid', emailAttr: 'mail' } };
const SAML = { ssoURL: 'https://sso.example.org/saml', caData: 'Y2VydA==', usernameAttr: 'name', emailAttr: 'mail' };

test.each<[string, object, string, string, string]>([
  ['ldap', { ...LDAP, insecureNoSSL: true }, 'insecureNoSSL would send passwords to the directory in plain text', 'got true', 'startTLS: true'],
  ['ldap', { ...LDAP, insecureSkipVerify: true }, 'insecureSkipVerify would trust whoever answers', 'got true', 'rootCAData'],
  ['ldap', { ...LDAP, host: 'ldap://ldap.example.org' }, 'host would carry passwords', 'got "ldap://ldap.example.org"', 'https://'],
  ['oidc', { ...OIDC, insecureSkipEmailVerified: true }, 'insecureSkipEmailVerified would let people sign in with an address that is not theirs', 'got true', 'email_verified'],
  ['oidc', { ...OIDC, issuer: 'http://sso.example.org' }, 'issuer would carry passwords', 'got "http://sso.example.org"', 'use an address with https://'],
  ['oidc', { ...OIDC, issuer: 'sso.example.org' }, 'issuer would carry passwords', 'got "sso.example.org"', 'use an address with https://'],
  ['saml', { ...SAML, ssoURL: 'HTTP://sso.example.org' }, 'ssoURL would carry passwords', 'got "HTTP://sso.example.org"', 'https://'],
  ['github', { clientID: 'a', clientSecret: OIDC.clientSecret, hostName: 'http://github.example.org' },
    'hostName would carry passwords', 'got "http://github.example.org"', 'https://'],
  ['openshift', { issuer: 'https://api.example.org:6443', clientID: 'ml', clientSecret: OIDC.clientSecret, insecureCA: true },
    'insecureCA would trust whoever answers', 'got true', 'rootCA'],
  ['gitlab', { clientID: 'a', clientSecret: OIDC.clientSecret, baseURL: 'http://git.example.org' }, 'baseURL would carry passwords', 'got "http://git.example.org"', 'https://'],
  ['oauth', {
    clientID: 'a', clientSecret: OIDC.clientSecret, authorizationURL: 'https://sso.example.org/a', tokenURL: 'http://sso.example.org/t', userInfoURL: 'https://sso.example.org/u',
  }, 'tokenURL would carry passwords', 'got "http://sso.example.org/t"', 'https://'],
])('production refuses the %s connector %j', (type, config, problem, value, remedy) =>
  expectConfigError(asking(type, config), 'InsecureConnector', 'platform', `login.connectors[0].config.${problem}`, 'which production refuses', value, remedy));

test.each([
  ['ldap', LDAP], ['ldap', { ...LDAP, startTLS: true, insecureNoSSL: false }], ['oidc', { ...OIDC, insecureEnableGroups: true }], ['saml', { ...SAML, entityIssuer: 'http://ml' }],
  ['github', { clientID: 'a', clientSecret: OIDC.clientSecret, hostName: 'github.example.org' }],
])('production takes the %s connector %j', (type, config) => expect(asking(type, config)).not.toThrow());

test('one\'s own machine takes connectors without TLS', () => {
  const connectors = [{ type: 'ldap' as const, id: 'l', name: 'L', config: { ...LDAP, insecureNoSSL: true } }];
  expect(() => given({ login: dex({ client: secretRef('a'), credentials: secretRef('b'), connectors }) })).not.toThrow();
});

const REACHABLE = ['http://ml.lan', 'https://ml.example.com', 'http://10.0.0.7:8080', 'http://127.example.com', 'http://[::2]'];

test.each(REACHABLE)('a local platform at %s is refused unless it is asked for', url => {
  expectConfigError(() => given(local({ url })), 'LocalUrl', 'platform', `got "${url}"`, 'local({ url, reachableByOthers: true })');
  expect(() => given(local({ url, reachableByOthers: true }))).not.toThrow();
  expectConfigError(() => given(local({ url, reachableByOthers: false })), 'LocalUrl', 'platform');
});

test.each(['http://localhost', 'http://127.0.0.1:8080', 'http://127.8.0.1', 'http://[::1]:8080', 'https://ml.localhost'])('a local platform may be at %s', url =>
  expect(() => given(local({ url }))).not.toThrow());

test('certificates of the issuer go unchecked on one\'s own machine alone, as upstream has it', () => {
  const unchecked = (props: object) => data(props as KubeflowPlatformProps, 'oauth2-proxy-parameters').ALLOW_SELF_SIGNED_ISSUER;
  expect(unchecked(PRESETS.local)).toBe('true');
  expect(unchecked(PRESETS.dex)).toBe('false');
  expect(unchecked(PRESETS.oidc)).toBe('false');
  expectConfigError(() => unchecked({ ...PRESETS.dex, oauth2Proxy: { selfSignedIssuer: true } }), 'UnknownProp', 'platform', 'oauth2Proxy.selfSignedIssuer');
  expect(unchecked({ ...local(), login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('a') }) })).toBe('false');
});

test('Dex logs each step of a login on one\'s own machine alone, unless told otherwise', () => {
  const level = (props: object) => /level: (\w+)/.exec(data(props as KubeflowPlatformProps, 'dex')['config.yaml'])![1];
  expect(level(PRESETS.local)).toBe('debug');
  expect(level(PRESETS.dex)).toBe('info');
  expect(level({ ...PRESETS.dex, dex: { logLevel: 'warn' } })).toBe('warn');
  expect(level({ ...PRESETS.local, dex: { logLevel: 'error' } })).toBe('error');
});

test('the menu leads to what is there, in upstream\'s words', () => {
  const menu = (props: object) => {
    const links = JSON.parse(data({ ...PRESETS.local, ...props }, 'dashboard-config').links) as { menuLinks: { text: string }[]; quickLinks: { link: string }[] };
    return [...links.menuLinks.map(one => one.text), ...links.quickLinks.map(one => one.link)];
  };
  const withoutPipelines = (props: object) => menu({ pipelines: false, ...props });
  expect(withoutPipelines({})).toEqual(['Notebooks', 'TensorBoards', 'Volumes', 'Katib Experiments', 'KServe Endpoints', 'Model Registry', '/jupyter/new']);
  expect(withoutPipelines({ notebooks: false, katib: { ui: false }, kserve: { modelsWebApp: false } })).toEqual(['Model Registry']);
  expect(withoutPipelines({ notebooks: false, katib: false, kserve: false, hub: false })).toEqual([]);
  expect(withoutPipelines({ hub: false, notebooks: { tensorboards: false, spawner: false } })).toEqual(['Volumes', 'Katib Experiments', 'KServe Endpoints']);
  expect(withoutPipelines({ hub: false, notebooks: { volumes: false } })).toEqual(['Notebooks', 'TensorBoards', 'Katib Experiments', 'KServe Endpoints', '/jupyter/new']);
  expect(menu({ notebooks: false, katib: false, kserve: false, hub: false })).toEqual(['Pipelines', '/pipeline/#/pipelines', '/pipeline/#/runs']);
  expect(menu({ dashboard: { menuLinks: [], quickLinks: [] } })).toEqual([]);
});

test.each([
  ['notebooks', /notebook|jupyter|tensorboard|volumes|pvcviewer/], ['hub', /model-catalog/], ['sparkOperator', /spark/],
])('nothing of %s is left where it is not', (part, own) => {
  const names = objectsOf({ ...PRESETS.local, [part]: false }).filter(one => ['NetworkPolicy', 'Sidecar'].includes(one.kind)).map(one => one.name);
  expect(names.filter(name => own.test(name))).toEqual([]);
});

test.each([['notebooks', 'jupyter-web-app'], ['hub', 'model-catalog']])('what is trusted like the gateway reaches the pods of %s too', (component, name) => {
  const policy = objectsOf({ ...PRESETS.local, kubeflow: { trustedNamespaces: ['second-ingress'] } }).find(one => one.kind === 'NetworkPolicy' && one.name === name)!;
  expect(policy.component).toBe(component);
  expect(JSON.stringify(policy.manifest.spec)).toContain('"istio-system","second-ingress"');
});

test.each([
  ['no props', undefined, 'SecurityPreset', 'got undefined'],
  ['no URL', { security: 'local' }, 'MissingProp', 'url must be given'],
  ['another security', { ...local(), security: 'prod' }, 'SecurityPreset', 'got "prod"'],
  ['an existing Istio without its gateway', { ...local(), istio: { existing: {} } }, 'MissingProp', 'istio.existing.gateway must be given'],
  ['one header for user and groups', { ...local(), identity: { userId: 'x-user', groups: 'x-user' } }, 'IdentityHeader', 'got "x-user" for both'],
])('fails for %s', (_name, props, code, text) => expectConfigError(() => new KubeflowPlatform(new KubeflowApp(), 'platform', props as never), code, 'platform', text));

test('names that every object inherits are no names of ours', () => {
  const addOn = { name: 'extra', namespace: 'extra', after: ['constructor'], make: () => undefined };
  expectConfigError(() => given({ addOns: [addOn] }), 'UnknownComponent', 'platform', 'got "constructor"');
  expectConfigError(() => given({ namespaces: { toString: 'a' } }), 'UnknownProp', 'platform', 'namespaces.toString');
});

/** A login by which everybody could sign in, and how the same login is limited. */
const OPEN: readonly (readonly [type: string, open: object, limited: object, field: string])[] = [
  ['github', { clientID: 'a', clientSecret: OIDC.clientSecret }, { orgs: [{ name: 'example' }] }, 'orgs'],
  ['google', { clientID: 'a', clientSecret: OIDC.clientSecret }, { hostedDomains: ['example.com'] }, 'hostedDomains'],
  ['microsoft', { clientID: 'a', clientSecret: OIDC.clientSecret }, { tenant: '5f0e3c1a' }, 'tenant'],
  ['microsoft', { clientID: 'a', clientSecret: OIDC.clientSecret, tenant: 'common' }, { groups: ['ml'] }, 'tenant'],
  ['gitlab', { clientID: 'a', clientSecret: OIDC.clientSecret }, { groups: ['example'] }, 'groups'],
  ['gitlab', { clientID: 'a', clientSecret: OIDC.clientSecret, baseURL: 'https://gitlab.com' }, { baseURL: 'https://git.example.com' }, 'groups'],
  ['oidc', { ...OIDC, issuer: 'https://accounts.google.com' }, { issuer: 'https://sso.example.org' }, 'issuer'],
];

test.each(OPEN)('production refuses the %s connector %j, by which everybody could sign in, unless it is limited', (type, open, limited, field) => {
  expectConfigError(asking(type, open), 'OpenLogin', 'platform', `login.connectors[0].config.${field} lets`, 'which production refuses', 'emailDomains');
  expect(asking(type, { ...open, ...limited })).not.toThrow();
  const login = dex({ client: secretRef('a'), credentials: secretRef('b'), connectors: [{ type, id: 'sso', name: 'SSO', config: open }] as never });
  expect(() => given({ login, oauth2Proxy: { emailDomains: ['example.com'] } }, PRESETS.dex)).not.toThrow();
  expectConfigError(() => given({ login, oauth2Proxy: { emailDomains: ['*'] } }, PRESETS.dex), 'OpenLogin', 'platform');
  expect(() => given({ login })).not.toThrow();
});

test('production refuses a public issuer for everybody', () => {
  const login = oidc({ issuer: 'https://accounts.google.com', clientId: 'ml', credentials: secretRef('a') });
  expectConfigError(() => given({ login }, PRESETS.oidc), 'OpenLogin', 'platform', 'login.issuer lets everybody with an account there sign in');
  expect(() => given({ login, oauth2Proxy: { emailDomains: ['example.com'] } }, PRESETS.oidc)).not.toThrow();
});

test('a local platform is refused behind a load balancer unless it is asked for', () => {
  const istio = { ingressGateway: { service: { type: 'LoadBalancer' as const } } };
  expectConfigError(() => given({ istio }), 'LocalGateway', 'platform', 'got "LoadBalancer"', 'kubectl port-forward');
  expect(() => given({ ...local({ reachableByOthers: true }), istio })).not.toThrow();
  expect(() => given({ istio: { ingressGateway: { service: { type: 'NodePort' } } } })).not.toThrow();
});

test('a password in the URL is refused, and not shown', () => {
  expectConfigError(() => given({ url: 'https://ana:hunter2@ml.example.com' }, PRESETS.oidc), 'Url', 'platform', 'got "https://***@ml.example.com"');
  expect(() => given({ url: 'https://ana:hunter2@ml.example.com' }, PRESETS.oidc)).not.toThrow('hunter2');
});
