/** Where artifacts and databases are, as the settings choose. */
import { given, labelsOf, objectsOf, PRESETS } from './support';
import { gcs, ObjectStoreRef, pipelinesDatabases, Report, s3, s3Compatible } from '../../src/core';
import { KubeflowPlatformProps, PlatformOptions, ProfileOptions } from '../../src/platform';
import { awsIam, awsRole, googleAccount, user } from '../../src/workloads';
import { expectConfigError, found } from '../support';

const server = { host: 'db.example.com', user: 'kubeflow', password: { name: 'db', key: 'password' } };
const bucket = s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } });
const role = 'arn:aws:iam::123456789012:role/kubeflow';

test.each(['dex', 'oidc'] as const)('the preset %s writes no credential of a store or a database, and no empty password', preset => {
  const labels = [...labelsOf(PRESETS[preset], 'seaweedfs'), ...labelsOf(PRESETS[preset], 'mysql')];
  expect(labels.filter(label => label.startsWith('Secret/'))).toEqual([]);
  expect(labels).toContain('Deployment/kubeflow/mysql');
  expect(JSON.stringify(objectsOf(PRESETS[preset]).map(one => one.manifest))).not.toContain('ALLOW_EMPTY_PASSWORD');
});

test('the preset local writes upstream\'s, except where others are named', () => {
  expect(labelsOf(PRESETS.local, 'mysql')).toEqual(expect.arrayContaining(['Secret/kubeflow/mysql-secret', 'Secret/kubeflow/katib-mysql-secrets']));
  const named = { objectStore: { credentials: { name: 'a' } }, databases: { pipelines: { credentials: 'b' }, katib: { password: { name: 'c', key: 'd' } } } };
  const objects = objectsOf({ ...PRESETS.local, ...named }).filter(one => ['mysql', 'seaweedfs'].includes(one.component));
  expect(objects.map(one => one.manifest.kind)).not.toContain('Secret');
  expect(JSON.stringify(objects.map(one => one.manifest))).not.toContain('ALLOW_EMPTY_PASSWORD');
});

test('what is there already is not installed, and its facts reach the others', () => {
  const databases = { pipelines: { existing: pipelinesDatabases(server) }, katib: { existing: { engine: 'postgres', ...server, database: 'katib' } } } as const;
  const props = { ...PRESETS.oidc, objectStore: { existing: bucket }, databases } as const;
  expect([...labelsOf(props, 'seaweedfs'), ...labelsOf(props, 'mysql')]).toEqual([]);
  const { settings } = given(props).platform;
  expect(settings.objectStore).toEqual(bucket);
  expect(settings.databases).toEqual({ pipelines: databases.pipelines.existing, katib: databases.katib.existing });
});

test('a server is made for each that has no other database', () => {
  const props = { ...PRESETS.oidc, databases: { pipelines: { existing: pipelinesDatabases(server) }, katib: { size: '1Gi' } } } as const;
  expect(labelsOf(props, 'mysql').filter(label => label.startsWith('Deployment'))).toEqual(['Deployment/kubeflow/katib-mysql']);
});

test('metadata have a server of their own where it is wanted', () => {
  const props = { ...PRESETS.oidc, databases: { metadata: { size: '1Gi', credentials: 'mlmd' } } } as const;
  expect(labelsOf(props, 'mysql').filter(label => label.startsWith('Deployment')))
    .toEqual(['Deployment/kubeflow/mysql', 'Deployment/kubeflow/metadata-db', 'Deployment/kubeflow/katib-mysql']);
  expect(given(props).platform.settings.databases.pipelines).toMatchObject({
    pipelines: { host: 'mysql' }, cache: { host: 'mysql' }, metadata: { host: 'metadata-db', password: { name: 'mlmd', key: 'MYSQL_ROOT_PASSWORD' } },
  });
  expect(labelsOf({ ...PRESETS.local, databases: { metadata: {} } }, 'mysql')).toContain('Secret/kubeflow/metadata-db-secrets');
  expect(labelsOf({ ...PRESETS.local, databases: { metadata: { credentials: 'mlmd' } } }, 'mysql')).not.toContain('Secret/kubeflow/metadata-db-secrets');
});

test('a platform may have no store, and then has no pipelines', () => {
  const props = { ...PRESETS.local, objectStore: false, pipelines: false } as const;
  expect(labelsOf(props, 'seaweedfs')).toEqual([]);
  expect(given(props).platform.settings.objectStore).toBeUndefined();
  expectConfigError(() => given({ ...PRESETS.local, objectStore: false }), 'NoObjectStore', 'platform/pipelines', 'got objectStore: false');
});

