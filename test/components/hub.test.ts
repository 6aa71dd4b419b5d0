import { load } from 'js-yaml';
import { Hub, HubProps } from '../../src/components/hub';
import { DatabaseRef, Images, secretRef } from '../../src/core';
import { RESTRICTED } from '../../src/kit';
import { chart, expectConfigError, expectGolden, found, goldenDifference, manifestSet, rendered } from '../support';

const database: DatabaseRef<'postgres'> = {
  engine: 'postgres', host: 'db.example.com', port: 6432, database: 'catalog', user: secretRef('catalog-db', 'user'), password: secretRef('catalog-db', 'password'), tls: 'require',
};

const elsewhere: HubProps = {
  namespace: 'ml',
  trustDomain: 'corp.example',
  trustedNamespaces: ['edge'],
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  registryUi: { namespace: 'vision', name: 'model-registry-ui' },
  huggingFaceToken: secretRef('hugging-face', 'token'),
  database: { existing: database },
  sources: {
    models: [
      { type: 'yaml', id: 'ours', name: 'Our models', labels: ['Approved'], models: [{ name: 'bert', artifacts: [{ uri: 's3://models/bert' }] }] },
      { type: 'hf', id: 'granite', name: 'Granite', includedModels: ['granite-3.1-*'], excludedModels: ['*-base'], allowedOrganization: 'ibm-granite', maxModels: 50 },
    ],
    mcpServers: [{ id: 'tools', name: 'Tools', enabled: false, servers: [{ name: 'prometheus-mcp' }], excludedServers: ['legacy-*'] }],
    namedQueries: { small: { filters: { size: { operator: '<', value: 8 } } } },
  },
  pods: { priorityClassName: 'platform' },
  workloads: { 'model-catalog-server': { replicas: 2 } },
};

function given(props: HubProps = {}) {
  const scope = chart();
  return { scope, hub: new Hub(scope, 'hub', props) };
}

const files = (props: HubProps) => found(given(props).scope, 'ConfigMap', 'model-catalog-sources').data;
const server = (props: HubProps = {}) => found(given(props).scope, 'Deployment', 'model-catalog-server').spec.template.spec.containers[0];

test('renders the default manifest', () => expectGolden(given().scope, 'hub.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'hub-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope));
  for (const literal of ['cluster.local', '"kubeflow"', 'docker.io', 'ghcr.io', 'model-catalog-hf-api-key', 'model-catalog-postgres']) {
    expect(text).not.toContain(literal);
  }
});

test('is found by the user interface of registries, by the label, the port\'s name and the address', () => {
  const { scope, hub } = given(elsewhere);
  const { metadata, spec } = found(scope, 'Service', 'model-catalog');
  expect(metadata.labels.component).toBe('model-catalog');
  expect(spec.ports).toEqual([{ name: 'http-api', port: hub.catalog.port, protocol: 'TCP', appProtocol: 'http' }]);
  expect(hub.catalog).toEqual({ namespace: 'ml', name: 'model-catalog', port: 8080 });
});

test('lets in the programs of profiles, and the user interface of registries, whom nobody else would', () => {
  const principals = (props: HubProps) => found(given(props).scope, 'AuthorizationPolicy', 'model-catalog').spec.rules[0].from[0].source.principals;
  expect(principals({})).toEqual(['*/sa/default-editor', '*/sa/default-viewer']);
  expect(principals(elsewhere)).toContain('corp.example/ns/vision/sa/model-registry-ui');
});

test('is reached in the network past the policies of its namespace, by profiles and by whom it is told to trust', () => {
  const profiles = { namespaceSelector: { matchExpressions: [{ key: 'app.kubernetes.io/part-of', operator: 'In', values: ['kubeflow-profile'] }] } };
  const trusted = { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['edge'] }] } };
  const policy = (props: HubProps) => found(given(props).scope, 'NetworkPolicy', 'model-catalog').spec;
  expect(policy({}).ingress).toEqual([{ from: [profiles], ports: [{ port: 8080, protocol: 'TCP' }] }]);
  expect(policy(elsewhere).ingress[0].from).toEqual([profiles, trusted]);
  expect(found(given().scope, 'Deployment', 'model-catalog-server').spec.template.metadata.labels).toMatchObject(policy({}).podSelector.matchLabels);
});

test('grants the user interface of registries its rights, and nobody any where there is none', () => {
  const subjects = (props: HubProps) => rendered(given(props).scope).filter(one => one.kind === 'ClusterRoleBinding').map(one => one.subjects);
  expect(subjects({})).toEqual([]);
  expect(subjects(elsewhere)).toEqual(Array(3).fill([{ kind: 'ServiceAccount', namespace: 'vision', name: 'model-registry-ui' }]));
});

test('starts empty, without a container before it', () => {
  expect(load(files({})['sources.yaml'])).toEqual({ model_catalogs: [], mcp_catalogs: [] });
  const { initContainers, volumes } = found(given().scope, 'Deployment', 'model-catalog-server').spec.template.spec;
  expect([initContainers, volumes]).toEqual([undefined, [{ name: 'sources', configMap: { name: 'model-catalog-sources' } }]]);
});

