import { Chart } from 'cdk8s';
import { Images, secretRef } from '../../src/core';
import { existingClaim, MeshedRegistryProps, ModelRegistry, ModelRegistryProps, newClaim, PlainRegistryProps, PlatformContext, Profile, setPlatformContext, user } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, manifestSet, rendered } from '../support';
import { Team } from './support';

function given(props: MeshedRegistryProps = {}, team = {}) {
  const scope = chart();
  return { scope, registry: new ModelRegistry(new Team(scope, 'vision', team), 'registry', { gateway, ...props }) };
}

const elsewhere: MeshedRegistryProps = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  identity: { userId: 'x-user', userIdPrefix: '', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  hosts: ['ml.example.com'],
  catalog: { namespace: 'ml', name: 'model-catalog', port: 8080 },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  displayName: 'Vision',
  description: 'Models for cameras',
  open: true,
  database: { engine: 'mysql', credentials: secretRef('own'), storage: newClaim('50Gi', { storageClassName: 'fast' }) },
  resources: { server: { limits: { memory: '1Gi' } }, database: { limits: { memory: '2Gi' } } },
};

/** A platform with a catalog, whose main registry is that of a namespace. */
function platform(main?: string): PlatformContext {
  const identity = { userId: 'kubeflow-userid', userIdPrefix: '', groups: 'kubeflow-groups' };
  return {
    identity, callers: [], platformNamespaces: [], reservedNamespaces: [], injection: 'enabled', images: new Images(),
    mesh: { gateway, identity, clusterDomain: 'corp.internal', trustDomain: 'corp.example', hosts: ['ml.example.com'] },
    hub: { catalog: { namespace: 'ml', name: 'model-catalog', port: 8080 }, ...main !== undefined && { registryUi: { namespace: main, name: 'model-registry-ui' } } },
  };
}

function served(main?: string, props: ModelRegistryProps = {}) {
  const scope = chart();
  setPlatformContext(scope, platform(main));
  return { scope, registry: new ModelRegistry(new Team(scope, 'vision'), 'registry', props) };
}

const kinds = (scope: Chart) => rendered(scope).map(one => one.kind);
const container = (scope: Chart, name: string) => found(scope, 'Deployment', name).spec.template.spec.containers[0];
const argument = (scope: Chart, name: string) => container(scope, 'model-registry-deployment').args.find((one: string) => one.startsWith(`--${name}=`));

test('renders the main registry', () => expectGolden(given({ main: true, open: true }).scope, 'model-registry.yaml'));

test('renders a registry of another team', () => goldenDifference(given({ main: true, open: true }).scope, given(elsewhere).scope, 'model-registry-other.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope));
  const literals = ['cluster.local', 'istio-system', 'kubeflow-gateway', 'kubeflow-userid', 'docker.io', 'ghcr.io', 'ecr.aws', 'model-registry-db-secrets', '"kubeflow',
    '"hosts":["*"]'];
  for (const literal of literals) {
    expect(text).not.toContain(literal);
  }
});

test('takes the paths of the platform as the main one alone: two registries never claim one path', () => {
  const prefixes = (scope: Chart) => rendered(scope).filter(one => one.kind === 'VirtualService' && one.spec.gateways).map(one => one.spec.http[0].match[0].uri.prefix);
  expect(prefixes(given({ main: true }).scope)).toEqual(['/api/model_registry/', '/model-registry/']);
  const { scope, registry } = given();
  expect(prefixes(scope)).toEqual(['/model-registries/vision/']);
  expect(found(scope, 'VirtualService', 'model-registry').spec.http[0].rewrite).toEqual({ uri: '/' });
  expect([registry.path, registry.uiPath]).toEqual(['/model-registries/vision/', undefined]);
  expect(given({ main: true }).registry).toMatchObject({ path: '/', uiPath: '/model-registry/', service: { namespace: 'vision', name: 'model-registry-service', port: 8080 } });
});

test('makes nothing of the whole cluster, which a team could not apply', () => {
  expect(rendered(given({ ...elsewhere }).scope).concat(rendered(given({ main: true }).scope)).filter(one => one.metadata.namespace !== 'vision')).toEqual([]);
});

test('is the main one where the platform names its namespace, else one that the main user interface may call', () => {
  const main = served('vision');
  expect(main.registry.uiPath).toBe('/model-registry/');
  const other = served('platform-team');
  expect(other.registry.uiPath).toBeUndefined();
  expect(found(other.scope, 'AuthorizationPolicy', 'model-registry-service').spec.rules).toEqual([
    { from: [{ source: { namespaces: ['vision'] } }, { source: { principals: ['corp.example/ns/platform-team/sa/model-registry-ui'] } }] },
  ]);
  expect(kinds(served().scope)).not.toContain('Sidecar');
});

