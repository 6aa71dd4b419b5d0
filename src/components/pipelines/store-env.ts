import { Group } from './group';
import { secretEnv } from './databases';
import { EnvVar } from '../../apis/k8s/core/v1';
import { Component, identityAnnotations, ObjectStoreRef, storeKeys, storeRegion, workflowKeyFormat } from '../../core';

/** Annotations of the accounts whose programs call the store. */
export function storeIdentity({ store }: Group): Readonly<Record<string, string>> {
  return identityAnnotations(store.platform);
}

/** How the API server reaches the store, in the language of S3. */
export function apiServerStoreEnv(at: Component, group: Group): EnvVar[] {
  const { store, config } = group;
  const withRegion = store.scheme === 'gs' || store.region !== undefined;
  return [
    { name: 'OBJECTSTORECONFIG_HOST', value: store.host },
    { name: 'OBJECTSTORECONFIG_PORT', value: String(store.port) },
    { name: 'OBJECTSTORECONFIG_SECURE', value: String(store.tls) },
    config.env('OBJECTSTORECONFIG_BUCKETNAME', 'bucketName'),
    ...withRegion ? [{ name: 'OBJECTSTORECONFIG_REGION', value: storeRegion(store) }] : [],
    ...store.prefix !== undefined ? [{ name: 'OBJECTSTORECONFIG_PIPELINEPATH', value: `${store.prefix}pipelines` }] : [],
    // An empty value rather than none: the image's own configuration has a pair of keys, and only without keys the cloud's identity is taken.
    ...keysEnv(at, group, ['OBJECTSTORECONFIG_ACCESSKEY', 'OBJECTSTORECONFIG_SECRETACCESSKEY'], names => names.map(name => ({ name, value: '' }))),
  ];
}

/** How the pages reach the store, by the scheme of artifacts' addresses, and where they look for archived logs. */
export function uiStoreEnv(at: Component, group: Group): EnvVar[] {
  const { store } = group;
  const address = [...storeAddressEnv(store), ...archiveEnv(store)];
  switch (store.scheme) {
    // As for the API server: without a value they take a pair of keys that stands in their code.
    case 'minio': return [...address, ...keysEnv(at, group, STORE_KEY_VARIABLES.minio, names => names.map(name => ({ name, value: '' })))];
    case 's3': return [...address, ...keysEnv(at, group, STORE_KEY_VARIABLES.s3, () => [])];
    case 'gs': return address;
  }
}

/** Variables with which the program of the pages takes keys, id and secret, by the scheme of artifacts' addresses. */
export const STORE_KEY_VARIABLES = { minio: ['MINIO_ACCESS_KEY', 'MINIO_SECRET_KEY'], s3: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] } as const;

/** Host, port and protocol of the store for the program of the pages. */
export function storeAddressEnv(store: ObjectStoreRef): EnvVar[] {
  switch (store.scheme) {
    case 'minio': return [
      { name: 'MINIO_HOST', value: store.host },
      { name: 'MINIO_NAMESPACE', value: '' },
      { name: 'MINIO_PORT', value: String(store.port) },
      { name: 'MINIO_SSL', value: String(store.tls) },
    ];
    case 's3': return [
      { name: 'AWS_S3_ENDPOINT', value: store.host },
      { name: 'AWS_SSL', value: String(store.tls) },
      { name: 'AWS_REGION', value: storeRegion(store) },
    ];
    case 'gs': return []; // it is known to the program, and read with the cloud's identity
  }
}

/** Where the pages look for archived logs; they read them from S3 only. */
export function archiveEnv(store: ObjectStoreRef): EnvVar[] {
  return store.scheme === 'gs' ? [{ name: 'ARGO_ARCHIVE_LOGS', value: 'false' }] : [
    { name: 'ARGO_ARCHIVE_LOGS', value: 'true' },
    { name: 'ARGO_ARCHIVE_ARTIFACTORY', value: store.scheme },
    { name: 'ARGO_ARCHIVE_BUCKETNAME', value: store.bucket },
    { name: 'ARGO_KEYFORMAT', value: workflowKeyFormat(store) },
  ];
}

/** Variables with the keys of the store, in the order of id and secret. */
function keysEnv(at: Component, { store: { platform }, namespace }: Group, names: readonly [string, string], without: (names: readonly string[]) => EnvVar[]): EnvVar[] {
  if (platform.kind !== 'secret') {
    return without(names);
  }
  const { name, accessKey, secretKey } = storeKeys(platform);
  return [secretEnv(at, namespace, names[0], { name, key: accessKey }), secretEnv(at, namespace, names[1], { name, key: secretKey })];
}
