import { Construct } from 'constructs';
import type { ResolvedSettings } from './props';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { declareKnown, declareSecrets, identityAnnotations, ObjectStoreRef, storeKeys } from '../../core';
import { profileConfigMaps, profileSecret } from '../../kit';

/** What a profile needs to know of the platform's stores. */
export type StoreSettings = Pick<ResolvedSettings, 'objectStore' | 'pipelines'>;

/** Name of the Secret with the profile's keys of the object store; undefined if there is none. */
export function storeSecretName(store: ObjectStoreRef | undefined): string | undefined {
  const secret = store && profileSecret(store);
  return secret && storeKeys(secret).name;
}

/**
 * Annotations by which steps of pipelines take an identity of the cloud at the object store, unless the profile's own say another.
 *
 * @param taken annotations that are written already, or by a plugin
 */
export function storeIdentity(store: ObjectStoreRef | undefined, profile: string, taken: readonly string[]): Readonly<Record<string, string>> {
  const all = store ? identityAnnotations(store.profiles, profile) : {};
  return Object.fromEntries(Object.entries(all).filter(([name]) => !taken.includes(name)));
}

/**
 * What steps of pipelines read in a profile, 3 ConfigMaps, where no program of the platform makes them because it makes keys too. The Secret
 * with keys is never made here.
 */
export class ProfileStores extends Construct {
  constructor(scope: Construct, id: string, profile: string, { objectStore: store, pipelines }: StoreSettings) {
    super(scope, id);
    const secret = store && profileSecret(store);
    const isMinted = store?.profiles.kind === 'minted';
    if (secret !== undefined) {
      const { name, accessKey, secretKey } = storeKeys(secret);
      isMinted && pipelines !== undefined
        ? declareKnown(this, { kind: 'Secret', namespace: profile, name, madeBy: 'the profile controller of Kubeflow Pipelines' })
        : declareSecrets(this, profile, { name, keys: [accessKey, secretKey] });
    }
    if (store === undefined || pipelines === undefined || isMinted) {
      return;
    }
    for (const { name, annotations, data } of profileConfigMaps(profile, { store, pipelines })) {
      new ConfigMap(this, name, { metadata: { name, namespace: profile, ...annotations && { annotations } }, data });
    }
  }
}
