import { Duration } from 'cdk8s';
import { authorizerOf, OAuth2Proxy, OAuth2ProxyProps } from '../../src/components/oauth2-proxy';
import { CHECKSUM_ANNOTATION } from '../../src/core';
import { chart, configError, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const credentials = { name: 'oauth2-proxy' };
const dex = {
  issuer: { url: 'http://dex.auth.svc.cluster.local:5556/dex', jwksUri: 'http://dex.auth.svc.cluster.local:5556/dex/keys' },
  endpoints: { name: 'dex', displayName: 'Dex', path: '/dex/', loginPath: '/dex/auth', redeemUrl: 'http://dex.auth.svc.cluster.local:5556/dex/token' },
};
const sso = {
  issuer: { url: 'https://sso.example.com', jwksUri: 'https://keys.example.com/certs' },
  url: 'https://ml.example.com',
  audiences: ['kubeflow'],
};

const full = {
  ...sso,
  gateway: { namespace: 'platform', name: 'front', workload: { ...gateway.workload, namespace: 'ingress', selector: { app: 'public' } } },
  identity: { userId: 'x-user', userIdPrefix: '', groups: 'x-groups' },
  clusterDomain: 'cluster.example',
  namespace: 'login',
  scopes: ['openid', 'email', 'roles'],
  emailDomains: ['example.com'],
  userIdClaim: 'preferred_username',
  groupsClaim: 'roles',
  cookieLifetime: Duration.minutes(90),
  skipAuthPaths: ['/docs/v1.0/'],
  signInPage: false,
  logo: '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  kubernetesIssuer: { issuers: ['https://kubernetes.default.svc.cluster.example', 'https://kubernetes.default.svc'], keys: { inline: '{"keys":[]}' }, audiences: ['kubeflow'] },
  extraIssuers: [{ issuer: { url: 'https://ci.example.com', jwksUri: 'https://ci.example.com/jwks' }, audience: 'kubeflow', userIdClaim: 'actor' }],
  workloads: { 'oauth2-proxy': { replicas: 3 } },
};

function given(props: object = dex) {
  const scope = chart();
  return { scope, proxy: new OAuth2Proxy(scope, 'proxy', { gateway, credentials, ...props } as unknown as OAuth2ProxyProps) };
}

/** The lines of the configuration file, by name. */
function settings(scope: ReturnType<typeof chart>): Record<string, unknown> {
  const lines: string[] = found(scope, 'ConfigMap', 'oauth2-proxy').data['oauth2_proxy.cfg'].trimEnd().split('\n');
  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf(' = ')), JSON.parse(line.slice(line.indexOf(' = ') + 3))]));
}

test('renders the default manifests', () => expectGolden(given().scope, 'oauth2-proxy.yaml'));

test('renders the richest manifests', () => goldenDifference(given().scope, given(full).scope, 'oauth2-proxy-full.diff'));

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(given(full).scope));
  ['istio-system', '"istio-ingressgateway"', 'cluster.local', 'kubeflow-userid', 'kubeflow-groups', 'kubeflow-gateway', 'dex', '"namespace":"oauth2-proxy"']
    .forEach(name => expect(objects).not.toContain(name));
});

test('sends browsers to an issuer behind the gateway by paths, and asks it inside the cluster', () => {
  const { scope, proxy } = given();
  expect(settings(scope)).toMatchObject({
    skip_oidc_discovery: true,
    login_url: '/dex/auth',
    redeem_url: dex.endpoints.redeemUrl,
    oidc_jwks_url: dex.issuer.jwksUri,
    redirect_url: '/oauth2/callback',
    relative_redirect_url: true,
    skip_auth_routes: ['^/dex/'],
  });
  expect(proxy.redirectUrl).toBe('/oauth2/callback');
});

