import { MultiUserSeaweedfsProps, RESERVED_USERS, Seaweedfs } from '../../components/seaweedfs';
import { ObjectStoreRef, STORE_SECRET } from '../../core';
import { addLocalSecret, LOCAL_CREDENTIALS } from '../local-credentials';
import { InstalledOr, Part, Without } from '../part';

/** Options of the object store as the platform takes them. */
export type SeaweedfsOptions = Without<MultiUserSeaweedfsProps, 'tenancy' | 'namespace' | 'clusterDomain' | 'trustDomain' | 'clients' | 'keyMaker' | 'images'>;

/** Where artifacts and models are kept. */
export interface ObjectStoreSetting {
  /**
   * Where artifacts and models are kept: options of a SeaweedFS that the platform installs, a store that is there already, or false for
   * a platform without one.
   * @default {}
   */
  readonly objectStore?: InstalledOr<SeaweedfsOptions, ObjectStoreRef> | false;
}

/** The wiring of the object store. */
export const seaweedfs: Part<ObjectStoreSetting, Seaweedfs | undefined> = {
  key: 'objectStore',
  name: 'seaweedfs',
  after: ['kubeflow'],
  needs: [],
  namespaces: {},

  gives: () => ({ reservedNamespaces: RESERVED_USERS }),

  givesExisting: ({ profiles }) => profiles.kind === 'minted' ? { reservedNamespaces: RESERVED_USERS } : {},

  unused({ artifactRetentionDays }, _settings, has) {
    return has('pipelines') ? [] : [{ setting: 'objectStore.artifactRetentionDays', value: artifactRetentionDays, why: 'there are no pipelines, which delete artifacts' }];
  },

  make(chart, options, { common, settings, shared }) {
    const { namespaces, clusterDomain, trustDomain, security, place } = settings;
    if (security === 'local' && options.credentials === undefined) {
      addLocalSecret(chart, 'Credentials', { name: STORE_SECRET }, namespaces.kubeflow, LOCAL_CREDENTIALS.store);
    }
    return new Seaweedfs(chart, 'Seaweedfs', {
      storageClass: place?.storage?.class,
      ...common(options),
      namespace: namespaces.kubeflow,
      clusterDomain,
      trustDomain,
      clients: shared.storeClients,
    });
  },
};
