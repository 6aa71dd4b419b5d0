import { ObjectStoreRef, profilePrefix, S3Store } from '../core';

/** A policy in the language of AWS, which other stores that speak S3 read too. */
export interface StorePolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

const OBJECTS: readonly string[] = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

/** What the programs of a profile may do: everything with its own artifacts, and list them. */
export function profileStorePolicy(store: S3Store, profile: string): StorePolicy {
  return policy(store, profilePrefix(store, profile));
}

/** What the platform's programs may do: everything with what is below the prefix of the store. */
export function platformStorePolicy(store: S3Store): StorePolicy {
  return policy(store, store.prefix ?? '');
}

function policy(store: S3Store, prefix: string): StorePolicy {
  const bucket = `arn:${partition(store)}:s3:::${store.bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: [...OBJECTS], Resource: [`${bucket}/${prefix}*`] },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucket], ...prefix !== '' && { Condition: { StringLike: { 's3:prefix': [`${prefix}*`] } } } },
      { Effect: 'Allow', Action: ['s3:GetBucketLocation'], Resource: [bucket] },
    ],
  };
}

/** Part of AWS, which the region of the store or its roles say: `aws`, `aws-cn`, `aws-us-gov`. */
function partition({ region, platform, profiles }: S3Store): string {
  const apart = /^(?:cn|us-gov)(?=-)/.exec(region ?? '');
  const roles = [platform, profiles].flatMap(one => one.kind === 'irsa' ? [one.role] : []);
  return apart !== null ? `aws-${apart[0]}` : roles[0]?.split(':')[1] ?? 'aws';
}

/** Condition of a role of Google Cloud Storage that holds for objects below a prefix, and for their list. */
export function googleCondition({ bucket }: ObjectStoreRef, prefix: string): string {
  return `resource.name.startsWith("projects/_/buckets/${bucket}/objects/${prefix}") || api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("${prefix}")`;
}
