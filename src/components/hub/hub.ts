import { Construct } from 'constructs';
import { catalogOf, ModelCatalog } from './catalog';
import { HubProps } from './props';
import { RegistryUiAccess } from './registry-ui';
import { Component, ServiceRef } from '../../core';

export { catalogOf } from './catalog';

/**
 * The catalog of models and MCP servers that all teams see: 1 Deployment, 1 Service, 1 ConfigMap, 1 AuthorizationPolicy,
 * 1 NetworkPolicy, and a PostgreSQL unless there is one (1 StatefulSet, 1 Service, 1 PersistentVolumeClaim); with `registryUi` 3 ClusterRoles and their bindings.
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
    if (this.props.registryUi !== undefined) {
      new RegistryUiAccess(this, 'RegistryUi', this.props.registryUi);
    }
  }
}
