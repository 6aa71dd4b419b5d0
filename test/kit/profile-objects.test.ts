import { load } from 'js-yaml';
import { seaweedfsStore } from '../../src/components/seaweedfs';
import { gcs, ObjectStoreRef, s3, s3Compatible } from '../../src/core';
import { googleCondition, modelStoreSettings, platformStorePolicy, profileConfigMaps, profileStorePolicy, storeSecretAnnotations } from '../../src/kit';

const pipelines = { api: { namespace: 'apps', name: 'ml-pipeline', port: 8888 }, metadata: { namespace: 'apps', name: 'metadata', port: 9000 } };
const role = 'arn:aws-cn:iam::123456789012:role/kubeflow';
const aws = s3({ bucket: 'ml-artifacts', region: 'cn-north-1', prefix: 'kubeflow/', platform: { kind: 'irsa', role }, profiles: { kind: 'irsa', role: `${role}-{profile}` } });
const google = gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } });
const minio = s3Compatible({ url: 'https://minio.example.com:9000', bucket: 'ml-artifacts', profiles: { kind: 'secret', name: 's3', accessKey: 'id', secretKey: 'key' } });

/** Data of the ConfigMaps by name, with YAML read. */
function given(store: ObjectStoreRef): Record<string, any> {
  return Object.fromEntries(profileConfigMaps('vision', { store, pipelines }).map(({ name, data }) =>
    [name, Object.fromEntries(Object.entries(data).map(([key, text]) => [key, ['providers', 'default-namespaced'].includes(key) ? load(text) : text]))]));
}

test('steps find metadata where the platform has it', () => {
  expect(given(aws)['metadata-grpc-configmap']).toEqual({ METADATA_GRPC_SERVICE_HOST: 'metadata.apps', METADATA_GRPC_SERVICE_PORT: '9000' });
});

test('the launcher is told where the store is, since its code has another place', () => {
  expect(given(seaweedfsStore('apps'))['kfp-launcher']).toEqual({
    defaultPipelineRoot: 'minio://mlpipeline/private-artifacts/vision/v2/artifacts',
    providers: {
      minio: {
        default: {
          endpoint: 'seaweedfs.apps:9000', region: 'us-east-1', disableSSL: true, forcePathStyle: true,
          credentials: { fromEnv: false, secretRef: { secretName: 'mlpipeline-minio-artifact', accessKeyKey: 'accesskey', secretKeyKey: 'secretkey' } },
        },
      },
    },
  });
});

test.each<[string, ObjectStoreRef, object]>([
  ['a role of AWS', aws, {
    s3: { default: { endpoint: 's3.cn-north-1.amazonaws.com.cn', region: 'cn-north-1', disableSSL: false, forcePathStyle: false, credentials: { fromEnv: true } } },
  }],
  ['an account of Google', google, { gs: { default: { credentials: { fromEnv: true } } } }],
  ['keys', minio, {
    minio: {
      default: {
        endpoint: 'minio.example.com:9000', region: 'us-east-1', disableSSL: false, forcePathStyle: true,
        credentials: { fromEnv: false, secretRef: { secretName: 's3', accessKeyKey: 'id', secretKeyKey: 'key' } },
      },
    },
  }],
])('the launcher opens a store by %s', (_, store, providers) => expect(given(store)['kfp-launcher'].providers).toEqual(providers));

const keyFormat = (prefix: string) => `${prefix}private-artifacts/{{workflow.namespace}}/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/` +
  '{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}';

test.each<[string, ObjectStoreRef, object]>([
  ['a role of AWS', aws, {
    s3: { endpoint: 's3.cn-north-1.amazonaws.com.cn', bucket: 'ml-artifacts', keyFormat: keyFormat('kubeflow/'), insecure: false, region: 'cn-north-1', useSDKCreds: true },
  }],
  ['an account of Google', google, { gcs: { bucket: 'ml-artifacts', keyFormat: keyFormat('') } }],
  ['keys', minio, {
    s3: {
      endpoint: 'minio.example.com:9000', bucket: 'ml-artifacts', keyFormat: keyFormat(''), insecure: false, region: 'us-east-1',
      accessKeySecret: { name: 's3', key: 'id' }, secretKeySecret: { name: 's3', key: 'key' },
    },
  }],
])('Argo Workflows writes to a store by %s', (_, store, repository) =>
  expect(given(store)['artifact-repositories']).toEqual({ 'default-namespaced': { archiveLogs: true, ...repository } }));

test('KServe finds the store by the Secret with its keys', () => {
  expect(storeSecretAnnotations(minio)).toEqual({
    'serving.kserve.io/s3-endpoint': 'minio.example.com:9000', 'serving.kserve.io/s3-usehttps': '1', 'serving.kserve.io/s3-region': 'us-east-1',
    'serving.kserve.io/s3-usevirtualbucket': 'false',
  });
});

// Source: KServe, python/storage/kserve_storage/kserve_storage.py, get_S3_config, and pkg/agent/storage/utils.go, GetProvider; release in pins/.
const READERS: Readonly<Record<string, (value: string) => boolean>> = { Python: value => value.toLowerCase() === 'true', Go: value => value.toLowerCase() !== 'false' };
test.each(Object.entries(READERS))('KServe\'s programs in %s put the bucket into the host where the store wants it, and nowhere else', (_, isInHost) => {
  const keys = { kind: 'secret', name: 's3', accessKey: 'id', secretKey: 'key' } as const;
  const amazon = s3({ bucket: 'models', region: 'eu-central-1', platform: keys, profiles: keys });
  const found = (store: ObjectStoreRef) => [storeSecretAnnotations(store)['serving.kserve.io/s3-usevirtualbucket']!, modelStoreSettings(store).useVirtualBucket].map(isInHost);
  expect([amazon, minio, seaweedfsStore('apps')].map(found)).toEqual([[true, true], [false, false], [false, false]]);
});

test('a profile may do everything with its own artifacts, and nothing with those of others', () => {
  const prefix = 'kubeflow/private-artifacts/vision/';
  expect(profileStorePolicy(aws, 'vision').Statement).toEqual([
    {
      Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      Resource: [`arn:aws-cn:s3:::ml-artifacts/${prefix}*`],
    },
    { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['arn:aws-cn:s3:::ml-artifacts'], Condition: { StringLike: { 's3:prefix': [`${prefix}*`] } } },
    { Effect: 'Allow', Action: ['s3:GetBucketLocation'], Resource: ['arn:aws-cn:s3:::ml-artifacts'] },
  ]);
  expect(googleCondition(google, 'private-artifacts/vision/')).toBe('resource.name.startsWith("projects/_/buckets/ml-artifacts/objects/private-artifacts/vision/") || ' +
    'api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("private-artifacts/vision/")');
});

test('the platform may do everything below the prefix of the store, which is the whole bucket where there is none', () => {
  expect(JSON.stringify(platformStorePolicy(aws))).toContain('"s3:prefix":["kubeflow/*"]');
  expect(JSON.stringify(platformStorePolicy(minio))).toContain('"arn:aws:s3:::ml-artifacts/*"');
  expect(JSON.stringify(platformStorePolicy(minio))).not.toContain('Condition');
});

const PARTS = [['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov'], ['eu-central-1', 'aws']];
test.each(PARTS)('a bucket in %s is named in the part %s of AWS, also without a role that says it', (region, part) => {
  const store = s3({ bucket: 'ml-artifacts', region, platform: { kind: 'pod-identity' }, profiles: { kind: 'pod-identity' } });
  expect(JSON.stringify(platformStorePolicy(store))).toContain(`"arn:${part}:s3:::ml-artifacts/*"`);
});
