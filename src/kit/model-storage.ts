/** How KServe gets at an object store: what it reads in the namespace of a model before it fetches the model. */
import { profileSecret, storeSecretAnnotations, usesVirtualHosts } from './profile-objects';
import { identityAnnotations, ObjectStoreRef, storeEndpoint, StoreSecret, storeKeys, StoreKeys, storeRegion } from '../core';

/** Keys in Secrets where KServe looks for credentials of S3 stores, unless its settings name others. */
export const MODEL_CREDENTIAL_KEYS = { accessKey: 'AWS_ACCESS_KEY_ID', secretKey: 'AWS_SECRET_ACCESS_KEY' };

/** A store as KServe's settings say it: what is empty, KServe leaves out. */
export interface ModelStoreSettings {
  /** `host:port`, without scheme. */
  readonly endpoint: string;
  /** `1` or `0`. */
  readonly useHttps: string;
  readonly region: string;
  /** `true` where the bucket is part of the host, else `false`. */
  readonly useVirtualBucket: string;
}

/** The store for KServe; all empty for one that does not speak S3, which KServe finds by its addresses. */
export function modelStoreSettings(store: ObjectStoreRef | undefined): ModelStoreSettings {
  if (store === undefined || store.scheme === 'gs') {
    return { endpoint: '', useHttps: '', region: '', useVirtualBucket: '' };
  }
  return { endpoint: storeEndpoint(store), useHttps: store.tls ? '1' : '0', region: storeRegion(store), useVirtualBucket: usesVirtualHosts(store) };
}

/** What the ServiceAccounts of a profile need so that models which run as them are fetched from a store. */
export interface ModelAccess {
  /** Annotations of the ServiceAccounts. */
  readonly annotations: Readonly<Record<string, string>>;
  /**
   * Secret that the ServiceAccounts list in their field `secrets`, or that a model names in its annotation `serving.kserve.io/storageSecretName`, with its
   * keys.
   * @default - none: an identity of the cloud is enough
   */
  readonly secret?: StoreKeys;
  /** Annotations of that Secret by which it is for this store, also where KServe's settings name another. */
  readonly secretAnnotations: Readonly<Record<string, string>>;
}

/**
 * How the programs of a profile get at models in a store.
 *
 * @param keys keys of Secrets that KServe's settings name; it takes credentials from no others
 */
export function modelAccess(store: ObjectStoreRef, profile: string, keys: Required<Pick<StoreSecret, 'accessKey' | 'secretKey'>> = MODEL_CREDENTIAL_KEYS): ModelAccess {
  const annotations = identityAnnotations(store.profiles, profile);
  const secret = profileSecret(store);
  return secret === undefined ? { annotations, secretAnnotations: {} }
    : { annotations, secret: { ...storeKeys(secret), ...keys }, secretAnnotations: storeSecretAnnotations(store) };
}
