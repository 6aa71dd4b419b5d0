import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { load } from 'js-yaml';
import { managedMetadataDatabase, managedPipelinesDatabases } from '../../src/components/mysql';
import { MultiUserPipelinesProps, Pipelines, PipelinesProps, SingleUserPipelinesProps } from '../../src/components/pipelines';
import { METADATA_CONFIG_SCRIPT } from '../../src/components/pipelines/metadata-config';
import { seaweedfsStore, singleUserStore } from '../../src/components/seaweedfs';
import { gcs, Images, pipelinesDatabases, s3, secretRef } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, Manifest, rendered } from '../support';

const databases = managedPipelinesDatabases();
const objectStore = singleUserStore('kubeflow');

const elsewhere: Partial<SingleUserPipelinesProps> = {
  namespace: 'ml',
  clusterDomain: 'corp.internal',
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  objectStore: s3({
    bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/',
    platform: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/pages' }, profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/runs-{profile}' },
  }),
  databases: pipelinesDatabases({ host: 'db.example.com', port: 3307, user: 'kfp', password: secretRef('kfp-db', 'word') }),
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  tls: { issuer: { kind: 'ClusterIssuer', name: 'internal' } },
  pipelineStore: 'kubernetes',
  cache: { certificate: 'cert-manager' },
  visualizations: true,
  logLevel: 'debug',
};

function given(props: Partial<SingleUserPipelinesProps> = {}) {
  const scope = chart();
  new Pipelines(scope, 'pipelines', { tenancy: 'single', objectStore, databases, ...props } as PipelinesProps);
  return scope;
}

function forProfiles(props: Partial<MultiUserPipelinesProps> = {}) {
  const scope = chart();
  new Pipelines(scope, 'pipelines', { gateway, objectStore, databases, ...props } as PipelinesProps);
  return scope;
}

const kinds = (scope: ReturnType<typeof chart>) => [...new Set(rendered(scope).map(one => one.kind))].sort();
const deployments = (scope: ReturnType<typeof chart>) => rendered(scope).filter(one => one.kind === 'Deployment');
const pod = (scope: ReturnType<typeof chart>, name: string) => found(scope, 'Deployment', name).spec.template.spec;
const env = ({ env: list = [] }: any): Record<string, any> => Object.fromEntries(list.map((one: any) => [one.name, one.value ?? one.valueFrom]));
const envOf = (scope: ReturnType<typeof chart>, name: string) => env(pod(scope, name).containers[0]);

test('renders the default manifest', () => expectGolden(given(), 'pipelines-single-user.yaml'));

test('renders TLS between the programs', () => goldenDifference(given(), given({ tls: {} }), 'pipelines-single-user-tls.diff'));

test('renders the richest manifest', () => goldenDifference(given(), given(elsewhere), 'pipelines-single-user-full.diff'));

test('renders a cache without cert-manager, and metadata on a server of their own, for profiles too', () => goldenDifference(forProfiles(),
  forProfiles({ cache: { certificate: 'self-made' }, databases: { ...databases, metadata: managedMetadataDatabase() } }), 'pipelines-minio-legacy.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere)).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'cluster.local', '"kubeflow"', '.kubeflow"', '.kubeflow.svc', 'ghcr.io', 'gcr.io', 'docker.io', 'mlpipeline-minio-artifact', 'mysql-secret', 'seaweedfs', 'minio123',
    'kubeflow-userid', 'istio',
  ];
  // A label by which injectors leave out pods that bear no proxy, whether there is a mesh or not.
  const told = text.replaceAll('sidecar.istio.io/inject', '');
  expect(literals.filter(literal => told.includes(literal))).toEqual([]);
});

test('has no mesh, no profiles, and rights in no other namespace but those of the program that makes the webhook', () => {
  const all = rendered(given({ cache: { certificate: 'cert-manager' } }));
  expect(kinds(given())).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(AuthorizationPolicy|DestinationRule|VirtualService|Sidecar|NetworkPolicy|DecoratorController)$/)]));
  expect(all.filter(one => one.kind.startsWith('ClusterRole'))).toEqual([]);
  expect(rendered(given()).filter(one => one.kind === 'ClusterRole').map(one => one.metadata.name)).toEqual(['kubeflow-pipelines-cache-deployer-clusterrole']);
});

