import {
  gcs, identityAnnotations, isPathStyle, ObjectStoreRef, pipelineRoot, profilePrefix, s3, s3Compatible, storeKeys, storeRegion, storeUrl, workflowKeyFormat,
} from '../../src/core';
import { expectConfigError } from '../support';

const aws = s3({
  bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/',
  platform: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow' },
  profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow-{profile}' },
});

test('a bucket of AWS is called by HTTPS at its region, with the bucket in the host', () => {
  expect([storeUrl(aws), storeRegion(aws), isPathStyle(aws)]).toEqual(['https://s3.eu-central-1.amazonaws.com:443', 'eu-central-1', false]);
  expect(s3({ bucket: 'artifacts', region: 'cn-north-1', platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } }).host).toBe('s3.cn-north-1.amazonaws.com.cn');
});

const own = s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' });
const google = gcs({ bucket: 'artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });

test('stores other than that of AWS are called as Kubeflow Pipelines does where nobody says more, by keys in a Secret', () => {
  expect([own.platform, own.profiles, google.platform]).toEqual([{ kind: 'secret' }, { kind: 'secret' }, { kind: 'secret' }]);
  expect([own, google].map(storeUrl)).toEqual(['https://minio.example.com:443', 'https://storage.googleapis.com:443']);
});

test.each<[string, ObjectStoreRef, boolean, string]>([
  ['of its own', own, true, 'us-east-1'], ['of its own with hosts for buckets', { ...own, pathStyle: false, region: 'north' }, false, 'north'],
  ['of AWS', { ...aws, pathStyle: undefined, region: undefined }, false, 'us-east-1'], ['of AWS with paths', { ...aws, pathStyle: true }, true, 'eu-central-1'],
  ['of Google', google, true, 'auto'],
])('a store %s has the bucket in the path or not, and a region', (_name, store, isPath, region) => expect([isPathStyle(store), storeRegion(store)]).toEqual([isPath, region]));

test('what Workflows keep is by day and pod, below the prefix of their profile', () => {
  expect(workflowKeyFormat(aws)).toBe(
    'kubeflow/private-artifacts/{{workflow.namespace}}/{{workflow.name}}/' +
    '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}',
  );
});

test('the keys of a profile begin with the prefix of the store', () => {
  expect(profilePrefix(aws, 'vision')).toBe('kubeflow/private-artifacts/vision/');
  expect(pipelineRoot(aws, 'vision')).toBe('s3://ml-artifacts/kubeflow/private-artifacts/vision/v2/artifacts');
  expect(pipelineRoot(own, 'vision')).toBe('minio://mlpipeline/private-artifacts/vision/v2/artifacts');
});

test('accounts of a profile take its own role', () => {
  expect(identityAnnotations(aws.profiles, 'vision')).toEqual({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/kubeflow-vision' });
  expect(identityAnnotations(google.profiles, 'vision')).toEqual({ 'iam.gke.io/gcp-service-account': 'kubeflow-vision@ml.iam.gserviceaccount.com' });
  expect([google.platform, { kind: 'pod-identity' } as const].map(access => identityAnnotations(access))).toEqual([{}, {}]);
});

test.each([
  ['https://minio.example.com:9000', { tls: true, host: 'minio.example.com', port: 9000 }],
  ['https://minio.example.com', { tls: true, port: 443 }],
  ['http://seaweedfs.stores', { tls: false, port: 80 }],
])('a store at %s is called so', (url, expected) => {
  expect(s3Compatible({ url, bucket: 'mlpipeline' })).toMatchObject(expected);
});

const shared = { kind: 'workload-identity', account: 'ml@ml.iam.gserviceaccount.com' } as const;
test.each<[string, () => unknown, string, string]>([
  ['without its region', () => s3({ bucket: 'artifacts', platform: { kind: 'secret' }, profiles: { kind: 'secret' } } as never), 'MissingProp', 'region must be given'],
  ['without options', () => s3(undefined as never), 'WrongProp', 'the properties'],
  ['with an unknown option', () => s3Compatible({ url: 'https://minio', bucket: 'artifacts', path: 'a' } as never), 'UnknownProp', 'path'],
  ['with one account for all profiles', () => gcs({ bucket: 'artifacts', profiles: shared }), 'WrongProp', 'profiles.account'],
])('a store %s is refused where it is written', (_, make, code, text) => expectConfigError(make, code, '', text));

test.each([
  [undefined, 'MissingProp', 'url'],
  ['minio', 'WrongProp', 'url'],
  ['minio.example.com:9000', 'WrongProp', 'url'],
  ['https://s3.example.com/tenant', 'StoreUrl', 'got "https://s3.example.com/tenant"'],
  ['https://s3.example.com?a=b', 'StoreUrl', 'got "https://s3.example.com?a=b"'],
  ['https://s3.example.com/#a', 'StoreUrl', 'got "https://s3.example.com/#a"'],
  ['https://s3.example.com:99999', 'StoreUrl', 'got "https://s3.example.com:99999"'],
  ['https://id:key@s3.example.com', 'StoreUrl', 'got a URL with credentials'],
  ['https://key@s3.example.com', 'StoreUrl', 'got a URL with credentials'],
  ['https://:key@s3.example.com', 'StoreUrl', 'got a URL with credentials'],
])('a store at %s is refused, since a part of the address would get lost', (url, code, text) => {
  expectConfigError(() => s3Compatible({ url: url!, bucket: 'artifacts' }), code, '', text);
});

test('keys are looked for where Kubeflow Pipelines does, unless said otherwise', () => {
  expect(storeKeys({ kind: 'secret' })).toEqual({ name: 'mlpipeline-minio-artifact', accessKey: 'accesskey', secretKey: 'secretkey' });
  expect(storeKeys({ kind: 'secret', name: 's3', accessKey: 'id' })).toEqual({ name: 's3', accessKey: 'id', secretKey: 'secretkey' });
});