test('the store stands in the platform\'s namespace, with its bucket and its trust domain', () => {
  const { platform } = given({ ...PRESETS.oidc, namespaces: { kubeflow: 'apps' }, objectStore: { bucket: 'artifacts', artifactRetentionDays: 30 } });
  expect(platform.settings.objectStore).toMatchObject({
    host: 'seaweedfs.apps', bucket: 'artifacts', profiles: { iamUrl: 'http://seaweedfs.apps:8111', artifactRetentionDays: 30 },
  });
  expect(found(platform, 'DestinationRule', 'ml-pipeline-seaweedfs').spec.host).toBe('seaweedfs.apps.svc.cluster.local');
});

test('no team has the name of a user that the store itself has, where keys of profiles are made', () => {
  const minted = { existing: s3Compatible({ url: 'https://s3.example.com', bucket: 'mlpipeline', profiles: { kind: 'minted', iamUrl: 'https://iam.example.com' } }) };
  const addTeam = (name: string, props: KubeflowPlatformProps) => given(props).platform.addProfile(name, { owner: user('ana@example.com') });
  for (const name of ['kubeflow-admin', 'anonymous']) {
    expectConfigError(() => addTeam(name, PRESETS.oidc), 'ReservedNamespace', `platform/profile-${name}/${name}`, `got "${name}"`);
    expectConfigError(() => addTeam(name, { ...PRESETS.oidc, objectStore: minted }), 'ReservedNamespace', `platform/profile-${name}/${name}`, `got "${name}"`);
    expect(() => addTeam(name, { ...PRESETS.oidc, objectStore: { existing: bucket } })).not.toThrow();
  }
});

const google = gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });
test.each<[string, ObjectStoreRef, string]>([
  ['one role for all profiles', { ...bucket, profiles: { kind: 'irsa', role } }, 'profiles.role must be the ARN of a role with {profile} in its name'],
  ['a role with other braces', { ...bucket, profiles: { kind: 'irsa', role: `${role}-{team}-{profile}` } }, 'profiles.role'],
  ['a role of each profile for the platform', { ...bucket, platform: { kind: 'irsa', role: `${role}-{profile}` } }, 'platform.role must be the ARN of one role'],
  ['one account for all profiles', { ...google, profiles: { kind: 'workload-identity', account: 'kubeflow@ml.iam.gserviceaccount.com' } }, 'profiles.account'],
])('each profile has an identity of its own, and the platform one: not %s', (_, existing, text) => {
  expectConfigError(() => given({ ...PRESETS.oidc, objectStore: { existing } }), 'WrongProp', 'platform', `objectStore.existing.${text}`);
});

test('a store of the platform waits for keys that others bring where there are no pipelines to make them', () => {
  expect(given({ ...PRESETS.oidc, pipelines: false }).platform.settings.objectStore?.profiles).toEqual({ kind: 'secret' });
});

describe('the compiler refuses', () => {
  test('PostgreSQL for Kubeflow Pipelines', () => {
    const postgres = { engine: 'postgres', ...server, database: 'runs' } as const;
    // @ts-expect-error its databases are on MySQL
    const props: KubeflowPlatformProps = { ...PRESETS.local, databases: { pipelines: { existing: { pipelines: postgres, cache: postgres, metadata: postgres } } } };
    expectConfigError(() => given(props), 'WrongProp', 'platform', 'databases.pipelines', 'MySQL only', 'PostgreSQL is for their developers');
  });

  test('what only a single user has, or only a namespace', () => {
    // @ts-expect-error a platform has profiles
    expectConfigError(() => given({ ...PRESETS.local, pipelines: { tenancy: 'single' } }), 'UnknownProp', 'platform', 'pipelines.tenancy');
    // @ts-expect-error the mesh sees to it
    expectConfigError(() => given({ ...PRESETS.local, pipelines: { tls: {} } }), 'UnknownProp', 'platform', 'pipelines.tls');
    // @ts-expect-error profiles have keys of their own
    expectConfigError(() => given({ ...PRESETS.local, objectStore: { tenancy: 'single' } }), 'UnknownProp', 'platform', 'objectStore.tenancy');
    // @ts-expect-error runs are in profiles
    expectConfigError(() => given({ ...PRESETS.local, argoWorkflows: { namespaced: true } }), 'UnknownProp', 'platform', 'argoWorkflows.namespaced');
  });

  test('options beside something that is there already', () => {
    // @ts-expect-error one of both
    expectConfigError(() => given({ ...PRESETS.local, objectStore: { existing: bucket, size: '1Ti' } }), 'WrongProp', 'platform', 'objectStore.size does not go with existing');
  });

  test('an empty password as a setting', () => {
    // @ts-expect-error for the local preset alone
    expectConfigError(() => given({ ...PRESETS.local, databases: { katib: { emptyPassword: true } } }), 'UnknownProp', 'platform', 'databases.katib.emptyPassword');
  });
});