test('discovers an issuer elsewhere, and opens no path for it', () => {
  const { scope, proxy } = given(sso);
  expect(proxy.redirectUrl).toBe('https://ml.example.com/oauth2/callback');
  expect(settings(scope)).toMatchObject({ oidc_issuer_url: 'https://sso.example.com', redirect_url: proxy.redirectUrl });
  ['skip_oidc_discovery', 'login_url', 'relative_redirect_url', 'skip_auth_routes', 'prompt'].forEach(name => expect(settings(scope)).not.toHaveProperty(name));
  expect(found(scope, 'AuthorizationPolicy', 'istio-ingressgateway-require-jwt').spec.rules[0].to[0].operation.notPaths).toEqual(['/oauth2/*']);
});

test('accepts from an issuer elsewhere only tokens for its own client', () => {
  const [rule] = found(given(sso).scope, 'RequestAuthentication', 'oidc-jwt').spec.jwtRules;
  expect(rule).toMatchObject({ issuer: 'https://sso.example.com', audiences: ['kubeflow'], jwksUri: 'https://keys.example.com/certs' });
});

test('opens paths to everybody, both at the gateway and in the proxy', () => {
  const { scope } = given({ ...dex, skipAuthPaths: ['/docs/v1.0/'] });
  ['istio-ingressgateway-oauth2-proxy', 'istio-ingressgateway-require-jwt'].forEach(name =>
    expect(found(scope, 'AuthorizationPolicy', name).spec.rules[0].to[0].operation.notPaths).toEqual(['/dex/*', '/dex/**', '/oauth2/*', '/docs/v1.0/*']));
  expect(settings(scope).skip_auth_routes).toEqual(['^/dex/', '^/docs/v1\\.0/']);
});

test.each([
  ['plain HTTP', dex, { FORCE_HTTPS: 'false', ALLOW_SELF_SIGNED_ISSUER: 'false' }],
  ['HTTPS', sso, { FORCE_HTTPS: 'true', ALLOW_SELF_SIGNED_ISSUER: 'false' }],
  ['own choice', { ...dex, secureCookies: true, selfSignedIssuer: true }, { FORCE_HTTPS: 'true', ALLOW_SELF_SIGNED_ISSUER: 'true' }],
])('protects cookies as the URL asks for, and checks certificates unless told otherwise: %s', (_, props, data) =>
  expect(found(given(props).scope, 'ConfigMap', 'oauth2-proxy-parameters').data).toMatchObject(data));

test('asks the proxy about every request if programs have no tokens', () => {
  const { scope } = given({ ...dex, machineTokens: false });
  expect(found(scope, 'AuthorizationPolicy', 'istio-ingressgateway-oauth2-proxy').spec.rules[0]).not.toHaveProperty('when');
  expect(found(scope, 'ConfigMap', 'oauth2-proxy-parameters').data.ENABLE_M2M_TOKENS).toBe('false');
});

test('takes the identity of a program from the subject of its token', () => {
  const { jwtRules } = found(given({ ...dex, kubernetesIssuer: { issuers: ['https://oidc.example.com/id/1'] } }).scope, 'RequestAuthentication', 'm2m-token-issuer').spec;
  expect(jwtRules).toHaveLength(1);
  expect(jwtRules[0]).toMatchObject({ issuer: 'https://oidc.example.com/id/1', outputClaimToHeaders: [{ claim: 'sub', header: 'kubeflow-userid' }, { claim: 'groups' }] });
  expect(jwtRules[0]).not.toHaveProperty('jwksUri');
});

test('tells the mesh how to ask it', () => {
  expect(given(full).proxy.authorizer).toEqual({
    name: 'oauth2-proxy',
    host: 'oauth2-proxy.login.svc.cluster.example',
    port: 80,
    includeRequestHeadersInCheck: ['authorization', 'cookie'],
    headersToUpstreamOnAllow: ['authorization', 'path', 'x-auth-request-email', 'x-auth-request-groups', 'x-auth-request-user'],
    headersToDownstreamOnDeny: ['content-type', 'set-cookie'],
  });
  expect(given().proxy.authorizer).toEqual(authorizerOf('oauth2-proxy', 'cluster.local'));
});

