import { managedMetadataDatabase, Mysql, MysqlProps } from '../../src/components/mysql';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const full: MysqlProps = {
  namespace: 'platform',
  clusterDomain: 'cluster.example',
  trustDomain: 'mesh.example',
  pipelines: { size: '100Gi', storageClass: 'fast', credentials: 'runs', emptyPassword: true },
  pipelinesClients: [{ namespace: 'platform', name: 'api' }],
  katib: { size: '1Gi', storageClass: 'fast', password: { name: 'trials', key: 'root' } },
  workloads: { mysql: { priorityClassName: 'databases' } },
};

function given(props: MysqlProps = {}) {
  const scope = chart();
  new Mysql(scope, 'mysql', props);
  return scope;
}

const container = (props: MysqlProps, name: string) => found(given(props), 'Deployment', name).spec.template.spec.containers[0];

test('renders the default manifests', () => expectGolden(given(), 'mysql.yaml'));

test('renders the richest manifests', () => goldenDifference(given(), given(full), 'mysql-full.diff'));

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(given(full)));
  ['"kubeflow"', 'ns/kubeflow', '.kubeflow.svc', 'cluster.local', 'mysql-secret', 'MYSQL_ROOT_PASSWORD","key'].forEach(name => expect(objects).not.toContain(name));
});

test('makes a server for each that needs one', () => {
  expect(rendered(given({ katib: false })).map(one => one.metadata.name)).not.toContain('katib-mysql');
  expect(rendered(given({ pipelines: false })).map(one => `${one.kind}/${one.metadata.name}`)).toEqual(['PersistentVolumeClaim/katib-mysql', 'Deployment/katib-mysql', 'Service/katib-mysql']);
});

test.each(['mysql', 'katib-mysql'])('%s takes the password of root from a Secret, and no empty one', name => {
  const { env, args, readinessProbe } = container({}, name);
  expect(env[0]).toMatchObject({ name: 'MYSQL_ROOT_PASSWORD', valueFrom: { secretKeyRef: {} } });
  expect(JSON.stringify(env)).not.toContain('EMPTY');
  expect(JSON.stringify([args, readinessProbe])).not.toContain('PASSWORD');
});

test('renders a server for metadata alone', () => goldenDifference(given(), given({ metadata: {} }), 'mysql-metadata.diff'));

test('the server for metadata alone takes its names from the settings, and clients find it', () => {
  const scope = given({ mesh: false, namespace: 'ml', pipelines: false, katib: false, metadata: { size: '1Gi', storageClass: 'fast', credentials: 'mlmd', emptyPassword: true } });
  const { host, database, password } = managedMetadataDatabase('mlmd');
  expect(found(scope, 'Service', host).spec.ports[0].port).toBe(3306);
  expect(found(scope, 'ConfigMap', 'metadata-db-parameters').data).toEqual({ MYSQL_DATABASE: database, MYSQL_PORT: '3306', MYSQL_ALLOW_EMPTY_PASSWORD: 'true' });
  expect(found(scope, 'Deployment', host).spec.template.spec.containers[0].env).toEqual([{ name: 'MYSQL_ROOT_PASSWORD', valueFrom: { secretKeyRef: password } }]);
  expect(found(scope, 'PersistentVolumeClaim', 'metadata-mysql').spec).toMatchObject({ storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } });
  ['"kubeflow"', 'metadata-db-secrets'].forEach(name => expect(JSON.stringify(rendered(scope))).not.toContain(name));
  // Neither it nor that of pipelines is served by MySQL's newer way to log in.
  expect(container({ metadata: {} }, 'metadata-db').args).toEqual(expect.arrayContaining(container({}, 'mysql').args.slice(2)));
});