test('writes each list into a file of its own, which the list of sources names', () => {
  const written = files(elsewhere);
  expect(Object.keys(written).sort()).toEqual(['ours.yaml', 'sources.yaml', 'tools.yaml']);
  const { model_catalogs: models, mcp_catalogs: servers, namedQueries } = load(written['sources.yaml']) as any;
  expect(models).toEqual([
    { name: 'Our models', id: 'ours', enabled: true, labels: ['Approved'], type: 'yaml', properties: { yamlCatalogPath: 'ours.yaml' } },
    {
      name: 'Granite', id: 'granite', enabled: true, type: 'hf', properties: { allowedOrganization: 'ibm-granite', maxModels: 50 },
      includedModels: ['granite-3.1-*'], excludedModels: ['*-base'],
    },
  ]);
  expect(servers).toEqual([{ name: 'Tools', id: 'tools', enabled: false, type: 'yaml', properties: { yamlCatalogPath: 'tools.yaml' }, excludedServers: ['legacy-*'] }]);
  expect(namedQueries).toEqual({ small: { filters: { size: { operator: '<', value: 8 } } } });
  expect(load(written['ours.yaml'])).toEqual({ source: 'Our models', models: [{ name: 'bert', artifacts: [{ uri: 's3://models/bert' }] }] });
  expect(load(written['tools.yaml'])).toEqual({ source: 'Tools', mcp_servers: [{ name: 'prometheus-mcp' }] });
});

test('calls a database of somebody else by the variables of PostgreSQL, and makes none', () => {
  const { scope } = given({ database: { existing: database } });
  const env = Object.fromEntries(server({ database: { existing: database } }).env.map((one: any) => [one.name, one.value ?? one.valueFrom.secretKeyRef]));
  expect(env).toMatchObject({
    PGHOST: 'db.example.com', PGPORT: '6432', PGDATABASE: 'catalog', PGSSLMODE: 'require', PGUSER: { name: 'catalog-db', key: 'user' },
    PGPASSWORD: { name: 'catalog-db', key: 'password' },
  });
  expect(rendered(scope).map(one => one.kind)).not.toContain('StatefulSet');
  const calls = (host: string) => given({ database: { existing: { ...database, host } } }).hub.programs[0].calls.is.map(one => one.to);
  expect(calls('db.example.com')).toEqual(['internet', 'internet']); // the database, and Hugging Face
  expect(calls('db.data.svc')).toContainEqual({ namespace: 'data', name: 'db', port: 6432 });
  expect(manifestSet(scope).externals).toContainEqual(expect.objectContaining({ kind: 'Secret', namespace: 'kubeflow', name: 'catalog-db' }));
});

test('has a user name as such where it is no secret', () => {
  expect(server({ database: { existing: { ...database, user: 'catalog' } } }).env).toContainEqual({ name: 'PGUSER', value: 'catalog' });
});

test('keeps its own database as PostgreSQL\'s user of the image, with the credentials and the storage that it is told', () => {
  const { scope } = given({ database: { credentials: secretRef('own'), size: '20Gi', storageClass: 'fast' } });
  const { securityContext, containers: [postgres] } = found(scope, 'StatefulSet', 'model-catalog-postgres').spec.template.spec;
  expect([securityContext.fsGroup, postgres.securityContext.runAsUser, postgres.securityContext.runAsGroup]).toEqual([999, 999, 999]);
  expect(postgres.envFrom).toEqual([{ secretRef: { name: 'own' } }]);
  expect(found(scope, 'PersistentVolumeClaim', 'model-catalog-postgres').spec).toMatchObject({ storageClassName: 'fast', resources: { requests: { storage: '20Gi' } } });
});

test('fails for a database without space', () =>
  expectConfigError(() => given({ database: { size: '0Gi' } }), 'VolumeSize', 'test/hub/Catalog/Postgres', 'got "0Gi"'));

test.each<[string, HubProps['sources'], string, string]>([
  ['two sources of one id', { models: [{ type: 'yaml', id: 'a', name: 'A', models: [] }], mcpServers: [{ id: 'a', name: 'B', servers: [] }] }, 'CatalogSource', 'got "a"'],
  ['a source that would replace the list of them', { models: [{ type: 'yaml', id: 'sources', name: 'A', models: [] }] }, 'CatalogSource', 'got "sources"'],
  ['a model without a name', { models: [{ type: 'yaml', id: 'a', name: 'A', models: [{ title: 'bert' }] }] }, 'CatalogEntry', 'models of "a"'],
  ['a server without a name', { mcpServers: [{ id: 'a', name: 'A', servers: [{ name: '' }] }] }, 'CatalogEntry', 'servers of "a"'],
  ['a query without a filter', { namedQueries: { all: { filters: {} } } }, 'CatalogQuery', '"all"'],
  ['an id that is no file name', { models: [{ type: 'yaml', id: '../a', name: 'A', models: [] }] }, 'WrongProp', '../a'],
])('fails for %s', (_, sources, code, text) => expectConfigError(() => given({ sources }), code, code === 'WrongProp' ? 'test/hub' : 'test/hub/Catalog', text));

