import { Construct } from 'constructs';
import { catalogOf, Hub, HubProps, inferenceServiceControllerOf, InferenceServiceControllerOptions, ManagedCatalogDatabase, StorageInitializerOptions } from '../../components/hub';
import { ConfigError, DEFAULT_IDENTITY, HubRef, ServiceRef, shown } from '../../core';
import { NamespaceName } from '../../core/names';
import { registryServiceOf, registryUiOf } from '../../workloads';
import { addLocalSecret, LOCAL_CREDENTIALS, LOCAL_PROFILE } from '../local-credentials';
import { CommonSettings, Part, Shared, Without } from '../part';

/** Options of the hub as the platform takes them. */
export interface HubOptions extends Without<HubProps,
  'namespace' | 'database' | 'registryUi' | 'clusterDomain' | 'trustDomain' | 'trustedNamespaces' | 'images' | 'inferenceServiceController' | 'storageInitializer'> {
  /** The catalog's own PostgreSQL; one that is there already stands at `databases`. @default {} */
  readonly database?: Without<ManagedCatalogDatabase, 'existing'>;
  /**
   * Profile with the registry of the platform's menu, whose user interface shows the registries of all profiles: a `ModelRegistry` in it.
   * @default - the profile of the local preset with upstream's identity headers, else none
   */
  readonly registryProfile?: NamespaceName;
  /** Notes in registries which of their models are served where; by itself in the main one. @default - nothing does */
  readonly inferenceServiceController?: Partial<InferenceServiceControllerOptions>;
  /** Lets models be fetched from `model-registry://` addresses; by itself those of the main registry. @default - KServe refuses such addresses */
  readonly storageInitializer?: Partial<StorageInitializerOptions>;
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

  // Both need the definitions of KServe.
  afterFor: ({ inferenceServiceController, storageInitializer }) => inferenceServiceController || storageInitializer ? ['kserve'] : [],

  unused({ database, inferenceServiceController, storageInitializer }, { databases: { catalog } }, has) {
    const why = 'there is no kserve';
    return [
      ...catalog === undefined ? [] : [{ setting: 'hub.database', value: database, why: 'the catalog has the one of databases.catalog' }],
      ...has('kserve') ? [] : [
        { setting: 'hub.inferenceServiceController', value: inferenceServiceController, why }, { setting: 'hub.storageInitializer', value: storageInitializer, why },
      ],
    ];
  },

  gives(options, settings) {
    const ref = refOf(options, settings, settings.namespaces.kubeflow);
    return {
      hub: ref,
      menuLinks: ref.registryUi === undefined ? [] : [{ type: 'item', text: 'Model Registry', link: '/model-registry/', icon: 'assignment' }],
    };
  },

  make(chart, { registryProfile: _, database = {}, inferenceServiceController, storageInitializer, ...options }, { common, mesh, settings, shared }) {
    const { namespaces, clusterDomain, trustDomain, databases: { catalog }, security } = settings;
    if (catalog === undefined && security === 'local' && database.credentials === undefined) {
      addLocalSecret(chart, 'CatalogCredentials', { name: 'model-catalog-postgres' }, namespaces.kubeflow, LOCAL_CREDENTIALS.catalogDatabase, 'Opaque');
    }
    return new Hub(chart, 'Hub', {
      ...common(options),
      inferenceServiceController: inferenceServiceController && { registries: registriesOf(shared, security, chart) },
      storageInitializer: storageInitializer && { ...storageInitializer, registry: storageInitializer.registry ?? mainRegistry(shared, chart) },
      namespace: namespaces.kubeflow,
      clusterDomain,
      trustDomain,
      trustedNamespaces: [mesh.gateway.workload.namespace, ...shared.trustedNamespaces],
      registryUi: shared.hub?.registryUi,
      database: catalog === undefined ? { storageClass: settings.place?.storage?.class, ...database } : { existing: catalog },
    });
  },
};

/**
 * Namespaces that the controller of InferenceServices writes to.
 *
 * @throws ConfigError `HubRegistry`, `ControllerOutsideMesh`
 */
function registriesOf({ hub: ref, injection }: Shared, security: CommonSettings['security'], at: Construct): readonly string[] {
  const { registries = [] } = ref?.inferenceServiceController ?? {};
  if (registries.length === 0) {
    throw noRegistry('inferenceServiceController.registries', at);
  }
  if (security === 'production' && injection === 'none') {
    throw new ConfigError('ControllerOutsideMesh', 'hub.inferenceServiceController must have a proxy of the mesh in production, which keeps its token from the addresses ' +
      `that teams write into InferenceServices, got injection ${shown(injection)}; leave the controller out, or let pods have proxies`, at);
  }
  return registries;
}

/**
 * The registry that addresses of models mean.
 *
 * @throws ConfigError `HubRegistry`
 */
function mainRegistry({ hub: ref }: Shared, at: Construct): ServiceRef {
  if (ref?.registryUi === undefined) {
    throw noRegistry('storageInitializer.registry', at);
  }
  return registryServiceOf(ref.registryUi.namespace);
}

function noRegistry(option: string, at: Construct): ConfigError {
  return new ConfigError('HubRegistry', `hub.${option} must be given where the platform has no main registry, got undefined; pass it, or name the profile with ` +
    'that registry as hub.registryProfile', at);
}

/** The user interface reads upstream's headers only, so that nobody could sign in to it with others. */
function refOf({ registryProfile, inferenceServiceController: controller }: HubOptions, { localProfile, identity }: CommonSettings, namespace: string): HubRef {
  const isReadable = identity.userId === DEFAULT_IDENTITY.userId && identity.groups === DEFAULT_IDENTITY.groups;
  const main = registryProfile ?? (localProfile && isReadable ? LOCAL_PROFILE.name : undefined);
  const registries = controller?.registries ?? (main === undefined ? [] : [main]);
  return {
    catalog: catalogOf(namespace),
    ...main !== undefined && { registryUi: registryUiOf(main) },
    ...controller && { inferenceServiceController: { account: inferenceServiceControllerOf(namespace), registries } },
  };
}
