import { gcs, identityAnnotations, isPathStyle, pipelineRoot, profilePrefix, s3, s3Compatible, storeKeys, storeRegion, storeUrl } from '../../src/core';

const aws = s3({
  bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/',
  platform: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow' },
  profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow-{profile}' },
});

test('a bucket of AWS is called by HTTPS at its region, with the bucket in the host', () => {
  expect([storeUrl(aws), storeRegion(aws), isPathStyle(aws)]).toEqual(['https://s3.eu-central-1.amazonaws.com:443', 'eu-central-1', false]);
});

test('the keys of a profile begin with the prefix of the store', () => {
  expect(profilePrefix(aws, 'vision')).toBe('kubeflow/private-artifacts/vision/');
  expect(pipelineRoot(aws, 'vision')).toBe('s3://ml-artifacts/kubeflow/private-artifacts/vision/v2/artifacts');
  expect(pipelineRoot(s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' }), 'vision')).toBe('minio://mlpipeline/private-artifacts/vision/v2/artifacts');
});

test('accounts of a profile take its own role', () => {
  expect(identityAnnotations(aws.profiles, 'vision')).toEqual({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/kubeflow-vision' });
  const google = gcs({ bucket: 'ml', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });
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

test('keys are looked for where Kubeflow Pipelines does, unless said otherwise', () => {
  expect(storeKeys({ kind: 'secret' })).toEqual({ name: 'mlpipeline-minio-artifact', accessKey: 'accesskey', secretKey: 'secretkey' });
  expect(storeKeys({ kind: 'secret', name: 's3', accessKey: 'id' })).toEqual({ name: 's3', accessKey: 'id', secretKey: 'secretkey' });
});