test('outside a mesh nothing of it is left, nor can be said', () => {
  expect(rendered(given({ mesh: false })).map(one => one.kind)).not.toEqual(expect.arrayContaining([expect.stringMatching(/AuthorizationPolicy|DestinationRule/)]));
  expect(rendered(given({ mesh: false })).length).toBe(rendered(given()).length - 2);
  // @ts-expect-error there are no principals
  expectConfigError(() => given({ mesh: false, pipelinesClients: [] }), 'WrongProp', 'test/mysql', 'pipelinesClients does not go with mesh false');
});

test('accepts an empty password where it is told to', () => {
  const empty = { name: 'MYSQL_ALLOW_EMPTY_PASSWORD', value: 'true' };
  expect(container({ pipelines: { emptyPassword: true } }, 'mysql').env).toContainEqual(empty);
  expect(container({ katib: { emptyPassword: true } }, 'katib-mysql').env).toContainEqual(empty);
});

test.each(['mysql', 'katib-mysql'])('the mesh knows that %s speaks first, and nothing kills it while it starts', name => {
  expect(found(given(), 'Service', name).spec.ports).toMatchObject([{ port: 3306 }]);
  expect(container({}, name)).not.toHaveProperty('livenessProbe');
});

test('only programs that are named call the server of pipelines', () => {
  const policy = (props: MysqlProps) => found(given(props), 'AuthorizationPolicy', 'mysql').spec;
  expect(policy(full).rules).toEqual([{ from: [{ source: { principals: ['mesh.example/ns/platform/sa/api'] } }] }]);
  expect(policy({ pipelinesClients: [] })).toEqual({ selector: { matchLabels: { app: 'mysql' } } }); // nobody
});

test.each([[{ pipelines: { size: '0Gi' } }, 'Pipelines'], [{ katib: { size: '0' } }, 'Katib']])('fails for %j', (props, id) =>
  expectConfigError(() => given(props), 'VolumeSize', `test/mysql/${id}`, 'size must be more than 0'));

test('fails for a password in the place of its Secret, and does not show it', () =>
  expectConfigError(() => given({ katib: { password: 'hunter2' as never } }), 'WrongProp', 'test/mysql', 'katib.password must be a key of a Secret'));

describe('a PostgreSQL for Katib', () => {
  const postgres: MysqlProps = { pipelines: false, katib: { engine: 'postgres' } };

  test('renders the default manifests', () => expectGolden(given(postgres), 'katib-postgres.yaml'));

  test('leaves no default name behind when all names are changed', () => {
    const objects = JSON.stringify(rendered(given({ ...postgres, namespace: 'tuning', katib: { engine: 'postgres', size: '9Gi', storageClass: 'fast', credentials: 'trials' } })));
    ['"kubeflow"', 'katib-postgres-secrets', '3Gi'].forEach(name => expect(objects).not.toContain(name));
    expect(objects).toContain('"storageClassName":"fast"');
  });

  test('may run in a namespace of the level restricted', () => {
    const { spec } = found(given(postgres), 'Deployment', 'katib-postgres').spec.template;
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, fsGroup: 70 });
    expect(spec.containers[0].securityContext).toMatchObject({ runAsUser: 70, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });

  test('has nothing of MySQL', () => {
    // @ts-expect-error PostgreSQL takes no empty password
    expectConfigError(() => given({ katib: { engine: 'postgres', emptyPassword: true } }), 'WrongProp', 'test/mysql', 'katib.emptyPassword does not go with engine "postgres"');
    // @ts-expect-error its password is in its Secret
    expectConfigError(() => given({ katib: { engine: 'postgres', password: { name: 'a', key: 'b' } } }), 'WrongProp', 'test/mysql', 'katib.password does not go with engine');
    // @ts-expect-error Katib knows two engines
    expectConfigError(() => given({ katib: { engine: 'sqlite' } }), 'WrongProp', 'test/mysql', 'katib');
    // @ts-expect-error Kubeflow Pipelines runs on MySQL only
    expectConfigError(() => given({ pipelines: { engine: 'postgres' } }), 'UnknownProp', 'test/mysql', 'pipelines.engine');
  });
});
