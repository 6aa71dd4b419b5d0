import { Construct } from 'constructs';
import { catalogFacts } from './facts';
import { CatalogPostgres, POSTGRES } from './postgres';
import { HubProps } from './props';
import { catalogFiles, SOURCES_FILE } from './sources';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, EnvVar, Service } from '../../apis/k8s/core/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, databaseCall, databasePort, DatabaseRef, principal, SecretKeyRef, ServiceRef } from '../../core';
import { CallersPolicy, Labels, secretVariable, textOrSecret, UNPRIVILEGED } from '../../kit';

const NAME = 'model-catalog';
const SERVER = `${NAME}-server`;
const SOURCES = `${NAME}-sources`;
const FOLDER = '/catalog';
const PORT = 8080;

/** Labels of its pods, as the network policy names them. */
const PODS: Labels = { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/component': 'server' };
const LABELS: Labels = { ...PODS, 'app.kubernetes.io/part-of': NAME };

/** Accounts of the people of each profile, whatever its name. */
const OF_PROFILES = ['default-editor', 'default-viewer'].map(account => `*/sa/${account}`);

/** Service of the catalog in a namespace. */
export function catalogOf(namespace: string): ServiceRef {
  return { namespace, name: NAME, port: PORT };
}

/** The server, with the files of its sources and its database. */
export class ModelCatalog extends Construct {
  constructor(scope: Construct, id: string, service: ServiceRef, props: HubProps) {
    super(scope, id);
    const { namespace } = service;
    const { database = {}, sources = {} } = props;
    const component = Component.of(this);
    new ConfigMap(this, 'Sources', { metadata: { name: SOURCES, namespace }, data: catalogFiles(sources, this) });
    if (database.existing === undefined) {
      new CatalogPostgres(this, 'Postgres', namespace, LABELS, database);
    } else {
      [database.existing.user, database.existing.password].forEach(one => typeof one === 'string' || component.secretName(one, namespace));
    }
    component.secretName(tokenOf(props), namespace);
    new Deployment(this, 'Deployment', {
      metadata: { name: SERVER, namespace, labels: LABELS },
      spec: component.workload(SERVER, deploymentSpec(component.image('hub/server'), props),
        catalogFacts(namespace, SERVER, databaseCall(database.existing ?? { engine: 'postgres', host: POSTGRES }, namespace, 'what it has read'))),
    });
    new Service(this, 'Service', {
      // The user interface of registries takes a Service for a catalog by this label.
      metadata: { name: NAME, namespace, labels: { ...LABELS, component: NAME } },
      spec: {
        type: 'ClusterIP',
        selector: { 'app.kubernetes.io/component': 'server', 'app.kubernetes.io/part-of': NAME },
        ports: [{ name: 'http-api', port: service.port, protocol: 'TCP', appProtocol: 'http' }],
      },
    });
    this.addPolicies(namespace, props);
  }

  /** The catalog asks nobody who they are. */
  private addPolicies(namespace: string, { registryUi, trustDomain = 'cluster.local', trustedNamespaces = [] }: HubProps): void {
    new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: { matchLabels: PODS }, ports: [PORT], from: ['profiles', 'gateway'] }, trustedNamespaces);
    const principals = [...OF_PROFILES, ...registryUi ? [principal(trustDomain, registryUi.namespace, registryUi.name)] : []];
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: { name: NAME, namespace },
      spec: { action: 'ALLOW', selector: { matchLabels: LABELS }, rules: [{ from: [{ source: { principals } }] }] },
    });
  }
}

function tokenOf({ huggingFaceToken = { name: `${NAME}-hf-api-key`, key: 'HF_API_KEY' } }: HubProps): SecretKeyRef {
  return huggingFaceToken;
}

function deploymentSpec(image: string, props: HubProps): DeploymentSpec {
  const probe = { tcpSocket: { port: 'http-api' }, periodSeconds: 5, timeoutSeconds: 2 };
  const { name, key } = tokenOf(props);
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: { ...LABELS, 'sidecar.istio.io/inject': 'true' } },
      spec: {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: 'catalog',
          image,
          command: ['/model-registry', 'catalog'],
          args: [`--listen=0.0.0.0:${PORT}`, `--catalogs-path=${FOLDER}/${SOURCES_FILE}`],
          env: [...connection(props), { name: 'HF_API_KEY', valueFrom: { secretKeyRef: { name, key, optional: true } } }],
          ports: [{ name: 'http-api', containerPort: PORT, protocol: 'TCP' }],
          livenessProbe: { ...probe, initialDelaySeconds: 30 },
          readinessProbe: { ...probe, initialDelaySeconds: 3 },
          securityContext: UNPRIVILEGED,
          volumeMounts: [{ name: 'sources', mountPath: FOLDER }],
        }],
        volumes: [{ name: 'sources', configMap: { name: SOURCES } }],
      },
    },
  };
}

/** The variables of PostgreSQL's own clients, which the catalog reads. */
function connection({ database = {} }: HubProps): EnvVar[] {
  if (database.existing === undefined) {
    const { credentials = { name: POSTGRES } } = database;
    return [{ name: 'PGHOST', value: POSTGRES }, secretVariable('PGUSER', { name: credentials.name, key: 'POSTGRES_USER' }),
      secretVariable('PGPASSWORD', { name: credentials.name, key: 'POSTGRES_PASSWORD' })];
  }
  const { existing } = database;
  const { host, user, password, database: name, tls = 'disable' }: DatabaseRef<'postgres'> = existing;
  return [
    { name: 'PGHOST', value: host },
    { name: 'PGPORT', value: String(databasePort(existing)) },
    { name: 'PGDATABASE', value: name },
    textOrSecret('PGUSER', user),
    secretVariable('PGPASSWORD', password),
    { name: 'PGSSLMODE', value: tls },
  ];
}
