/** What a profile gets for the stores of its platform. */
import { Chart } from 'cdk8s';
import { storeSecretName } from '../../src/workloads/profile/stores';
import { gcs, ObjectStoreRef, s3, s3Compatible } from '../../src/core';
import { local } from '../../src/platform';
import { awsIam, awsRole, platformContextOf, Profile, ProfileProps, setPlatformContext, user, workloadIdentity } from '../../src/workloads';
import { given } from '../platform/support';
import { found, manifestSet, pipelines, rendered } from '../support';

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
