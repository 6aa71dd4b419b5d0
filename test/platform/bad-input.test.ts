import { given as platform, PRESETS } from './support';
import { argocd, flux } from '../../src/gitops';
import { pipelinesDatabases, secretRef } from '../../src/core';
import { AddOn, dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc, production } from '../../src/platform';
import { configError } from '../support';

/** What the caller wrote, and what the error says: code, path, value, remedy. */
type Case = readonly [name: string, act: () => unknown, code: string, path: string, value: string, remedy: string];

const gateway = {
  namespace: 'ingress',
  name: 'public',
  workload: { namespace: 'ingress', serviceAccount: 'public', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
};

const catalog = { existing: { engine: 'postgres', host: 'db.example.com', database: 'catalog', user: 'catalog', password: secretRef('catalog-db', 'password') } };

const given = (change: object, base: object = PRESETS.local) => platform({ ...base, ...change } as KubeflowPlatformProps);
const added = (name: string, change: Partial<AddOn> = {}) => given({ addOns: [{ name, namespace: { name: 'extra' }, make: () => undefined, ...change }] });
const user = { email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA' };
const withDex = (options: object) => given({ login: dex({ client: secretRef('a'), credentials: secretRef('b'), ...options }) }, PRESETS.dex);
const withOidc = (options: object) => given({ login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('a'), ...options }) }, PRESETS.oidc);
const connector = { type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'sso', key: 'secret' } } };