test('knows programs by the trust domain of the platform, also with a cluster domain of its own', () => {
  const principals = (props: MeshedRegistryProps) =>
    found(served('ml', props).scope, 'AuthorizationPolicy', 'model-registry-service').spec.rules[0].from[1].source.principals;
  expect(principals({ clusterDomain: 'own.internal' })).toEqual(['corp.example/ns/ml/sa/model-registry-ui']);
  expect(principals({ trustDomain: 'own.example' })).toEqual(['own.example/ns/ml/sa/model-registry-ui']);
});

test('lets only its own namespace in, since its server asks nobody who they are, unless it is open as upstream\'s', () => {
  const rules = (props: MeshedRegistryProps) => found(given(props).scope, 'AuthorizationPolicy', 'model-registry-service').spec.rules;
  expect(rules({})).toEqual([{ from: [{ source: { namespaces: ['vision'] } }] }]);
  expect(rules({ open: true, identity: elsewhere.identity })).toEqual([
    { from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] },
    { when: [{ key: 'request.headers[authorization]', values: ['*'] }, { key: 'request.headers[x-user]', notValues: ['*'] }] },
  ]);
});

test('shows the catalog of the platform in its namespace, where the user interface looks for it', () => {
  const { scope } = served();
  const { metadata, spec } = found(scope, 'Service', 'model-catalog');
  expect([metadata.labels, spec.selector, spec.ports[0].name]).toEqual([{ component: 'model-catalog' }, undefined, 'http-api']);
  expect(found(scope, 'VirtualService', 'model-catalog').spec).toEqual({
    hosts: ['model-catalog.vision.svc.corp.internal'], http: [{ route: [{ destination: { host: 'model-catalog.ml.svc.corp.internal', port: { number: 8080 } } }] }],
  });
  expect(rendered(served(undefined, { catalog: false }).scope).filter(one => one.metadata.name === 'model-catalog')).toEqual([]);
});

test('is found by the user interface, by label, port and annotations', () => {
  const { metadata, spec } = found(given({ displayName: 'Vision' }).scope, 'Service', 'model-registry-service');
  expect(metadata.labels.component).toBe('model-registry');
  expect(metadata.annotations).toEqual({ displayName: 'Vision', description: 'Models of vision' });
  expect(spec.ports[0].name).toBe('http-api');
});

test('runs PostgreSQL or MySQL beside it, and leaves their port to no proxy', () => {
  const excluded = (scope: Chart) => found(scope, 'Deployment', 'model-registry-deployment').spec.template.metadata.annotations['traffic.sidecar.istio.io/excludeOutboundPorts'];
  const postgres = given().scope;
  expect([argument(postgres, 'embedmd-database-type'), excluded(postgres)]).toEqual(['--embedmd-database-type=postgres', '5432']);
  const mysql = given({ database: { engine: 'mysql' } }).scope;
  expect([argument(mysql, 'embedmd-database-type'), argument(mysql, 'datastore-type'), excluded(mysql)])
    .toEqual([undefined, '--datastore-type=$(MODEL_REGISTRY_DATA_STORE_TYPE)', '3306']);
  expect(found(mysql, 'ConfigMap', 'model-registry-configmap').data.MODEL_REGISTRY_DATA_STORE_TYPE).toBe('embedmd');
  expect(argument(mysql, 'embedmd-database-dsn')).toContain('@tcp(model-registry-db:$(MYSQL_PORT))/$(MYSQL_DATABASE)');
  expect(found(mysql, 'PersistentVolumeClaim', 'metadata-mysql').spec.resources.requests.storage).toBe('10Gi');
  expect(manifestSet(postgres).externals).toContainEqual(expect.objectContaining({ kind: 'Secret', namespace: 'vision', name: 'model-registry-db-secrets' }));
});

test('keeps its data in a claim of somebody else', () => {
  const { scope } = given({ database: { storage: existingClaim('models', { external: true }) } });
  expect(kinds(scope)).not.toContain('PersistentVolumeClaim');
  expect(found(scope, 'Deployment', 'model-registry-db').spec.template.spec.volumes[0].persistentVolumeClaim).toEqual({ claimName: 'models' });
});

