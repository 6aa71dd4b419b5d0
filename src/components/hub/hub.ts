import { Construct } from 'constructs';
import { catalogOf, ModelCatalog } from './catalog';
import { InferenceServiceController } from './inference-service-controller';
import { HubProps } from './props';
import { RegistryUiAccess } from './registry-ui';
import { storageContainer } from './storage-initializer';
import { ClusterStorageContainer } from '../../apis/serving.kserve.io/v1alpha1';
import { Component, ServiceRef } from '../../core';

export { catalogOf } from './catalog';
export { inferenceServiceControllerOf } from './inference-service-controller';

/**
 * The catalog of models and MCP servers that all teams see: 1 Deployment, 1 Service, 1 ConfigMap, 1 AuthorizationPolicy,
 * 1 NetworkPolicy, and a PostgreSQL unless there is one (1 StatefulSet, 1 Service, 1 PersistentVolumeClaim); with `registryUi` 3 ClusterRoles and their bindings;
 * with `inferenceServiceController` a controller with its account and rights; with `storageInitializer` a ClusterStorageContainer.
 * Registries are each a team's own: `ModelRegistry`.
 *
 * @throws ConfigError `CatalogSource`, `CatalogEntry`, `CatalogQuery`, `VolumeSize`
 * @see https://www.kubeflow.org/docs/components/model-registry/ (version in the pins)
 */
export class Hub extends Component<HubProps> {
  /** Namespace of the catalog. */
  public readonly namespace: string;
  /** Where the catalog answers. */
  public readonly catalog: ServiceRef;

  constructor(scope: Construct, id: string, given: HubProps = {}) {
    super(scope, id, given, 'components/hub#HubProps');
    this.namespace = this.props.namespace ?? 'kubeflow';
    this.catalog = catalogOf(this.namespace);
    new ModelCatalog(this, 'Catalog', this.catalog, this.props);
    const { registryUi, inferenceServiceController, storageInitializer, clusterDomain = 'cluster.local' } = this.props;
    if (registryUi !== undefined) {
      new RegistryUiAccess(this, 'RegistryUi', registryUi);
    }
    if (inferenceServiceController !== undefined) {
      new InferenceServiceController(this, 'InferenceServiceController', { ...inferenceServiceController, namespace: this.namespace, clusterDomain });
    }
    if (storageInitializer !== undefined) {
      new ClusterStorageContainer(this, 'StorageInitializer', storageContainer(this.image('hub/storage-initializer'), storageInitializer, clusterDomain));
    }
  }
}