describe('beside KServe', () => {
  const registry = { namespace: 'vision', name: 'model-registry-service', port: 8080 };
  const usual: HubProps = { inferenceServiceController: { registries: ['vision'] }, storageInitializer: { registry } };
  const CONTROLLER = 'controller-controller-manager';
  const variables = (props: HubProps): Record<string, string> => Object.fromEntries(found(given(props).scope, 'Deployment', CONTROLLER).spec.template.spec.containers[0].env
    .map((one: { name: string; value: string }) => [one.name, one.value]));

  test('renders what notes served models, and what fetches them from registries', () =>
    goldenDifference(given().scope, given(usual).scope, 'hub-serving.diff'));

  test('leaves no default name behind there either', () => {
    const registries = ['speech', 'vision'];
    const resources = { limits: { memory: '4Gi' } };
    const text = JSON.stringify(rendered(given({
      ...elsewhere, clusterDomain: 'corp.internal', inferenceServiceController: { registries }, storageInitializer: { registry, resources },
    }).scope));
    for (const literal of ['cluster.local', '"kubeflow"', 'docker.io', 'ghcr.io', '1Gi', ':latest']) {
      expect(text).not.toContain(literal);
    }
    expect(text).toContain('"command":["/usr/bin/env","MODEL_REGISTRY_BASE_URL=model-registry-service.vision.svc.corp.internal:8080",'
      + '"MODEL_REGISTRY_CLUSTER_DOMAIN=svc.corp.internal","/mr-storage-initializer"]');
  });

  test('what fetches models from registries has no variables, which KServe would mix with those of the keys', () => {
    const { container } = found(given({ storageInitializer: { registry } }).scope, 'ClusterStorageContainer', 'model-registry-storage-initializer').spec;
    expect([container.env, container.command[0], container.command.at(-1)]).toEqual([undefined, '/usr/bin/env', '/mr-storage-initializer']);
  });

  test('what fetches models from registries has the privileges that it is told, else none are said', () => {
    const container = (more: object) =>
      found(given({ storageInitializer: { registry, ...more } }).scope, 'ClusterStorageContainer', 'model-registry-storage-initializer').spec.container;
    expect(container({})).not.toHaveProperty('securityContext');
    expect(container({ securityContext: RESTRICTED }).securityContext).toEqual(RESTRICTED);
  });

  test('the controller works, and looks for registries in the first namespace of the list', () => {
    const set = variables({ inferenceServiceController: { registries: ['speech', 'vision'] } });
    expect(Object.entries(set).filter(([, value]) => value === '')).toEqual([]);
    expect(set).toMatchObject({ INFERENCE_SERVICE_CONTROLLER: 'managed', REGISTRIES_NAMESPACE: 'speech', SKIP_TLS_VERIFY: 'false' });
  });

  test('the controller\'s proxy reaches registries and the API server, and no address that somebody writes into an InferenceService', () => {
    const { scope } = given({ ...usual, inferenceServiceController: { registries: ['speech', 'vision'] }, clusterDomain: 'corp.internal' });
    expect(found(scope, 'Sidecar', 'model-registry-controller').spec).toEqual({
      workloadSelector: { labels: found(scope, 'Deployment', CONTROLLER).spec.template.metadata.labels },
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      egress: [{ hosts: ['default/kubernetes.default.svc.corp.internal', 'speech/*', 'vision/*'] }],
    });
  });

  test('its Service and its proxy are its own, though other controllers of the namespace have the label of its selector', () => {
    const { scope } = given(usual);
    const { selector, template } = found(scope, 'Deployment', CONTROLLER).spec;
    expect(selector.matchLabels).toEqual({ 'control-plane': 'controller-manager' });
    expect(found(scope, 'Service', `${CONTROLLER}-metrics-service`).spec.selector).toEqual(template.metadata.labels);
    expect(template.metadata.labels).toEqual({ 'control-plane': 'controller-manager', 'component': 'model-registry-controller' });
  });

  test('nothing of it is there unless it is asked for', () => {
    const names = rendered(given(elsewhere).scope).map(one => one.metadata.name);
    expect(names.filter(name => /^controller-|storage-initializer|model-registry-controller/.test(name))).toEqual([]);
  });

  test('fails for a controller without registries, and a container without one', () => {
    expectConfigError(() => given({ inferenceServiceController: { registries: [] } }), 'WrongProp', 'test/hub', 'inferenceServiceController.registries');
    expectConfigError(() => given({ inferenceServiceController: { registries: ['Vision'] } }), 'WrongProp', 'test/hub', 'got "Vision"');
    expectConfigError(() => given({ storageInitializer: {} as never }), 'MissingProp', 'test/hub', 'storageInitializer.registry');
  });
});