describe('with a database of somebody else', () => {
  const common = { host: 'db.example.com', database: 'registry', user: secretRef('db', 'user'), password: secretRef('db', 'password') };

  test('of PostgreSQL has no password in a URL, where its characters would count', () => {
    const { scope } = given({ database: { existing: { ...common, engine: 'postgres', tls: 'require' } } });
    expect(argument(scope, 'embedmd-database-dsn')).toBe('--embedmd-database-dsn=postgresql://db.example.com:5432/registry?sslmode=require');
    expect(container(scope, 'model-registry-deployment').env).toEqual([
      { name: 'PGUSER', valueFrom: { secretKeyRef: { name: 'db', key: 'user' } } }, { name: 'PGPASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    ]);
    expect(rendered(scope).filter(one => /db|metadata/.test(one.metadata.name))).toEqual([]);
    expect(manifestSet(scope).externals.filter(one => one.kind === 'Secret').map(one => one.name)).toEqual(['db', 'db']);
  });

  test('of MySQL names host, port and encryption', () => {
    const { scope } = given({ database: { existing: { ...common, engine: 'mysql', port: 3307, user: 'registry', tls: 'require' } } });
    expect(argument(scope, 'embedmd-database-dsn'))
      .toBe('--embedmd-database-dsn=$(DATABASE_USER):$(DATABASE_PASSWORD)@tcp(db.example.com:3307)/registry?charset=utf8mb4&tls=skip-verify');
    expect(container(scope, 'model-registry-deployment').env[0]).toEqual({ name: 'DATABASE_USER', value: 'registry' });
  });

  test('is called where it is, be it a Service or outside the cluster', () => {
    const called = (host: string) => given({ database: { existing: { ...common, host, engine: 'postgres' } } }).registry.programs[0].calls.is;
    expect(called('db.example.com')).toEqual([{ to: 'internet', why: 'all that it knows' }]);
    expect(called('db')).toMatchObject([{ to: { namespace: 'vision', name: 'db', port: 5432 } }]);
  });
});

test('runs nothing while the team is suspended, and leaves only its data when it is archived', () => {
  const suspended = given({ main: true }, { lifecycle: 'suspended' }).scope;
  expect(rendered(suspended).filter(one => one.kind === 'Deployment').map(one => one.spec.replicas)).toEqual([0, 0, 0]);
  expect(kinds(given({ main: true }, { lifecycle: 'archived' }).scope)).toEqual(['PersistentVolumeClaim']);
});

test('knows its programs, each a container of its pods at the ports that others call', () => {
  const { scope, registry } = given({ main: true });
  expect(registry.programs.map(one => one.container)).toEqual(['db-container', 'rest-container', 'model-registry-ui']);
  for (const { name, container: named, calledBy, user: { is: user } } of registry.programs) {
    const { name: shown, ports, securityContext } = container(scope, name);
    expect(shown).toBe(named);
    expect(calledBy.is.filter(({ port }) => port !== ports[0].containerPort)).toEqual([]);
    expect([user, undefined]).toContain(securityContext.runAsUser);
  }
});

test('takes namespace and protection of the profile around it', () => {
  const scope = chart();
  const profile = new Profile(scope, 'vision', { owner: user('ana@example.com'), protection: 'none' });
  new ModelRegistry(profile, 'registry', { gateway });
  expect(found(scope, 'PersistentVolumeClaim', 'metadata-postgres', 'vision').metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=true');
});

test('fails without a gateway, a namespace, and for headers that the user interface does not read', () => {
  expectConfigError(() => new ModelRegistry(new Team(chart(), 'vision'), 'registry'), 'RegistryGateway', 'test/vision/registry', 'gateway must be given');
  expectConfigError(() => new ModelRegistry(chart(), 'registry', { gateway }), 'WorkloadNamespace', 'test/registry');
  expectConfigError(() => given({ main: true, identity: elsewhere.identity }), 'RegistryHeader', 'test/vision/registry', 'got "x-user"', 'main: false');
  expectConfigError(() => given({ database: { existing: { engine: 'sqlite' } as never } }), 'WrongProp', 'test/vision/registry', 'database');
});

describe('without a mesh', () => {
  const plain = (props: Partial<PlainRegistryProps> = {}) => {
    const scope = chart();
    return { scope, registry: new ModelRegistry(new Team(scope, 'vision'), 'registry', { mesh: false, open: true, ...props }) };
  };

  test('is the server with its database, and nothing of Istio', () => {
    goldenDifference(given().scope, plain({ database: { engine: 'mysql' } }).scope, 'model-registry-mysql.diff');
    expect(new Set(rendered(plain().scope).map(one => one.apiVersion))).toEqual(new Set(['v1', 'apps/v1']));
  });

  test('clients begin at its Service', () =>
    expect(plain().registry).toMatchObject({ path: '/', uiPath: undefined, service: { namespace: 'vision', name: 'model-registry-service', port: 8080 } }));

  test('of a platform takes nothing of it, though its namespace is that of the main one', () => {
    const scope = chart();
    setPlatformContext(scope, platform('vision'));
    new ModelRegistry(new Team(scope, 'vision'), 'registry', { mesh: false, open: true });
    expect(rendered(scope)).toEqual(rendered(plain().scope));
  });

  test('fails where it would keep somebody out, and for settings of the mesh', () => {
    expectConfigError(() => plain({ open: false as never }), 'WrongProp', 'test/vision/registry', 'open must be true');
    expectConfigError(() => new ModelRegistry(new Team(chart(), 'vision'), 'registry', { mesh: false } as never), 'MissingProp', 'test/vision/registry', 'open');
    expectConfigError(() => plain({ gateway: gateway as never }), 'WrongProp', 'test/vision/registry', 'gateway');
    expectConfigError(() => plain({ main: true as never }), 'WrongProp', 'test/vision/registry', 'main');
  });
});
