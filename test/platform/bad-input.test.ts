import { Chart } from 'cdk8s';
import { given as platform, PRESETS } from './support';
import { argocd, flux } from '../../src/gitops';
import { CertManagerFacts, dex, existing, IstioFacts, KubeflowPlatform, KubeflowPlatformProps, local, managed, oidc, production, secret } from '../../src/platform';
import { configError } from '../support';

/** What the caller wrote, and what the error says: code, path, value, remedy. */
type Case = readonly [name: string, act: () => unknown, code: string, path: string, value: string, remedy: string];

const gateway = {
  namespace: 'ingress',
  name: 'public',
  workload: { namespace: 'ingress', serviceAccount: 'public', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
};

const given = (change: object, base: object = PRESETS.local) => platform({ ...base, ...change } as KubeflowPlatformProps);
const added = (name: string, after?: readonly string[]) => given({}).platform.addComponent(name, (chart: Chart) => chart, { after });
const user = { email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA' };
const withDex = (options: object) => given({ login: dex({ client: secret('a'), credentials: secret('b'), ...options }) }, PRESETS.dex);
const withOidc = (options: object) => given({ login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secret('a'), ...options }) }, PRESETS.oidc);
const connector = { type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'sso', key: 'secret' } } };

const SETTINGS: readonly Case[] = [
  ['no URL', () => given({ url: 'ml.example.com' }), 'Url', 'platform', 'got "ml.example.com"', 'write e.g. "https://ml.example.com"'],
  ['an empty URL', () => given({ url: '' }), 'Url', 'platform', 'got ""', 'write e.g. "https://ml.example.com"'],
  ['a URL with a path', () => given({ url: 'https://example.com/ml' }),
    'Url', 'platform', 'got "https://example.com/ml"', 'write "https://example.com"'],
  ['a URL with a query', () => given({ url: 'https://example.com/?a=b' }),
    'Url', 'platform', 'got "https://example.com/?a=b"', 'write "https://example.com"'],
  ['a URL with a user', () => given({ url: 'https://ana@example.com' }),
    'Url', 'platform', 'got "https://ana@example.com"', 'write "https://example.com"'],
  ['another scheme', () => given({ url: 'ftp://ml.lan' }), 'UrlScheme', 'platform', 'got "ftp://ml.lan"', 'http:// or https://'],
  ['plain HTTP in production', () => given({ url: 'http://ml.example.com' }, PRESETS.oidc), 'UrlScheme', 'platform',
    'got "http://ml.example.com"', 'write e.g. "https://ml.example.com"'],
  ['a cluster domain with a dot at its end', () => given({ clusterDomain: 'cluster.local.' }), 'ClusterDomain', 'platform',
    'clusterDomain must be a DNS name, got "cluster.local."', 'write e.g. "cluster.local"'],
  ['a trust domain with a scheme', () => given({ trustDomain: 'spiffe://corp' }), 'ClusterDomain', 'platform',
    'trustDomain must be a DNS name, got "spiffe://corp"', 'write e.g. "cluster.local"'],
  ['a header in upper case', () => given({ identity: { userId: 'X-User' } }), 'IdentityHeader', 'platform',
    'identity.userId must be the name of an HTTP header in lower case, got "X-User"', 'write e.g. "kubeflow-userid"'],
  ['a header with a space', () => given({ identity: { groups: 'x groups' } }),
    'IdentityHeader', 'platform', 'got "x groups"', 'write e.g.'],
  ['a Gateway with a dot', () => given({ gatewayName: 'a.b' }), 'GatewayName', 'platform', 'got "a.b"', 'write e.g. "kubeflow-gateway"'],
  ['a namespace in upper case', () => given({ namespaces: { kubeflow: 'ML' } }), 'NamespaceName', 'platform',
    'namespaces.kubeflow must be a DNS label, got "ML"', 'use lower-case letters, digits and "-"'],
  ['a namespace of 64 characters', () => given({ namespaces: { auth: 'a'.repeat(64) } }),
    'NamespaceName', 'platform', `got "${'a'.repeat(64)}"`, 'use lower-case letters'],
  ['an unknown namespace', () => given({ namespaces: { dex: 'login' } }), 'NamespaceName', 'platform', 'got "dex"',
    'there are auth, certManager, istio, knativeEventing, knativeServing, kubeflow, kubeflowSystem, oauth2Proxy'],
  ['two namespaces of one name', () => given({ namespaces: { auth: 'kubeflow' } }), 'SameNamespace', 'platform',
    'namespaces.kubeflow and namespaces.auth must differ, got "kubeflow" for both', 'give one of them another name'],
  ['a mirror with a scheme', () => given({ images: { mirror: 'https://registry.example.com' } }), 'RegistryMirror', '',
    'got "https://registry.example.com"', 'write it without scheme'],
  ['an override of an unknown image', () => given({ images: { overrides: { 'istio/none': 'a/b:1' } } }),
    'UnknownImage', '', 'got "istio/none"', 'pinned are'],
  ['a Secret with a slash', () => secret('auth/oidc'), 'SecretName', '', 'got "auth/oidc"', 'use lower-case letters, digits, "-" and "."'],
  ['a Secret without a name', () => secret(''), 'SecretName', '', 'got ""', 'use lower-case letters'],
  ['a Secret with a name too long', () => secret('a'.repeat(254)), 'SecretName', '', 'got "aaaa', 'DNS subdomain'],
];