const SETTINGS: readonly Case[] = [
  ['no URL', () => given({ url: 'ml.example.com' }), 'Url', 'platform', 'got "ml.example.com"', 'write e.g. "https://ml.example.com"'],
  ['an empty URL', () => given({ url: '' }), 'Url', 'platform', 'got ""', 'write e.g. "https://ml.example.com"'],
  ['a URL with a path', () => given({ url: 'https://example.com/ml' }),
    'Url', 'platform', 'got "https://example.com/ml"', 'write "https://example.com"'],
  ['a URL with a query', () => given({ url: 'https://example.com/?a=b' }),
    'Url', 'platform', 'got "https://example.com/?a=b"', 'write "https://example.com"'],
  ['a URL with a user', () => given({ url: 'https://ana@example.com' }),
    'Url', 'platform', 'got "https://***@example.com"', 'write "https://example.com"'],
  ['another scheme', () => given({ url: 'ftp://ml.lan' }), 'UrlScheme', 'platform', 'got "ftp://ml.lan"', 'http:// or https://'],
  ['plain HTTP in production', () => given({ url: 'http://ml.example.com' }, PRESETS.oidc), 'UrlScheme', 'platform',
    'got "http://ml.example.com"', 'write e.g. "https://ml.example.com"'],
  ['a cluster domain with a dot at its end', () => given({ clusterDomain: 'cluster.local.' }), 'WrongProp', 'platform',
    'clusterDomain must be a DNS name such as "cluster.local", got "cluster.local."', 'pass another value'],
  ['a trust domain with a scheme', () => given({ trustDomain: 'spiffe://corp' }), 'WrongProp', 'platform',
    'trustDomain must be a DNS name such as "cluster.local", got "spiffe://corp"', 'pass another value'],
  ['a header in upper case', () => given({ identity: { userId: 'X-User' } }), 'IdentityHeader', 'platform',
    'identity.userId must be the name of an HTTP header in lower case, got "X-User"', 'write e.g. "kubeflow-userid"'],
  ['a header with a space', () => given({ identity: { groups: 'x groups' } }),
    'IdentityHeader', 'platform', 'got "x groups"', 'write e.g.'],
  ['a Gateway with an underscore', () => given({ gatewayName: 'A_b' }), 'WrongProp', 'platform', 'gatewayName must be the name of an object', 'got "A_b"'],
  ['a namespace in upper case', () => given({ namespaces: { kubeflow: 'ML' } }), 'NamespaceName', 'platform',
    'namespaces.kubeflow must be a DNS label, got "ML"', 'use at most 63 lower-case letters'],
  ['a namespace of 64 characters', () => given({ namespaces: { auth: 'a'.repeat(64) } }),
    'NamespaceName', 'platform', `got "${'a'.repeat(64)}"`, 'at most 63 lower-case letters'],
  ['an unknown namespace', () => given({ namespaces: { dex: 'login' } }), 'UnknownProp', 'platform', 'namespaces.dex is no known property, got a string',
    'there are auth, certManager, gpuOperator, istio, knativeEventing, knativeServing, kubeflow, kubeflowSystem, nvidiaDevicePlugin, oauth2Proxy'],
  ['two namespaces of one name', () => given({ namespaces: { auth: 'kubeflow' } }), 'SameNamespace', 'platform',
    'namespaces.kubeflow and namespaces.auth must differ, got "kubeflow" for both', 'give one of them another name'],
  ['no host', () => given({ hosts: [] }), 'Hosts', 'platform', 'got []', 'write e.g. ["ml.example.com"]'],
  ['a host with a scheme', () => given({ hosts: ['https://ml.example.com'] }), 'Hosts', 'platform', 'got "https://ml.example.com"', 'without scheme and port'],
  ['hosts without that of the URL', () => given({ hosts: ['ml.lan', '*.example.org'] }, PRESETS.oidc), 'Hosts', 'platform',
    'got ["ml.lan","*.example.org"] beside "https://ml.example.com"', 'add "ml.example.com"'],
  ['hosts without that of a local URL', () => given({ hosts: ['ml.lan'] }), 'Hosts', 'platform', 'beside "http://localhost:8080"', 'add "localhost"'],
  ['a certificate for plain HTTP', () => given({ tls: { certificate: secretRef('front-tls') } }), 'GatewayTls', 'platform',
    'got "http://localhost:8080"', 'write e.g. "https://localhost:8443", or leave tls out'],
  ['the namespace default', () => given({ namespaces: { kubeflow: 'default' } }), 'NamespaceName', 'platform', 'namespaces.kubeflow must not be', 'got "default"'],
  ['a namespace of Kubernetes', () => given({ namespaces: { auth: 'kube-system' } }), 'NamespaceName', 'platform', 'got "kube-system"', 'take one of its own'],
  ['a memory without a unit', () => given({ databases: { pipelines: { size: '20' } } }), 'WrongProp', 'platform', 'databases.pipelines.size must be a Size', 'got "20"'],
  ['the name of an applier', () => given({ gitops: 'argocd' as never }), 'WrongProp', 'platform', 'gitops must be argocd({ repository: "https://..." }) or flux(', 'got "argocd"'],
  ['a list of components', () => given({ components: ['notebooks'] as never }), 'WrongProp', 'platform', 'components must be only("notebooks")', 'got ["notebooks"]'],
  ['a mirror with a scheme', () => given({ images: { mirror: 'https://registry.example.com' } }), 'RegistryMirror', '',
    'got "https://registry.example.com"', 'write it without scheme'],
  ['an override of an unknown image', () => given({ images: { overrides: { 'istio/none': 'a/b:1' } } }),
    'UnknownProp', 'platform', 'images.overrides["istio/none"] is no known property', 'argo-workflows/argoexec'],
  ['a Secret with a slash', () => secretRef('auth/oidc'), 'SecretName', '', 'got a string', 'secretRef("oidc", "client-secret")'],
  ['a Secret without a name', () => secretRef(''), 'SecretName', '', 'a DNS subdomain', 'names, never the value itself'],
  ['a Secret with a name too long', () => secretRef('a'.repeat(254)), 'SecretName', '', 'got a string', 'DNS subdomain'],
];

