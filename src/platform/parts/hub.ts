import { catalogOf, Hub, HubProps, ManagedCatalogDatabase } from '../../components/hub';
import { DEFAULT_IDENTITY, HubRef } from '../../core';
import { NamespaceName } from '../../core/names';
import { registryUiOf } from '../../workloads';
import { addLocalSecret, LOCAL_CREDENTIALS, LOCAL_PROFILE } from '../local-credentials';
import { CommonSettings, Part, Without } from '../part';

/** Options of the hub as the platform takes them. */
export interface HubOptions extends Without<HubProps, 'namespace' | 'database' | 'registryUi' | 'trustDomain' | 'trustedNamespaces' | 'images'> {
  /** The catalog's own PostgreSQL; one that is there already stands at `databases`. @default {} */
  readonly database?: Without<ManagedCatalogDatabase, 'existing'>;
  /**
   * Profile with the registry of the platform's menu, whose user interface shows the registries of all profiles: a `ModelRegistry` in it.
   * @default - the profile of the local preset with upstream's identity headers, else none
   */
  readonly registryProfile?: NamespaceName;
}

/** The catalog of models, and where the main registry is. */
export interface HubSetting {
  /** Kubeflow Hub: options, or false to leave it out. @default {} */
  readonly hub?: HubOptions | false;
}

/** The wiring of the hub. */
export const hub: Part<HubSetting, Hub | undefined> = {
  key: 'hub',
  name: 'hub',
  after: ['kubeflow'],
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  unused({ database }, { databases: { catalog } }) {
    return catalog === undefined ? [] : [{ setting: 'hub.database', value: database, why: 'the catalog has the one of databases.catalog' }];
  },

  gives(options, settings) {
    const ref = refOf(options, settings, settings.namespaces.kubeflow);
    return {
      hub: ref,
      menuLinks: ref.registryUi === undefined ? [] : [{ type: 'item', text: 'Model Registry', link: '/model-registry/', icon: 'assignment' }],
    };
  },

  make(chart, { registryProfile: _, database = {}, ...options }, { common, mesh, settings, shared }) {
    const { namespaces, trustDomain, databases: { catalog }, security } = settings;
    if (catalog === undefined && security === 'local' && database.credentials === undefined) {
      addLocalSecret(chart, 'CatalogCredentials', { name: 'model-catalog-postgres' }, namespaces.kubeflow, LOCAL_CREDENTIALS.catalogDatabase, 'Opaque');
    }
    return new Hub(chart, 'Hub', {
      ...common(options),
      namespace: namespaces.kubeflow,
      trustDomain,
      trustedNamespaces: [mesh.gateway.workload.namespace, ...shared.trustedNamespaces],
      registryUi: shared.hub?.registryUi,
      database: catalog === undefined ? { storageClass: settings.place?.storage?.class, ...database } : { existing: catalog },
    });
  },
};

/** The user interface reads upstream's headers only, so that nobody could sign in to it with others. */
function refOf({ registryProfile }: HubOptions, { localProfile, identity }: CommonSettings, namespace: string): HubRef {
  const isReadable = identity.userId === DEFAULT_IDENTITY.userId && identity.groups === DEFAULT_IDENTITY.groups;
  const main = registryProfile ?? (localProfile && isReadable ? LOCAL_PROFILE.name : undefined);
  return { catalog: catalogOf(namespace), ...main !== undefined && { registryUi: registryUiOf(main) } };
}