test('restarts the pods when any of its ConfigMaps changes', () => {
  const sum = (props: object) => found(given(props).scope, 'Deployment', 'oauth2-proxy').spec.template.metadata.annotations[CHECKSUM_ANNOTATION];
  const sums = [dex, { ...dex, scopes: ['openid'] }, { ...dex, secureCookies: true }, { ...dex, logo: '<svg/>' }].map(sum);
  expect(new Set(sums).size).toBe(4);
});

test.each(['ml.example.com', 'https://ml.example.com/'])('fails for the URL %s', url =>
  expectConfigError(() => given({ ...dex, url }), 'ExternalUrl', 'test/proxy', `got "${url}"`));

test('fails for an issuer elsewhere without a URL to come back to', () =>
  expectConfigError(() => given({ ...sso, url: undefined }), 'MissingProp', 'test/proxy', 'url must be given'));

test('fails for cookies that browsers would drop', () =>
  expectConfigError(() => given({ ...dex, url: 'http://ml.example.com', secureCookies: true }), 'SecureCookies', 'test/proxy', 'got url "http://ml.example.com"'));

test.each([[Duration.minutes(59), 59 / 60], [Duration.hours(721), 721]])('fails for a cookie lifetime out of range', (cookieLifetime, hours) =>
  expectConfigError(() => given({ ...dex, cookieLifetime }), 'CookieLifetime', 'test/proxy', `got ${hours}`));

test.each(['/', 'docs/', '/docs', '/docs/*'])('fails for the open path %s', path =>
  expectConfigError(() => given({ ...dex, skipAuthPaths: [path] }), 'SkipAuthPath', 'test/proxy', `got "${path}"`));

test('fails for an issuer elsewhere whose tokens for all its clients would be taken', () =>
  expectConfigError(() => given({ ...sso, audiences: [] }), 'Audiences', 'test/proxy', 'client id', 'got []'));

test('does not compile for an issuer elsewhere without audiences', () => {
  // @ts-expect-error audiences are missing
  const props: OAuth2ProxyProps = { gateway, credentials, issuer: sso.issuer, url: sso.url };
  expectConfigError(() => new OAuth2Proxy(chart(), 'proxy', props), 'MissingProp', 'test/proxy', 'audiences must be given');
});

test('fails for a prefix of user ids, which the gateway cannot add', () =>
  expectConfigError(() => given({ ...dex, identity: { userId: 'x-user', userIdPrefix: 'accounts:', groups: 'x-groups' } }), 'UserIdPrefix', 'test/proxy', 'got "accounts:"'));

test('fails for a logo that is no SVG', () => expectConfigError(() => given({ ...dex, logo: 'logo.png' }), 'Logo', 'test/proxy', 'got "logo.png"'));

test('fails for one header with both user and groups', () =>
  expectConfigError(() => given({ ...dex, identity: { userId: 'x-user', userIdPrefix: '', groups: 'x-user' } }), 'IdentityHeader', 'test/proxy', 'got "x-user" for both'));

test.each([
  [{ gateway: undefined }, 'gateway must be given, got undefined'],
  [{ issuer: undefined }, 'issuer must be given'],
  [{ issuer: { url: dex.issuer.url } }, 'issuer.jwksUri must be given'],
  [{ credentials: undefined }, 'credentials must be given'],
])('fails without %j', (props, text) => expectConfigError(() => given({ ...dex, ...props }), 'MissingProp', 'test/proxy', text));

test('fails for credentials in the place of their Secret, and does not show them', () => {
  const error = configError(() => given({ ...dex, credentials: 'hunter2' }));
  expect(error).toMatchObject({ code: 'WrongProp', path: 'test/proxy' });
  expect(error.message).toContain('credentials must be the name of a Secret: secretRef("<name>"), got a string');
  expect(error.message).not.toContain('hunter2');
});

test('asks the proxy for the same claims as the gateway', () => {
  const claims = (props: object) => {
    const { oidc_email_claim: email = 'email', oidc_groups_claim: groups = 'groups' } = settings(given(props).scope);
    return [email, groups];
  };
  const atGateway = (props: object, name: string) =>
    found(given(props).scope, 'RequestAuthentication', name).spec.jwtRules[0].outputClaimToHeaders.map((one: { claim: string }) => one.claim);
  for (const [props, name] of [[dex, 'dex-jwt'], [sso, 'oidc-jwt'], [{ ...sso, userIdClaim: 'preferred_username', groupsClaim: 'roles' }, 'oidc-jwt']] as const) {
    expect(claims(props)).toEqual(atGateway(props, name));
  }
});