const CHOICES: readonly Case[] = [
  ['production without a login', () => given({ login: undefined }, PRESETS.oidc),
    'LoginMissing', 'platform', 'got undefined', 'pass login: dex(...) or login: oidc(...)'],
  ['production without a certificate', () => given({ tls: undefined }, PRESETS.oidc), 'GatewayTls', 'platform', 'got undefined',
    'production({ url, tls: { certificate: secretRef("kubeflow-tls") } })'],
  ['a Gateway\'s name for an existing Istio', () => given({ istio: { existing: { gateway } }, gatewayName: 'front' }),
    'UnusedSetting', 'platform', 'gatewayName has no effect here, got "front"', 'leave it out'],
  ['the mesh\'s namespace for an existing Istio', () => given({ istio: { existing: { gateway } }, namespaces: { istio: 'mesh' } }),
    'UnusedSetting', 'platform', 'namespaces.istio has no effect here, got "mesh"', 'leave it out'],
  ['a certificate for the Gateway of an existing Istio', () => given({ istio: { existing: { gateway } } }, PRESETS.oidc),
    'GatewayTls', 'platform', 'tls is for the Gateway that is made here', 'set the certificate at the existing Gateway'],
  ['the namespace of an existing cert-manager',
    () => given({ certManager: { existing: {} }, namespaces: { certManager: 'pki' } }), 'UnusedSetting', 'platform',
    'namespaces.certManager has no effect here, got "pki"', 'leave it out'],
  ['the namespace of a Dex that is not there', () => given({ namespaces: { auth: 'login' } }, PRESETS.oidc), 'UnusedSetting', 'platform',
    'namespaces.auth has no effect here, got "login"', 'leave it out'],
  ['options of a Dex that is not there', () => given({ dex: { logLevel: 'info' } }, PRESETS.oidc), 'UnusedSetting', 'platform',
    'dex has no effect here, got {"logLevel":"info"}', 'leave it out'],
  ['the catalog\'s own database beside one that is there', () => given({ databases: { catalog }, hub: { database: { size: '1Gi' } } }), 'UnusedSetting', 'platform',
    'hub.database has no effect here, got {"size":"1Gi"}; the catalog has the one of databases.catalog', 'leave it out'],
  ['days after which pipelines that are not there delete artifacts', () => given({ pipelines: false, objectStore: { artifactRetentionDays: 30 } }), 'UnusedSetting', 'platform',
    'objectStore.artifactRetentionDays has no effect here, got 30', 'there are no pipelines'],
  ['a database of pipelines that are not there', () => given({ pipelines: false, databases: { pipelines: { size: '1Gi' } } }), 'UnusedSetting', 'platform',
    'databases.pipelines has no effect here, got {"size":"1Gi"}; there is no pipelines', 'leave it out'],
  ['a database of metadata beside those that are there', () => given({ databases: { pipelines: { existing: pipelinesDatabases({
    host: 'db.example.com', user: 'kubeflow', password: secretRef('db', 'password') }) }, metadata: {} } }), 'UnusedSetting', 'platform',
  'databases.metadata has no effect here', 'pipelines.existing names the database of metadata'],
  ['a database of metadata where there are no pipelines', () => given({ pipelines: false, databases: { metadata: {} } }), 'UnusedSetting', 'platform',
    'databases.metadata has no effect here', 'there is no pipelines'],
  ['a database of a Katib that is not there', () => given({ katib: false, pipelines: false, databases: { katib: { size: '1Gi' } } }), 'UnusedSetting', 'platform',
    'databases.katib has no effect here, got {"size":"1Gi"}; there is no katib', 'leave it out'],
  ['a database of a catalog that is not there', () => given({ hub: false, databases: { catalog } }), 'UnusedSetting', 'platform',
    'databases.catalog has no effect here, got {"existing":', 'there is no hub: leave it out'],
  ['options of servers where none is made', () => given({ katib: false, pipelines: false, databases: { pods: { priorityClassName: 'data' } } }), 'UnusedSetting',
    'platform', 'databases.pods has no effect here, got {"priorityClassName":"data"}; no server is made here', 'leave it out'],
  ['a Dex that knows nobody', () => withDex({}),
    'NoLoginMethod', 'platform/dex/Dex', 'got connectors [] and staticUsers []', 'add a connector'],
  ['two connectors of one id', () => withDex({ connectors: [connector, connector] }),
    'ConnectorId', 'platform/dex/Dex', 'got "sso"', 'give it a name of its own'],
  ['two users of one address', () => withDex({ users: { list: [user, { ...user, userId: '2' }], passwords: secretRef('p') } }), 'StaticUser',
    'platform/dex/Dex', 'got "ana@example.com" twice', 'remove one of them'],
  ['a provider without a client id', () => withOidc({ clientId: '' }),
    'ClientId', 'platform', 'got ""', 'write the id that is registered there'],
  ['a provider without a scheme', () => withOidc({ issuer: 'sso.example.org' }),
    'OidcIssuer', 'platform', 'got "sso.example.org"', 'e.g. "https://sso.example.com"'],
  ['a provider by plain HTTP in production', () => withOidc({ issuer: 'http://sso.example.org' }), 'OidcIssuer', 'platform',
    'starts with https://, got "http://sso.example.org"', 'e.g. "https://sso.example.com"'],
  ['autoscaling of istiod that cannot be', () => given({ istio: { istiod: { autoscaling: { min: 3, max: 2 } } } }),
    'AutoscalingRange', 'platform/istio/Istio', '3', '2'],
];

