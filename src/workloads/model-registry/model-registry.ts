import { Construct } from 'constructs';
import { DATABASE, DATABASE_PARAMETERS, ENGINES, Connection, foreignConnection, ownConnection } from './database';
import { databaseFacts, serverFacts, uiFacts } from './facts';
import { ManagedRegistryDatabase, ModelRegistryProps } from './props';
import { apiRoute, CatalogStandIn, SERVER_SERVICE, ServerReach, UI_PATH, UiReach } from './reach';
import { ResolvedRegistry, resolveRegistry } from './settings';
import { DATABASE_PODS, databaseSpec, PORT, SERVER_ACCOUNT, SERVER_CONFIG, SERVER_PODS, serverSpec, UI, UI_PODS, uiSpec } from './specs';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { databaseCall, ImageName, ProgramFacts, secretRef, ServiceAccountRef, ServiceRef } from '../../core';
import { addClaim, newClaim } from '../claims';
import { teamPullSecrets } from '../team';
import { Workload } from '../workload';

/** Account of the user interface of a main registry, for what is made before it. */
export function registryUiOf(namespace: string): ServiceAccountRef {
  return { namespace, name: UI };
}

/** Service of the registry of a namespace, for what is made before it. */
export function registryServiceOf(namespace: string): ServiceRef {
  return { namespace, name: SERVER_SERVICE, port: PORT };
}

/**
 * A registry of models of a team's own: a server with its database, an address in the mesh and at the gateway, the platform's catalog
 * where the user interface looks for it, and for the `main` one the user interface of all registries, whose rights the hub grants; without a
 * mesh the server with its database alone. One for each namespace, since its names are fixed. While the profile is suspended nothing of it
 * runs; of an archived one the claim stays.
 *
 * @throws ConfigError `WorkloadNamespace`, `RegistryGateway`, `RegistryHeader`, `ClaimName`, `ClaimNamespace`, `ClaimSize`
 * @see https://www.kubeflow.org/docs/components/model-registry/ (version in the pins)
 */
export class ModelRegistry extends Workload<ModelRegistryProps> {
  /** Where the API answers inside the mesh. */
  public readonly service: ServiceRef;
  /** Path below the platform's URL, without a mesh below that of its Service, at which clients of the API begin: `<path>api/model_registry/v1alpha3`. */
  public readonly path: string;
  /** Path of the user interface; undefined unless it is the main one. */
  public readonly uiPath: string | undefined;
  /** Facts of the programs that it runs. */
  public readonly programs: readonly ProgramFacts[] = [];

  constructor(scope: Construct, id: string, given: ModelRegistryProps = {}) {
    super(scope, id, given, 'workloads/model-registry#ModelRegistryProps');
    const { namespace, props } = this;
    const { database = {} } = props;
    const registry = props.mesh === false ? undefined : resolveRegistry(this, namespace, props, this.team?.isolated);
    this.service = registryServiceOf(namespace);
    this.path = registry === undefined || registry.main ? '/' : apiRoute(registry).prefix;
    this.uiPath = registry?.main === true ? UI_PATH : undefined;
    const connection = database.existing === undefined ? this.addDatabase(database) : foreignConnection(database.existing);
    if (this.lifecycle === 'archived') {
      return;
    }
    if (database.existing !== undefined) {
      [database.existing.user, database.existing.password].forEach(one => typeof one === 'string' || this.declareSecret(one.name));
    }
    this.addServer(connection);
    if (registry !== undefined) {
      this.addToMesh(registry);
    }
  }

  private addToMesh(registry: ResolvedRegistry): void {
    new ServerReach(this, 'ServerReach', registry, this.service);
    if (registry.main) {
      this.addUi(registry);
    }
    if (registry.catalog !== undefined) {
      new CatalogStandIn(this, 'Catalog', registry, registry.catalog);
    }
  }

  private named(name: string) {
    return { name, namespace: this.namespace };
  }

