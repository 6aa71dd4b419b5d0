/** Where artifacts and databases are, as the settings choose. */
import { given, objectsOf, PRESETS } from './support';
import { pipelinesDatabases, s3 } from '../../src/core';
import { KubeflowPlatformProps } from '../../src/platform';
import { expectConfigError, found } from '../support';

const server = { host: 'db.example.com', user: 'kubeflow', password: { name: 'db', key: 'password' } };
const bucket = s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } });

const of = (props: KubeflowPlatformProps, component: string) => objectsOf(props).filter(one => one.component === component).map(one => one.label);

test.each(['dex', 'oidc'] as const)('the preset %s writes no credential of a store or a database, and no empty password', preset => {
  const labels = [...of(PRESETS[preset], 'seaweedfs'), ...of(PRESETS[preset], 'mysql')];
  expect(labels.filter(label => label.startsWith('Secret/'))).toEqual([]);
  expect(labels).toContain('Deployment/kubeflow/mysql');
  expect(JSON.stringify(objectsOf(PRESETS[preset]).map(one => one.manifest))).not.toContain('ALLOW_EMPTY_PASSWORD');
});

test('the preset local writes upstream\'s, except where others are named', () => {
  expect(of(PRESETS.local, 'mysql')).toEqual(expect.arrayContaining(['Secret/kubeflow/mysql-secret', 'Secret/kubeflow/katib-mysql-secrets']));
  const named = { objectStore: { credentials: { name: 'a' } }, databases: { pipelines: { credentials: 'b' }, katib: { password: { name: 'c', key: 'd' } } } };
  const objects = objectsOf({ ...PRESETS.local, ...named }).filter(one => ['mysql', 'seaweedfs'].includes(one.component));
  expect(objects.map(one => one.manifest.kind)).not.toContain('Secret');
  expect(JSON.stringify(objects.map(one => one.manifest))).not.toContain('ALLOW_EMPTY_PASSWORD');
});

test('what is there already is not installed, and its facts reach the others', () => {
  const databases = { pipelines: { existing: pipelinesDatabases(server) }, katib: { existing: { engine: 'postgres', ...server, database: 'katib' } } } as const;
  const props = { ...PRESETS.oidc, objectStore: { existing: bucket }, databases } as const;
  expect([...of(props, 'seaweedfs'), ...of(props, 'mysql')]).toEqual([]);
  const { settings } = given(props).platform;
  expect(settings.objectStore).toEqual(bucket);
  expect(settings.databases).toEqual({ pipelines: databases.pipelines.existing, katib: databases.katib.existing });
});

test('a server is made for each that has no other database', () => {
  const props = { ...PRESETS.oidc, databases: { pipelines: { existing: pipelinesDatabases(server) }, katib: { size: '1Gi' } } } as const;
  expect(of(props, 'mysql').filter(label => label.startsWith('Deployment'))).toEqual(['Deployment/kubeflow/katib-mysql']);
});

test('a platform may have no store', () => {
  expect(of({ ...PRESETS.local, objectStore: false }, 'seaweedfs')).toEqual([]);
  expect(given({ ...PRESETS.local, objectStore: false }).platform.settings.objectStore).toBeUndefined();
});

test('the store stands in the platform\'s namespace, with its bucket and its trust domain', () => {
  const { platform } = given({ ...PRESETS.oidc, namespaces: { kubeflow: 'apps' }, objectStore: { bucket: 'artifacts', artifactRetentionDays: 30 } });
  expect(platform.settings.objectStore).toMatchObject({
    host: 'seaweedfs.apps', bucket: 'artifacts', profiles: { iamUrl: 'http://seaweedfs.apps:8111', artifactRetentionDays: 30 },
  });
  expect(found(platform, 'DestinationRule', 'ml-pipeline-seaweedfs').spec.host).toBe('seaweedfs.apps.svc.cluster.local');
});

describe('the compiler refuses', () => {
  test('PostgreSQL for Kubeflow Pipelines', () => {
    const postgres = { engine: 'postgres', ...server, database: 'runs' } as const;
    // @ts-expect-error its databases are on MySQL
    const props: KubeflowPlatformProps = { ...PRESETS.local, databases: { pipelines: { existing: { pipelines: postgres, cache: postgres, metadata: postgres } } } };
    expectConfigError(() => given(props), 'WrongProp', 'platform', 'databases.pipelines');
  });

  test('options beside something that is there already', () => {
    // @ts-expect-error one of both
    expectConfigError(() => given({ ...PRESETS.local, objectStore: { existing: bucket, size: '1Ti' } }), 'UnknownProp', 'platform', 'objectStore.size');
  });

  test('an empty password as a setting', () => {
    // @ts-expect-error for the local preset alone
    expectConfigError(() => given({ ...PRESETS.local, databases: { katib: { emptyPassword: true } } }), 'UnknownProp', 'platform', 'databases.katib.emptyPassword');
  });
});