const CHOICES: readonly Case[] = [
  ['production without a login', () => given({ login: undefined }, PRESETS.oidc),
    'LoginMissing', 'platform', 'got undefined', 'pass login: dex(...) or login: oidc(...)'],
  ['production without a certificate', () => given({ kubeflow: {} }, PRESETS.oidc), 'GatewayTls', 'platform', 'got undefined',
    'pass e.g. kubeflow: { tls: { credentialName: "kubeflow-tls" } }'],
  ['a Gateway\'s name for an existing Istio', () => given({ istio: existing<IstioFacts>({ gateway }), gatewayName: 'front' }),
    'UnusedSetting', 'platform', 'gatewayName has no effect here, got "front"', 'existing({ gateway })'],
  ['the mesh\'s namespace for an existing Istio', () => given({ istio: existing<IstioFacts>({ gateway }), namespaces: { istio: 'mesh' } }),
    'UnusedSetting', 'platform', 'namespaces.istio has no effect here, got "mesh"', 'existing({ namespace })'],
  ['a certificate for the Gateway of an existing Istio', () => given({ istio: existing<IstioFacts>({ gateway }) }, PRESETS.oidc),
    'ExistingGateway', 'platform/kubeflow/Kubeflow', '"front-tls"', 'set them there'],
  ['the namespace of an existing cert-manager',
    () => given({ certManager: existing<CertManagerFacts>({}), namespaces: { certManager: 'pki' } }), 'UnusedSetting', 'platform',
    'namespaces.certManager has no effect here, got "pki"', 'leave it out'],
  ['the namespace of a Dex that is not there', () => given({ namespaces: { auth: 'login' } }, PRESETS.oidc), 'UnusedSetting', 'platform',
    'namespaces.auth has no effect here, got "login"', 'leave it out'],
  ['options of a Dex that is not there', () => given({ dex: { logLevel: 'info' } }, PRESETS.oidc), 'UnusedSetting', 'platform',
    'dex has no effect here, got {"logLevel":"info"}', 'pass login: dex(...)'],
  ['a Dex that knows nobody', () => withDex({}),
    'NoLoginMethod', 'platform/dex/Dex', 'got connectors [] and staticUsers []', 'add a connector'],
  ['two connectors of one id', () => withDex({ connectors: [connector, connector] }),
    'ConnectorId', 'platform/dex/Dex', 'got "sso"', 'give it a name of its own'],
  ['two users of one address', () => withDex({ users: { list: [user, { ...user, userId: '2' }], passwords: secret('p') } }), 'StaticUser',
    'platform/dex/Dex', 'got "ana@example.com" twice', 'remove one of them'],
  ['a provider without a client id', () => withOidc({ clientId: '' }),
    'ClientId', 'platform', 'got ""', 'write the id that is registered there'],
  ['a provider without a scheme', () => withOidc({ issuer: 'sso.example.org' }),
    'OidcIssuer', 'platform', 'got "sso.example.org"', 'e.g. "https://sso.example.com"'],
  ['a provider by plain HTTP in production', () => withOidc({ issuer: 'http://sso.example.org' }), 'OidcIssuer', 'platform',
    'starts with https://, got "http://sso.example.org"', 'e.g. "https://sso.example.com"'],
  ['autoscaling of istiod that cannot be', () => given({ istio: managed({ istiod: { autoscaling: { min: 3, max: 2 } } }) }),
    'AutoscalingRange', 'platform/istio/Istio', '3', '2'],
];