  private common(image: ImageName) {
    const { images, resources = {} } = this.props;
    return { image: this.pinnedImage(image, images), replicas: this.lifecycle === 'active' ? 1 : 0, resources };
  }

  private addPrograms(...programs: readonly ProgramFacts[]): void {
    (this.programs as ProgramFacts[]).push(...programs);
  }

  private addDatabase({ engine = 'postgres', credentials = secretRef('model-registry-db-secrets'), storage }: ManagedRegistryDatabase): Connection {
    const { claim, parameters, port, image, keys } = ENGINES[engine];
    const claimName = addClaim(this, this.namespace, storage ?? newClaim('10Gi'), claim);
    const secret = credentials.name;
    if (this.lifecycle !== 'archived') {
      this.declareSecret({ name: secret, keys });
      new ConfigMap(this, 'DatabaseParameters', { metadata: this.named(DATABASE_PARAMETERS), data: parameters });
      this.addPrograms(databaseFacts(this.namespace, engine));
      new Deployment(this, 'Database', {
        metadata: { ...this.named(DATABASE), labels: DATABASE_PODS }, spec: databaseSpec(this.common(image), engine, secret, claimName),
      });
      new Service(this, 'DatabaseService', {
        metadata: { ...this.named(DATABASE), labels: DATABASE_PODS },
        spec: { type: 'ClusterIP', selector: DATABASE_PODS, ports: [{ name: 'dbapi', port, protocol: 'TCP' }] },
      });
    }
    return ownConnection(engine, secret);
  }

  private addServer(connection: Connection): void {
    const { displayName = 'Kubeflow Model Registry', description = `Models of ${this.namespace}` } = this.props;
    new ServiceAccount(this, 'ServerAccount', { metadata: this.named(SERVER_ACCOUNT), ...teamPullSecrets(this) });
    new ConfigMap(this, 'ServerConfig', {
      metadata: { ...this.named(SERVER_CONFIG), labels: SERVER_PODS },
      data: { MODEL_REGISTRY_DATA_STORE_TYPE: 'embedmd', MODEL_REGISTRY_REST_SERVICE_HOST: SERVER_SERVICE, MODEL_REGISTRY_REST_SERVICE_PORT: String(PORT) },
    });
    const database = this.props.database?.existing ?? { engine: connection.engine, host: DATABASE };
    this.addPrograms(serverFacts(this.namespace, databaseCall(database, this.namespace, 'all that it knows')));
    new Deployment(this, 'Server', {
      metadata: { ...this.named('model-registry-deployment'), labels: SERVER_PODS }, spec: serverSpec(this.common('hub/server'), connection),
    });
    new Service(this, 'ServerService', {
      metadata: {
        ...this.named(SERVER_SERVICE),
        // The user interface takes a Service for a registry by the label, and shows the annotations.
        labels: { 'app': SERVER_SERVICE, 'app.kubernetes.io/name': SERVER_SERVICE, 'app.kubernetes.io/part-of': 'model-registry', 'component': 'model-registry' },
        annotations: { displayName, description },
      },
      spec: { type: 'ClusterIP', selector: SERVER_PODS, ports: [{ name: 'http-api', port: PORT, protocol: 'TCP', appProtocol: 'http' }] },
    });
  }

  private addUi(registry: ResolvedRegistry): void {
    const service = { ...this.named(`${UI}-service`), port: 80 };
    this.addPrograms(uiFacts(this.namespace, this.service));
    new UiReach(this, 'UiReach', registry, service);
    new Deployment(this, 'Ui', { metadata: { ...this.named(UI), labels: UI_PODS }, spec: uiSpec(this.common('hub/ui')) });
    new Service(this, 'UiService', {
      metadata: { name: service.name, namespace: this.namespace, labels: { ...UI_PODS, run: UI } },
      spec: { type: 'ClusterIP', selector: UI_PODS, ports: [{ name: 'http', port: service.port, targetPort: PORT, protocol: 'TCP' }] },
    });
  }
}