test('selects pods by fewer labels, so that no Deployment can become one for profiles', () => {
  const selectors = (scope: ReturnType<typeof chart>) => new Map(deployments(scope).map(one => [one.metadata.name, JSON.stringify(one.spec.selector)]));
  const [single, multi] = [selectors(given()), selectors(forProfiles())];
  expect([...multi.keys()].filter(name => single.get(name) !== multi.get(name)).sort()).toEqual([
    'cache-server', 'metadata-writer', 'ml-pipeline', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-ui', 'ml-pipeline-viewer-crd',
  ]);
  rendered(given()).filter(one => one.kind === 'Service').forEach(service => {
    const pods = deployments(given()).filter(({ spec: { template } }) =>
      Object.entries(service.spec.selector).every(([key, value]) => template.metadata.labels[key] === value));
    expect([service.metadata.name, pods.length]).toEqual([service.metadata.name, 1]);
  });
});

test('programs look after their own namespace, and ask nobody who they are', () => {
  const own = { fieldRef: { fieldPath: 'metadata.namespace' } };
  for (const name of ['ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-viewer-crd']) {
    expect(envOf(given(), name).NAMESPACE).toEqual(own);
  }
  expect(['metadata-writer', 'cache-server'].map(name => envOf(given(), name).NAMESPACE_TO_WATCH)).toEqual([own, own]);
  expect(pod(given(), 'ml-pipeline').containers[0].envFrom).toBeUndefined();
  const names = ['ml-pipeline', 'ml-pipeline-ui'].flatMap(name => Object.keys(envOf(given(), name)));
  expect(names.filter(name => /USERID|AUTHZ|^DEPLOYMENT$|PROXY_(NAME|PORT)/.test(name))).toEqual([]);
});