const COMPONENTS: readonly Case[] = [
  ['an add-on with the name of a component', () => added('dex'), 'ComponentExists', 'platform', 'got "dex"', 'choose another name'],
  ['an add-on with the name of a component that was left out', () => given({ dashboard: false, addOns: [{ name: 'dashboard', namespace: 'extra', make: () => undefined }] }),
    'ComponentExists', 'platform', 'got "dashboard"', 'choose another name'],
  ['an add-on with the name of the root', () => added('root'), 'ComponentName', 'platform',
    'other than argocd, flux, root, teams and profile-..., got "root"', 'write e.g. "monitoring"'],
  ['an add-on with a slash in its name', () => added('team/a'), 'ComponentName', 'platform', 'got "team/a"', 'write e.g. "monitoring"'],
  ['two add-ons of one name', () => given({ addOns: ['a', 'b'].map(namespace => ({ name: 'extra', namespace, make: () => undefined })) }),
    'ComponentExists', 'platform', 'got "extra"', 'choose another name'],
  ['an add-on after an unknown component', () => added('extra', { after: ['isito'] }),
    'UnknownComponent', 'platform', 'got "isito"', 'there are argo-workflows, cert-manager, dashboard, dex'],
  ['a component after an unknown one', () => given({}).platform.addComponent('extra', () => undefined, { after: ['isito'] }),
    'UnknownComponent', 'platform', 'got "isito"', 'there are argo-workflows, cert-manager, dashboard, dex'],
  ['a component without a function', () => given({}).platform.addComponent('extra', undefined as never), 'ComponentBuild', 'platform', 'got undefined', 'pass chart => {'],
  ['a component that waits', () => given({}).platform.addComponent('extra', async () => undefined), 'ComponentBuild', 'platform', 'at once', 'without async'],
  ['an add-on that waits', () => given({ addOns: [{ name: 'extra', namespace: 'extra', make: async () => undefined }] }),
    'ComponentBuild', 'platform', 'at once', 'without async'],
  ['a profile without a name', () => given({}).platform.addProfile(undefined as never, { owner: 'ana@example.com' }),
    'ProfileName', 'platform', 'got undefined', 'pass e.g. "vision"'],
  ['a component without a name', () => given({}).platform.addComponent(undefined as never, () => undefined), 'ComponentName', 'platform', 'got undefined', 'monitoring'],
  ['an add-on whose page has no slash at its end', () => added('extra', { web: { path: '/extra', service: 'extra', port: 80, pods: { app: 'extra' } } }),
    'WrongProp', 'platform', 'addOns[0].web.path must be a path with a slash at both ends', 'got "/extra"'],
  ['an add-on with an image without a tag', () => added('extra', { images: { server: 'ghcr.io/extra/server' } }),
    'ImageReference', 'platform/extra', 'got "ghcr.io/extra/server"', 'write [<host>/]<repository in lower case>:<tag>'],
  ['an add-on that asks for an image that it does not name', () => added('extra', { make: (_chart, { image }) => void image('server') }),
    'UnknownImage', 'platform/extra', 'got "server"', 'there are none'],
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
    expect(error.message).toMatch(/^(platform[^:]*: )?[^A-Z].*; .*[^.!] \([A-Z][A-Za-z]+\)( at \S+:\d+)?$/);
  });
});

test('a workload that a component does not have fails at synthesis', () => {
  const { app } = given({ dex: { workloads: { dax: { replicas: 1 } } } });
  const error = configError(() => app.synth());
  expect(error.code).toBe('Findings');
  expect(error.message).toMatch(/^Construct\/Validation {2}platform\/dex\/Dex/m);
  expect(error.message).toContain('workloads names a workload that this component does not have, got "dax"; it has dex (UnknownWorkload)');
});

test('the presets fill in what they promise', () => {
  expect(local()).toEqual({ security: 'local', url: 'http://localhost:8080' });
  expect(local({ url: 'http://ml.lan' })).toEqual({ security: 'local', url: 'http://ml.lan' });
  expect(production({ url: 'https://ml.example.com', tls: 'elsewhere' })).toEqual({ security: 'production', url: 'https://ml.example.com', tls: 'elsewhere' });
  expect(production({ url: 'https://ml.example.com' })).toEqual({ security: 'production', url: 'https://ml.example.com' });
  expect(KubeflowPlatform.isConstruct(given({}).platform)).toBe(true);
});