const COMPONENTS: readonly Case[] = [
  ['the name of a component of the platform', () => added('dex'), 'ComponentExists', 'platform', 'got "dex"', 'choose another name'],
  ['the name of a component that was left out', () => given({ dashboard: false }).platform.addComponent('dashboard', () => undefined),
    'ComponentExists', 'platform', 'got "dashboard"', 'choose another name'],
  ['the name of the root', () => added('root'),
    'ComponentName', 'platform', 'other than argocd, flux, root and profile-..., got "root"', 'write e.g. "monitoring"'],
  ['a name with a slash', () => added('team/a'), 'ComponentName', 'platform', 'got "team/a"', 'write e.g. "monitoring"'],
  ['a component after an unknown one', () => added('extra', ['isito']),
    'UnknownComponent', 'platform', 'got "isito"', 'there are cert-manager, dashboard, dex, istio'],
  ['a path with a slash for Argo CD', () => given({ gitops: argocd({ repository: 'https://git.example.com/a.git', path: '/dist' }) }),
    'GitPath', 'platform/argocd', 'got "/dist"', 'e.g. "dist"'],
  ['no URL of a repository', () => given({ gitops: argocd({ repository: 'ml/platform' }) }), 'GitRepository', 'platform/argocd',
    'got "ml/platform"', 'write e.g. "https://git.example.com/ml/platform.git"'],
  ['a path with a dot for Flux', () => given({ gitops: flux({ gitRepository: 'platform', path: './dist' }) }),
    'GitPath', 'platform/flux', 'got "./dist"', 'e.g. "dist"'],
];

describe.each([['settings', SETTINGS], ['choices', CHOICES], ['components', COMPONENTS]])('%s', (_group, cases) => {
  test.each(cases)('fails for %s', (_name, act, code, path, value, remedy) => {
    const error = configError(act);
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.message).toContain(value);
    expect(error.message).toContain(remedy);
    expect(error.message).toMatch(/^(platform[^:]*: )?[^A-Z].*; .*[^.!] \([A-Z][A-Za-z]+\)$/);
  });
});

test('a workload that a component does not have fails at synthesis', () => {
  const { app } = given({ dex: { workloads: { dax: { replicas: 1 } } } });
  const error = configError(() => app.synth());
  expect(error.code).toBe('Validation');
  expect(error.message).toContain('platform/dex/Dex: workloads names a workload that this component does not have, got "dax"; it has dex (UnknownWorkload)');
});

test('the presets fill in what they promise', () => {
  expect(local()).toEqual({ security: 'local', url: 'http://localhost:8080' });
  expect(local({ url: 'http://ml.lan' })).toEqual({ security: 'local', url: 'http://ml.lan' });
  expect(production({ url: 'https://ml.example.com' })).toEqual({ security: 'production', url: 'https://ml.example.com' });
  expect(KubeflowPlatform.isConstruct(given({}).platform)).toBe(true);
});
