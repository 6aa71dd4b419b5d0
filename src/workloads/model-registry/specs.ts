import { Connection, DATABASE_PARAMETERS, Engine, ENGINES } from './database';
import { RegistryResources } from './props';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { PodSpec, Probe } from '../../apis/k8s/core/v1';
import { Labels, UNPRIVILEGED } from '../../kit';

/** ServiceAccount and other objects of the server. */
export const SERVER_ACCOUNT = 'model-registry-server';
/** ConfigMap that says where the server is. */
export const SERVER_CONFIG = 'model-registry-configmap';
/** Labels of the server's pods. */
export const SERVER_PODS: Labels = { component: 'model-registry-server' };
/** Labels of the database's pods. */
export const DATABASE_PODS: Labels = { component: 'db' };
/** Name of the objects of the user interface. */
export const UI = 'model-registry-ui';
/** Labels of its pods. */
export const UI_PODS: Labels = { app: UI };
/** Port of server and user interface. */
export const PORT = 8080;

const POD: Pick<PodSpec, 'securityContext'> = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };

/** What the Deployments have in common. */
interface Common {
  readonly image: string;
  /** 0 while the team is suspended. */
  readonly replicas: number;
  readonly resources: RegistryResources;
}

/** What the server keeps its models in, as upstream says it: MySQL is what it takes by itself. */
const STORE: Readonly<Record<Engine, readonly string[]>> = {
  postgres: ['--datastore-type=embedmd', '--embedmd-database-type=postgres'],
  mysql: ['--datastore-type=$(MODEL_REGISTRY_DATA_STORE_TYPE)'],
};

/** The server of the registry's API. */
export function serverSpec({ image, replicas, resources }: Common, { engine, dsn, port, env, envFrom }: Connection): DeploymentSpec {
  const probe = (path: string, seconds: Omit<Probe, 'httpGet'>): Probe => ({ httpGet: { path, port: 'http-api' }, timeoutSeconds: 5, ...seconds });
  return {
    replicas,
    selector: { matchLabels: SERVER_PODS },
    template: {
      metadata: {
        labels: { ...SERVER_PODS, 'sidecar.istio.io/inject': 'true' },
        // The database has no proxy.
        annotations: { 'traffic.sidecar.istio.io/excludeOutboundPorts': String(port) },
      },
      spec: {
        ...POD,
        serviceAccountName: SERVER_ACCOUNT,
        containers: [{
          name: 'rest-container',
          image,
          command: ['/model-registry', 'proxy'],
          args: ['--hostname=0.0.0.0', '--port=$(MODEL_REGISTRY_REST_SERVICE_PORT)', ...STORE[engine], `--embedmd-database-dsn=${dsn}`],
          ...env.length > 0 && { env },
          envFrom: [{ configMapRef: { name: SERVER_CONFIG } }, ...envFrom],
          ports: [{ name: 'http-api', containerPort: PORT, protocol: 'TCP' }],
          startupProbe: probe('/readyz/isDirty', { initialDelaySeconds: 10, periodSeconds: 5, failureThreshold: 6 }),
          livenessProbe: probe('/readyz/isDirty', { initialDelaySeconds: 30, periodSeconds: 10, failureThreshold: 3 }),
          readinessProbe: probe('/readyz/health', { initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 3 }),
          ...resources.server && { resources: resources.server },
          securityContext: UNPRIVILEGED,
        }],
      },
    },
  };
}

/** The user interface. */
export function uiSpec({ image, replicas, resources }: Common): DeploymentSpec {
  const probe = (initialDelaySeconds: number): Probe => ({
    httpGet: { path: '/healthcheck', port: PORT, scheme: 'HTTP' }, initialDelaySeconds, periodSeconds: 30, timeoutSeconds: 15, successThreshold: 1, failureThreshold: 3,
  });
  return {
    replicas,
    selector: { matchLabels: UI_PODS },
    template: {
      metadata: { labels: UI_PODS },
      spec: {
        ...POD,
        serviceAccountName: UI,
        containers: [{
          name: UI,
          image,
          imagePullPolicy: 'Always',
          args: ['--deployment-mode=kubeflow', `--port=${PORT}`],
          ports: [{ containerPort: PORT, protocol: 'TCP' }],
          livenessProbe: probe(30),
          readinessProbe: probe(15),
          resources: resources.ui ?? { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '2Gi' } },
          securityContext: UNPRIVILEGED,
        }],
      },
    },
  };
}

/** A database in one pod. */
export function databaseSpec({ image, replicas, resources }: Common, engine: Engine, secret: string, claimName: string): DeploymentSpec {
  const { container, port, mountPath, user, claim } = ENGINES[engine];
  return {
    replicas,
    selector: { matchLabels: DATABASE_PODS },
    strategy: { type: 'Recreate' },
    template: {
      metadata: { name: 'db', labels: { ...DATABASE_PODS, 'sidecar.istio.io/inject': 'false' } },
      spec: {
        securityContext: { ...POD.securityContext, fsGroup: user },
        containers: [{
          name: 'db-container',
          image,
          ...container,
          envFrom: [{ configMapRef: { name: DATABASE_PARAMETERS } }, { secretRef: { name: secret } }],
          ports: [{ name: engine === 'postgres' ? 'postgres' : 'dbapi', containerPort: port, protocol: 'TCP' }],
          ...resources.database && { resources: resources.database },
          securityContext: { ...UNPRIVILEGED, runAsUser: user, runAsGroup: user },
          volumeMounts: [{ name: claim, mountPath }],
        }],
        volumes: [{ name: claim, persistentVolumeClaim: { claimName } }],
      },
    },
  };
}