test('drops what callers claim in each header by which the platform tells who they are', () => {
  const { scope, proxy } = given(full);
  const filter = found(scope, 'EnvoyFilter', 'istio-ingressgateway-own-headers', 'ingress');
  expect(filter.spec.workloadSelector.labels).toEqual(full.gateway.workload.selector);
  const { typed_config: manager } = filter.spec.configPatches[0].patch.value;
  const removed = manager.early_header_mutation_extensions[0].typed_config.mutations.map((one: { remove: string }) => one.remove);
  const { headersToUpstreamOnAllow } = proxy.authorizer;
  expect(removed).toEqual(expect.arrayContaining(['x-user', 'x-groups', ...headersToUpstreamOnAllow.filter(header => header.startsWith('x-'))]));
  expect(removed).not.toContain('authorization'); // in which programs bring their tokens
  expect(manager.common_http_protocol_options).toEqual({ headers_with_underscores_action: 'DROP_HEADER' });
});

describe('keys of the cluster\'s own issuer by a proxy', () => {
  const keys = (props: Partial<OAuth2ProxyProps> = {}) => given({
    ...dex, clusterDomain: 'corp.internal', kubernetesIssuer: { issuers: ['https://kubernetes.default.svc'], keys: { proxy: true } }, ...props,
  } as OAuth2ProxyProps).scope;

  test('are asked for beside the control plane, whatever its namespace is', () => {
    const edge = { ...gateway, workload: { ...gateway.workload, namespace: 'mesh' } };
    const { jwtRules } = found(keys({ gateway: edge }), 'RequestAuthentication', 'm2m-token-issuer').spec;
    expect(jwtRules[0].jwksUri).toBe('http://cluster-jwks-proxy.mesh.svc.corp.internal/openid/v1/jwks');
    const namespaces = ['ServiceAccount', 'Deployment', 'Service'].map(kind => found(keys({ gateway: edge }), kind, 'cluster-jwks-proxy').metadata.namespace);
    expect(namespaces).toEqual(['mesh', 'mesh', 'mesh']);
  });

  test('are all that the proxy hands out, to those who only read', () => {
    const { args } = found(keys(), 'Deployment', 'cluster-jwks-proxy').spec.template.spec.containers[0];
    const pattern = (flag: string) => new RegExp(args.find((one: string) => one.startsWith(flag)).slice(flag.length));
    const paths = pattern('--accept-paths=');
    expect(['/openid/v1/jwks', '/.well-known/openid-configuration'].filter(path => paths.test(path))).toHaveLength(2);
    expect(['/openid/v1/jwks/../../api/v1/secrets', '/api/v1/secrets', '/x/openid/v1/jwks', '/openid/v1/jwks?x'].filter(path => paths.test(path))).toEqual([]);
    expect(['GET', 'POST', 'DELETE'].map(method => pattern('--reject-methods=').test(method))).toEqual([false, true, true]);
  });

  test('its pod may run in a namespace of the level restricted, and has no rights of its own', () => {
    const scope = keys();
    expect(found(scope, 'Deployment', 'cluster-jwks-proxy').spec.template.spec.containers[0].securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532 });
    expect(rendered(scope).filter(one => /Role/.test(one.kind))).toEqual([]);
  });

  test('are there for the tokens of accounts alone', () => {
    expect(rendered(given(dex as OAuth2ProxyProps).scope).filter(one => one.metadata.name === 'cluster-jwks-proxy')).toEqual([]);
    // @ts-expect-error the keys come from one place
    const both: OAuth2ProxyProps = { ...dex, kubernetesIssuer: { issuers: ['https://a'], keys: { proxy: true, inline: '{}', uri: 3 } } };
    expectConfigError(() => given(both), 'UnknownProp', 'test/proxy', 'kubernetesIssuer.keys');
  });
});
