import { given as platform, objectsOf, PRESETS } from './support';
import { dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc, secret } from '../../src/platform';
import { chart, configError, expectConfigError } from '../support';

const given = (change: object, base: object = PRESETS.local) => platform({ ...base, ...change } as KubeflowPlatformProps);
const data = (props: KubeflowPlatformProps, name: string) =>
  objectsOf(props).find(one => one.manifest.kind === 'ConfigMap' && one.manifest.metadata.name === name)!.manifest.data as Record<string, string>;

/** A platform in production whose Dex asks one provider. */
const asking = (type: string, config: object) => () => given({
  login: dex({ client: secret('a'), credentials: secret('b'), connectors: [{ type, id: 'sso', name: 'SSO', config }] as never }),
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
  ['saml', { ...SAML, insecureSkipSignatureValidation: true }, 'insecureSkipSignatureValidation would believe forged answers', 'got true', 'caData'],
  ['github', { ...OIDC, hostName: 'http://github.example.org' }, 'hostName would carry passwords', 'got "http://github.example.org"', 'https://'],
])('production refuses the %s connector %j', (type, config, problem, value, remedy) =>
  expectConfigError(asking(type, config), 'InsecureConnector', 'platform', `login.connectors[0].config.${problem}`, 'which production refuses', value, remedy));

test.each([
  ['ldap', LDAP], ['ldap', { ...LDAP, startTLS: true, insecureNoSSL: false }], ['oidc', { ...OIDC, insecureEnableGroups: true }], ['saml', { ...SAML, entityIssuer: 'http://ml' }],
  ['github', { clientID: 'a', clientSecret: OIDC.clientSecret, hostName: 'github.example.org' }],
])('production takes the %s connector %j', (type, config) => expect(asking(type, config)).not.toThrow());

test('one\'s own machine takes connectors without TLS', () => {
  const connectors = [{ type: 'ldap' as const, id: 'l', name: 'L', config: { ...LDAP, insecureNoSSL: true } }];
  expect(() => given({ login: dex({ client: secret('a'), credentials: secret('b'), connectors }) })).not.toThrow();
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
  expect(unchecked({ ...PRESETS.dex, oauth2Proxy: { selfSignedIssuer: true } })).toBe('false');
  expect(unchecked({ ...local(), login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secret('a') }) })).toBe('false');
});

test('Dex logs each step of a login on one\'s own machine alone, unless told otherwise', () => {
  const level = (props: object) => /level: (\w+)/.exec(data(props as KubeflowPlatformProps, 'dex')['config.yaml'])![1];
  expect(level(PRESETS.local)).toBe('debug');
  expect(level(PRESETS.dex)).toBe('info');
  expect(level({ ...PRESETS.dex, dex: { logLevel: 'warn' } })).toBe('warn');
  expect(level({ ...PRESETS.local, dex: { logLevel: 'error' } })).toBe('error');
});

test('the menu is upstream\'s, and leads only to the parts that the platform names', () => {
  const menu = (props: object) => {
    const links = JSON.parse(data({ ...PRESETS.local, ...props }, 'dashboard-config').links) as { menuLinks: { text: string }[]; quickLinks: { link: string }[] };
    return [...links.menuLinks.map(one => one.text), ...links.quickLinks.map(one => one.link)].filter(one => /notebook|jupyter|tensorboard|volumes/i.test(one));
  };
  // A component that is left out changes no folder but its own, so the menu changes only by its own option.
  expect(menu({ notebooks: false })).toEqual(['Notebooks', 'TensorBoards', 'Volumes', '/jupyter/new']);
  expect(menu({ notebooks: false, dashboard: { installed: [] } })).toEqual([]);
  expect(menu({ dashboard: { installed: ['volumes'] } })).toEqual(['Volumes']);
});

test('nothing of notebooks is left where there are none', () => {
  const names = objectsOf({ ...PRESETS.local, notebooks: false }).filter(one => ['NetworkPolicy', 'Sidecar'].includes(one.manifest.kind)).map(one => one.manifest.metadata.name);
  expect(names.filter(name => /notebook|jupyter|tensorboard|volumes|pvcviewer/.test(name))).toEqual([]);
});

test('what is trusted like the gateway may call the web apps of notebooks too', () => {
  const policy = objectsOf({ ...PRESETS.local, kubeflow: { trustedNamespaces: ['second-ingress'] } })
    .find(one => one.manifest.kind === 'NetworkPolicy' && one.manifest.metadata.name === 'jupyter-web-app')!;
  expect(policy.component).toBe('notebooks');
  expect(JSON.stringify(policy.manifest.spec)).toContain('"istio-system","second-ingress"');
});

test.each([
  ['no props', undefined, 'MissingProp', 'security must be given'],
  ['no URL', { security: 'local' }, 'MissingProp', 'url must be given'],
  ['another security', { ...local(), security: 'prod' }, 'SecurityPreset', 'got "prod"'],
  ['an existing Istio without its gateway', { ...local(), istio: { kind: 'existing', facts: {} } }, 'MissingProp', 'istio.gateway must be given'],
  ['one header for user and groups', { ...local(), identity: { userId: 'x-user', groups: 'x-user' } }, 'IdentityHeader', 'got "x-user" for both'],
])('fails for %s', (_name, props, code, text) => expectConfigError(() => new KubeflowPlatform(chart(), 'platform', props as never), code, 'test/platform', text));

test('names that every object inherits are no names of ours', () => {
  expect(configError(() => given({}).platform.addComponent('extra', () => undefined, { after: ['constructor'] })).code).toBe('UnknownComponent');
  expect(configError(() => given({ namespaces: { toString: 'a' } })).code).toBe('NamespaceName');
});