describe('runs', () => {
  test('are in the namespace, with an account, and find artifacts and metadata there', () => {
    const scope = given();
    expect(found(scope, 'RoleBinding', 'pipeline-runner-binding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'pipeline-runner', namespace: 'kubeflow' }]);
    const { defaultPipelineRoot, providers } = found(scope, 'ConfigMap', 'kfp-launcher').data;
    expect(defaultPipelineRoot).toBe('minio://mlpipeline/v2/artifacts');
    const credentials = { secretRef: { secretName: 'mlpipeline-minio-artifact' } };
    expect(load(providers)).toMatchObject({ minio: { default: { endpoint: 'seaweedfs.kubeflow:9000', credentials } } });
    expect(found(scope, 'ConfigMap', 'metadata-grpc-configmap').data).toEqual({ METADATA_GRPC_SERVICE_HOST: 'metadata-grpc-service', METADATA_GRPC_SERVICE_PORT: '8080' });
  });

  test('take the identity of the cloud in which their namespace stands for the profile', () => {
    expect(found(given(elsewhere), 'ServiceAccount', 'pipeline-runner').metadata.annotations)
      .toEqual({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/runs-ml' });
    const google = gcs({ bucket: 'ml-data', profiles: { kind: 'workload-identity', account: 'runs-{profile}@ml.iam.gserviceaccount.com' } });
    expect(found(given({ objectStore: google }), 'ServiceAccount', 'pipeline-runner').metadata.annotations)
      .toEqual({ 'iam.gke.io/gcp-service-account': 'runs-kubeflow@ml.iam.gserviceaccount.com' });
    expect(found(given({ objectStore: google }), 'ConfigMap', 'kfp-launcher').data.defaultPipelineRoot).toBe('gs://ml-data/v2/artifacts');
  });

  test('have TensorBoards with an account of their own, unless there are none', () => {
    const accounts = (props: Partial<SingleUserPipelinesProps>) => rendered(given(props)).filter(one => one.kind === 'ServiceAccount').map(one => one.metadata.name);
    expect(accounts({})).toContain('kubeflow-pipelines-viewer');
    expect(accounts({ viewers: false })).not.toContain('kubeflow-pipelines-viewer');
    const { data } = found(given(), 'ConfigMap', 'ml-pipeline-ui-configmap');
    expect(JSON.parse(data['viewer-pod-template.json'])).toEqual({ spec: { serviceAccountName: 'kubeflow-pipelines-viewer' } });
  });
});

describe('the certificate of the cache', () => {
  const args = (scope: ReturnType<typeof chart>) => pod(scope, 'cache-server').containers[0].args as string[];
  const made = (scope: ReturnType<typeof chart>) => rendered(scope).filter(one => ['Certificate', 'MutatingWebhookConfiguration'].includes(one.kind)).length;

  test('comes of a program for a single user, of cert-manager for profiles, and of either where it is said', () => {
    const isSelfMade = (scope: ReturnType<typeof chart>) => deployments(scope).some(one => one.metadata.name === 'cache-deployer-deployment');
    const scopes = [given(), forProfiles(), given({ cache: { certificate: 'cert-manager' } }), forProfiles({ cache: { certificate: 'self-made' } })];
    expect(scopes.map(isSelfMade)).toEqual([true, false, false, true]);
    expect(scopes.map(made)).toEqual([0, 2, 2, 0]);
    expect(scopes.map(scope => args(scope).includes('--tls_cert_filename=tls.crt'))).toEqual([false, true, true, false]);
  });

  test('is made by one pod at a time, for the namespace of the cache', () => {
    const { spec } = found(forProfiles({ cache: { certificate: 'self-made' } }), 'Deployment', 'cache-deployer-deployment');
    expect(spec.strategy).toEqual({ type: 'Recreate' });
    expect(spec.template.spec.containers[0].env).toEqual([{ name: 'NAMESPACE_TO_WATCH', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }]);
  });
});

describe('metadata on a server of their own', () => {
  const apart = { databases: { ...databases, metadata: managedMetadataDatabase() } };
  const settings = (scope: ReturnType<typeof chart>) => found(scope, 'ConfigMap', 'pipeline-install-config').data;

  test('leave the settings of the other server to the cache', () => {
    expect(settings(given(apart))).toEqual(settings(given()));
    expect(envOf(given(apart), 'metadata-grpc-deployment')).toMatchObject({
      MYSQL_HOST: 'metadata-db', MYSQL_PORT: '3306', DBCONFIG_USER: { secretKeyRef: { name: 'metadata-db-secrets', key: 'MYSQL_USER_NAME' } },
    });
    expect(envOf(given(apart), 'cache-server').DBCONFIG_HOST_NAME).toEqual({ configMapKeyRef: { key: 'dbHost', name: 'pipeline-install-config' } });
  });

  test('are the only ones that the settings name where there is no cache', () =>
    expect(settings(given({ ...apart, cache: false }))).toMatchObject({ mysqlHost: 'mysql', dbHost: 'metadata-db' }));
});

describe('TLS between the programs', () => {
  const scope = given({ tls: {} });
  const SERVED = ['ml-pipeline', 'metadata-grpc-deployment', 'metadata-envoy-deployment'];
  const CALLING = ['ml-pipeline-ui', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'metadata-writer'];

  test('comes of one certificate, for every name by which they call each other', () => {
    const { dnsNames, secretName, isCA } = found(scope, 'Certificate', 'kfp-api-tls-cert').spec;
    const services: Manifest[] = rendered(scope).filter(one => one.kind === 'Service');
    const called = ['ml-pipeline', 'metadata-grpc-service', 'metadata-envoy-service'];
    expect(services.map(one => one.metadata.name)).toEqual(expect.arrayContaining(called));
    const full = ['ml-pipeline', 'metadata-grpc-service'].map(name => `${name}.kubeflow.svc.cluster.local`);
    expect(dnsNames).toEqual(expect.arrayContaining([...called, ...full, 'localhost']));
    expect(isCA).toBe(true);
    const mounting = deployments(scope).filter(one => one.spec.template.spec.volumes?.some((volume: any) => volume.secret?.secretName === secretName));
    expect(mounting.map(one => one.metadata.name).sort()).toEqual([...SERVED, ...CALLING].sort());
  });

  test('is signed by an authority that is named, and then is none itself', () => {
    const { spec } = found(given(elsewhere), 'Certificate', 'kfp-api-tls-cert');
    expect([spec.issuerRef, spec.isCA]).toEqual([{ kind: 'ClusterIssuer', name: 'internal' }, undefined]);
    expect(kinds(given(elsewhere))).not.toContain('Issuer');
  });

  test('is what probes, pages, agents and steps speak', () => {
    const api = pod(scope, 'ml-pipeline').containers[0];
    expect([api.startupProbe, api.livenessProbe, api.readinessProbe].map(one => one.httpGet.scheme)).toEqual(['HTTPS', 'HTTPS', 'HTTPS']);
    expect(env(api)).toMatchObject({ CABUNDLE_SECRET_NAME: 'kfp-api-tls-cert', METADATA_TLS_ENABLED: 'true' });
    expect(envOf(scope, 'ml-pipeline-ui')).toMatchObject({ ML_PIPELINE_SERVICE_SCHEME: 'https', METADATA_ENVOY_SERVICE_SERVICE_SCHEME: 'https' });
    for (const name of ['ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow']) {
      expect(pod(scope, name).containers[0].args.join(' ')).toMatch(/-mlPipelineServiceTLSEnabled=true.* -+caCertPath=\/etc\/pki\/tls\/certs\/ca\.crt/);
    }
    expect(found(scope, 'Service', 'ml-pipeline').metadata.annotations['prometheus.io/scheme']).toBe('https');
  });

  test('is what Envoy speaks on both sides, with the files that it mounts', () => {
    const { volumes, containers: [container] } = pod(scope, 'metadata-envoy-deployment');
    const mount = container.volumeMounts.find((one: any) => one.mountPath === '/etc/envoy');
    const name = volumes.find((one: any) => one.name === mount.name).configMap.name;
    const config: any = load(found(scope, 'ConfigMap', name).data['envoy-config.yaml']);
    const { listeners: [listener], clusters: [cluster] } = config.static_resources;
    const files = JSON.stringify([listener.filter_chains[0].transport_socket, cluster.transport_socket]).match(/\/etc\/envoy\/tls\/[a-z.]+/g);
    expect(files).toEqual(['tls.crt', 'tls.key', 'ca.crt'].map(file => `/etc/envoy/tls/${file}`));
    expect(container.volumeMounts).toContainEqual({ name: 'tls-certs', mountPath: '/etc/envoy/tls', readOnly: true });
  });

  test('has the definitions of pipelines as upstream has them, once', () => {
    const definitions = (props: Partial<SingleUserPipelinesProps>) => rendered(given(props)).filter(one => one.kind === 'CustomResourceDefinition').length;
    expect([{}, { tls: {} }, { pipelineStore: 'kubernetes' } as const, { tls: {}, pipelineStore: 'kubernetes' } as const].map(definitions)).toEqual([2, 4, 4, 4]);
  });

  test('reaches the metadata store by a file, whatever the password is', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-metadata-'));
    const pem = (name: string) => `-----BEGIN ${name}-----\nMIIB+/=\n-----END ${name}-----\n`;
    const file = (name: string) => path.join(folder, name);
    ['crt', 'key', 'ca'].forEach(name => fs.writeFileSync(file(name), pem(name)));
    const { initContainers: [writer] } = pod(scope, 'metadata-grpc-deployment');
    const own = { CONFIG_FILE: file('config.proto'), TLS_CERTIFICATE: file('crt'), TLS_KEY: file('key'), TLS_AUTHORITY: file('ca') };
    const database = { MYSQL_HOST: 'mysql', MYSQL_PORT: '3306', MYSQL_DATABASE: 'metadb', DBCONFIG_USER: 'root', DBCONFIG_PASSWORD: 'a"b\\c$d`e f' };
    expect(Object.keys(env(writer)).sort()).toEqual(Object.keys({ ...own, ...database }).sort());
    const done = spawnSync('/bin/sh', ['-ec', METADATA_CONFIG_SCRIPT], { env: { PATH: process.env.PATH, ...own, ...database }, encoding: 'utf8' });
    expect([done.status, done.stdout, done.stderr]).toEqual([0, '', '']);
    const text = (name: string) => pem(name).replaceAll('\n', '\\n');
    expect(fs.readFileSync(own.CONFIG_FILE, 'utf8').split(/\s*\n\s*/)).toEqual([
      'connection_config { mysql {', 'port: 3306', 'host: "mysql"', 'database: "metadb"', 'user: "root"', 'password: "a\\"b\\\\c$d`e f"', '} }',
      'ssl_config {', 'client_verify: false', `server_key: "${text('key')}"`, `server_cert: "${text('crt')}"`, `custom_ca: "${text('ca')}"`, '}', '',
    ]);
    expect(fs.statSync(own.CONFIG_FILE).mode & 0o077).toBe(0);
    fs.rmSync(folder, { recursive: true });
  });
});

test('fails for keys that are made for profiles', () =>
  expectConfigError(() => given({ objectStore: seaweedfsStore('kubeflow') }), 'RunKeys', 'test/pipelines', 'got the kind "minted"', 'tenancy: "single"'));

test.each<readonly [string, object, string]>([
  ['a header with the user', { identity: { userId: 'x', userIdPrefix: '', groups: 'y' } }, 'identity is no known property'],
  ['a program for artifacts in profiles', { artifactProxy: true }, 'artifactProxy is no known property'],
  ['further namespaces', { trustedNamespaces: ['ingress'] }, 'trustedNamespaces is no known property'],
])('fails for %s', (_name, props, text) => expectConfigError(() => given(props), 'UnknownProp', 'test/pipelines', text));

test('fails for a gateway, which belongs to the other tenancy', () =>
  expectConfigError(() => given({ gateway } as never), 'WrongProp', 'test/pipelines', 'tenancy must be "multi", got "single"'));

test('fails for profiles that may run v1 pipelines, where there are none', () =>
  expectConfigError(() => given({ v1Pipelines: { allowedIn: ['vision'] } } as never), 'WrongProp', 'test/pipelines', 'v1Pipelines'));

test('fails for PostgreSQL, and says why', () => expectConfigError(
  () => given({ databases: { ...databases, pipelines: { ...databases.pipelines, engine: 'postgres' as never } } }), 'WrongProp', 'test/pipelines',
  'databases.pipelines.engine', 'MySQL only', 'PostgreSQL is for their developers', 'got "postgres"'));

test('fails for TLS between programs of a mesh', () =>
  expectConfigError(() => forProfiles({ tls: {} } as never), 'WrongProp', 'test/pipelines', 'tls must be left out'));

test('what belongs to the other tenancy does not compile', () => {
  const single = { tenancy: 'single', objectStore, databases } as const;
  const compiles: readonly PipelinesProps[] = [
    { ...single, tls: {}, v1Pipelines: 'allowed' },
    // @ts-expect-error there is no mesh
    { ...single, gateway },
    // @ts-expect-error nobody is asked who they are
    { ...single, identity: { userId: 'x', userIdPrefix: '', groups: 'y' } },
    // @ts-expect-error there are no profiles
    { ...single, artifactProxy: true },
    // @ts-expect-error there are no profiles
    { ...single, v1Pipelines: { allowedIn: ['vision'] } },
    // @ts-expect-error there are no principals
    { ...single, trustDomain: 'corp.example' },
    // @ts-expect-error the mesh does it
    { gateway, objectStore, databases, tls: {} },
    // @ts-expect-error there is one behind which profiles are
    { objectStore, databases },
    // @ts-expect-error it runs on MySQL
    { ...single, databases: { ...databases, metadata: { ...databases.metadata, engine: 'postgres' } } },
    // @ts-expect-error a program makes the certificate of a cache that is there
    { ...single, v1Pipelines: 'blocked', cache: { certificate: 'self-made' } },
  ];
  expect(compiles).toHaveLength(10);
});
