/** What a profile gets for the stores of its platform. */
import { App, Chart } from 'cdk8s';
import { storeSecretName } from '../../src/workloads/profile/stores';
import { gcs, ObjectStoreRef, s3, s3Compatible } from '../../src/core';
import { local } from '../../src/platform';
import { awsIam, awsRole, platformContextOf, Profile, ProfileProps, PythonJob, setPlatformContext, user, workloadIdentity } from '../../src/workloads';
import { given } from '../platform/support';
import { expectConfigError, found, manifestSet, pipelines, rendered } from '../support';

const role = 'arn:aws:iam::123456789012:role/kubeflow-{profile}';
const aws = s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'irsa', role } });
const google = gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });
const minio = s3Compatible({ url: 'https://minio.example.com', bucket: 'ml-artifacts' });

/** A team of a platform with that store, and with pipelines unless it says otherwise. */
function team(existing: ObjectStoreRef | undefined, props: Partial<ProfileProps> = {}, withPipelines = true) {
  const { app, platform } = given({ ...local(), ...existing && { objectStore: { existing } } });
  const context = platformContextOf(platform)!;
  setPlatformContext(app, { ...context, pipelines: withPipelines ? pipelines : undefined });
  const chart = new Chart(app, 'team');
  new Profile(chart, 'vision', { owner: user('ana@example.com'), ...props });
  return chart;
}

const account = (chart: Chart, name: string) => found(chart, 'ServiceAccount', name, 'vision');
const configMaps = (chart: Chart) => rendered(chart).filter(one => one.kind === 'ConfigMap').map(one => `${one.metadata.namespace}/${one.metadata.name}`);

test.each<[string, ObjectStoreRef]>([['AWS', aws], ['Google', google], ['keys of others', minio]])('has its ConfigMaps in Git where nobody makes keys: %s', (_, store) => {
  expect(configMaps(team(store))).toEqual(['vision/kfp-launcher', 'vision/metadata-grpc-configmap', 'vision/artifact-repositories']);
});

test('leaves them to the program that makes keys, and has none without pipelines', () => {
  expect([configMaps(team(undefined)), configMaps(team(aws, {}, false))]).toEqual([[], []]);
});

test('its editor, and nobody else, gets at the store as its role or account', () => {
  expect(account(team(aws), 'default-editor').metadata.annotations['eks.amazonaws.com/role-arn']).toBe('arn:aws:iam::123456789012:role/kubeflow-vision');
  expect(account(team(google), 'default-editor').metadata.annotations['iam.gke.io/gcp-service-account']).toBe('kubeflow-vision@ml.iam.gserviceaccount.com');
  expect(JSON.stringify(account(team(aws), 'default-viewer'))).not.toContain('role-arn');
  expect(JSON.stringify(account(team(aws, { lifecycle: 'archived' }), 'default-editor'))).not.toContain('role-arn');
});

test('an identity of its own wins', () => {
  const own = 'arn:aws:iam::123456789012:role/vision';
  expect(account(team(aws, { cloudIdentity: [awsRole(own)] }), 'default-editor').metadata.annotations['eks.amazonaws.com/role-arn']).toBe(own);
  expect(JSON.stringify(account(team(aws, { plugins: [awsIam(own, { annotateOnly: true })] }), 'default-editor'))).not.toContain('role-arn'); // the controller writes it
  expect(JSON.stringify(account(team(google, { plugins: [workloadIdentity('vision@ml.iam.gserviceaccount.com')] }), 'default-editor'))).not.toContain('gcp-service-account');
});

test('whoever makes its keys is named: the platform only where pipelines do', () => {
  const makers = (withPipelines: boolean) => manifestSet(team(undefined, {}, withPipelines)).externals
    .filter(one => one.name === 'mlpipeline-minio-artifact' && one.namespace === 'vision').map(one => one.madeBy);
  expect([makers(true), makers(false)]).toEqual([['the profile controller of Kubeflow Pipelines'], ['whoever keeps the credentials']]);
});

test('the Secret with its keys is named at the account of its models, and made by others', () => {
  for (const store of [undefined, minio]) {
    const chart = team(store);
    expect(account(chart, 'default-editor').secrets).toEqual([{ name: 'mlpipeline-minio-artifact' }]);
    expect(account(chart, 'default-viewer').secrets).toBeUndefined();
    expect(rendered(chart).filter(one => one.kind === 'Secret')).toEqual([]);
  }
  expect(account(team(aws), 'default-editor').secrets).toBeUndefined();
  expect([storeSecretName(undefined), storeSecretName(aws), storeSecretName(minio)]).toEqual([undefined, undefined, 'mlpipeline-minio-artifact']);
});

/** What a program of the team is told of the store. */
function told(existing: ObjectStoreRef | undefined) {
  const { objectStore: { url, env, secret } } = team(existing).node.findChild('vision') as Profile;
  const chart = new Chart(new App(), 'test');
  new PythonJob(chart, 'look', { namespace: 'vision', image: 'docker.io/library/python:3.12', source: { code: 'print()' }, env });
  const variables: readonly { readonly name: string }[] = rendered(chart).find(one => one.kind === 'Job')!.spec.template.spec.containers[0].env;
  return { url, secret, env: variables.filter(({ name }) => name.startsWith('AWS_')) };
}

test('its programs learn where its part of the store is, and their keys', () => {
  const keys = [['AWS_ACCESS_KEY_ID', 'accesskey'], ['AWS_SECRET_ACCESS_KEY', 'secretkey']]
    .map(([name, key]) => ({ name, valueFrom: { secretKeyRef: { name: 'mlpipeline-minio-artifact', key } } }));
  expect(told(undefined)).toEqual({
    url: 's3://mlpipeline/private-artifacts/vision/', secret: 'mlpipeline-minio-artifact',
    env: [{ name: 'AWS_ENDPOINT_URL', value: 'http://seaweedfs.kubeflow:9000' }, ...region('us-east-1'), ...keys],
  });
  const profiles = { kind: 'secret', name: 'store', accessKey: 'id', secretKey: 'key' } as const;
  expect(told(s3Compatible({ url: 'https://minio.example.com', bucket: 'ml-artifacts', prefix: 'kubeflow/', profiles }))).toEqual({
    url: 's3://ml-artifacts/kubeflow/private-artifacts/vision/', secret: 'store',
    env: [
      { name: 'AWS_ENDPOINT_URL', value: 'https://minio.example.com:443' }, ...region('us-east-1'),
      { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 'store', key: 'id' } } },
      { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'store', key: 'key' } } },
    ],
  });
});

test('where they have an identity of a cloud, there are no keys', () => {
  expect(told(aws)).toEqual({ url: 's3://ml-artifacts/private-artifacts/vision/', secret: undefined, env: region('eu-central-1') });
  expect(told(google)).toEqual({ url: 'gs://ml-artifacts/private-artifacts/vision/', secret: undefined, env: [] });
});

test('without a store that is known, nothing is guessed', () => {
  const profile = new Profile(new Chart(new App(), 'test'), 'vision', { owner: user('ana@example.com') });
  expectConfigError(() => profile.objectStore, 'NoTeamStore', 'test/vision', 'got "vision"', 'make the platform first');
});

const region = (value: string) => ['AWS_REGION', 'AWS_DEFAULT_REGION'].map(name => ({ name, value }));
