import { EnvValue, Secret } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Environment } from './environment';
import { ObjectStoreRef, profilePrefix, storeKeys, storeRegion, storeUrl } from '../core';
import { profileSecret } from '../kit';

/** The platform's object store as programs of one team use it. */
export interface StoreAccess {
  /** Where the team's part begins, with `/` at the end, e.g. `s3://mlpipeline/private-artifacts/vision/`; other parts are shut for it. */
  readonly url: string;
  /**
   * Variables from which SDKs and the command line of AWS take address, region and keys. Empty for Google Cloud Storage, whose libraries find the
   * account of the pod by themselves; without keys where the pod has an identity of AWS.
   */
  readonly env: Environment;
  /** Secret with the keys. @default - there is none: ServiceAccounts have an identity of the cloud */
  readonly secret?: string;
}

/**
 * How programs of a team get at a store, those that run as its `default-editor`.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export function storeAccess(scope: Construct, store: ObjectStoreRef, namespace: string): StoreAccess {
  const url = teamUrl(store, namespace);
  if (store.scheme === 'gs') {
    return { url, env: {} };
  }
  const region = storeRegion(store);
  const env = {
    ...store.scheme === 'minio' && { AWS_ENDPOINT_URL: storeUrl(store) },
    AWS_REGION: region, AWS_DEFAULT_REGION: region, // boto3 reads the second alone, the other SDKs the first
    ...keyVariables(scope, store),
  };
  const keys = profileSecret(store);
  return { url, env, ...keys !== undefined && { secret: storeKeys(keys).name } };
}

/** Where the team's part of a store begins, with `/` at the end. */
export function teamUrl(store: ObjectStoreRef, namespace: string): string {
  return `${store.scheme === 'gs' ? 'gs' : 's3'}://${store.bucket}/${profilePrefix(store, namespace)}`;
}

/** Variables from which clients of S3 take the team's keys; none where its pods have an identity. */
export function keyVariables(scope: Construct, store: ObjectStoreRef): Environment {
  const keys = profileSecret(store);
  if (keys === undefined) {
    return {};
  }
  const { name, accessKey, secretKey } = storeKeys(keys);
  const secret = Secret.fromSecretName(scope, 'StoreKeys', name);
  return { AWS_ACCESS_KEY_ID: EnvValue.fromSecretValue({ secret, key: accessKey }), AWS_SECRET_ACCESS_KEY: EnvValue.fromSecretValue({ secret, key: secretKey }) };
}