describe('what to allow at the store', () => {
  /** The text of the file; undefined if there is none. */
  function text(objectStore: KubeflowPlatformProps['objectStore'], vision: Partial<ProfileOptions> = {}, props: PlatformOptions = {}): string | undefined {
    const { app, platform } = given({ ...PRESETS.oidc, ...props, ...objectStore === false && { pipelines: false }, ...objectStore !== undefined && { objectStore } });
    const owner = user('ana@example.com');
    platform.addProfile('vision', { owner, ...vision });
    platform.addProfile('nlp', { owner });
    const { reports } = app as unknown as { readonly reports: readonly Report[] };
    return reports.find(one => one.file === 'object-store.md')!.render(app.manifests());
  }

  const policies = (all: string | undefined) => [...(all ?? '').matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json));

  test('is not written where the platform makes keys itself, or has no store', () => {
    expect([text(undefined), text(false)]).toEqual([undefined, undefined]);
  });

  test('is a policy for the platform and one for each profile, with who has it', () => {
    const all = text({ existing: s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'secret' }, profiles: { kind: 'irsa', role: `${role}-{profile}` } }) });
    expect(all!.match(/^## .*/gm)).toEqual(['## The platform', '## Profile nlp', '## Profile vision']);
    expect(all).toContain('Role `arn:aws:iam::123456789012:role/kubeflow-vision`, which `system:serviceaccount:vision:default-editor` may take.');
    expect(all).toContain('keys are in the Secret `mlpipeline-minio-artifact`');
    expect(policies(all).map(one => one.Statement[0].Resource)).toEqual([
      ['arn:aws:s3:::ml-artifacts/*'], ['arn:aws:s3:::ml-artifacts/private-artifacts/nlp/*'], ['arn:aws:s3:::ml-artifacts/private-artifacts/vision/*'],
    ]);
  });

  test.each([
    [
      { kind: 'irsa', role }, { kind: 'pod-identity' },
      'Role `arn:aws:iam::123456789012:role/kubeflow`', 'associated with `system:serviceaccount:vision:default-editor`',
    ],
    [{ kind: 'pod-identity' }, { kind: 'secret', name: 's3' }, 'A role, associated with', 'keys are in the Secret `s3` of the namespace `vision`'],
  ] as const)('says who has it: %j and %j', (platform, profiles, own, theirs) => {
    const all = text({ existing: s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform, profiles }) });
    expect(all).toContain(own);
    expect(all).toContain(theirs);
  });

  test.each<[string, Partial<ProfileOptions>]>([
    ['cloudIdentity', { cloudIdentity: [awsRole('arn:aws:iam::123456789012:role/own')] }], ['a plugin', { plugins: [awsIam('arn:aws:iam::123456789012:role/own')] }],
  ])('names the role that a profile has by %s, and the store\'s for the others', (_, vision) => {
    for (const profiles of [{ kind: 'irsa', role: `${role}-{profile}` }, { kind: 'pod-identity' }] as const) {
      const all = text({ existing: { ...bucket, profiles } }, vision);
      expect(all).toContain('Role `arn:aws:iam::123456789012:role/own`, which `system:serviceaccount:vision:default-editor` may take.');
      expect(all).toContain(profiles.kind === 'irsa' ? 'Role `arn:aws:iam::123456789012:role/kubeflow-nlp`' : 'A role, associated with `system:serviceaccount:nlp:default-editor`');
      expect(all).not.toContain('kubeflow-vision');
    }
  });

  test('names the account of Google that a profile has by itself, or that all have', () => {
    const own = text({ existing: google }, { cloudIdentity: [googleAccount('own@ml.iam.gserviceaccount.com')] });
    expect(own!.match(/[\w-]+(?=@ml\.)/g)).toEqual(['kubeflow-nlp', 'own']);
    const common = text({ existing: google }, {}, { dashboard: { workloadIdentity: 'common@ml.iam.gserviceaccount.com' } });
    expect(common!.match(/[\w-]+(?=@ml\.)/g)).toEqual(['common', 'common']);
  });

  test('is a role with a condition at Google', () => {
    const profiles = { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } as const;
    const all = text({ existing: gcs({ bucket: 'ml-artifacts', prefix: 'kf/', profiles }) });
    expect(all).toContain('`roles/storage.objectUser` on the bucket for `kubeflow-vision@ml.iam.gserviceaccount.com`, with the condition');
    expect(all).toContain('objects/kf/private-artifacts/vision/")');
    expect(all).toContain('`serviceAccount:PROJECT.svc.id.goog[vision/default-editor]`');
    expect(policies(all)).toEqual([]);
  });
});
