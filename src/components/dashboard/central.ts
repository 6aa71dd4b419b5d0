import { Construct } from 'constructs';
import { DASHBOARD_LABELS as LABELS, selectorOf } from './labels';
import { DeploymentSpec, Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Container, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { VirtualService } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { configChecksum, GatewayRef, ServiceAccountRef, serviceHost, ServiceRef } from '../../core';
import { NAMESPACE_NAME, READ, rule } from '../../core/access';

/** Name of the ConfigMap with links and settings. */
const CONFIG = 'dashboard-config';
/** Name of the ConfigMap with the environment. */
const PARAMETERS = 'dashboard-parameters';
/** Port of the web server. */
const PORT = 8082;

/** What the dashboard's pod needs to know. */
export interface DashboardPodOptions {
  readonly image: string;
  /** Name of the ServiceAccount. */
  readonly account: string;
  /** Environment in the ConfigMap, read at start. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly kfam: ServiceRef;
  readonly logoutUrl: string;
}

/** Deployment of the central dashboard. */
export function dashboardDeployment(options: DashboardPodOptions): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: selectorOf(LABELS) },
    template: {
      metadata: {
        annotations: { 'kubectl.kubernetes.io/default-container': 'dashboard', ...configChecksum(options.parameters) },
        labels: { ...selectorOf(LABELS), 'sidecar.istio.io/inject': 'true' },
      },
      spec: { serviceAccountName: options.account, containers: [container(options)] },
    },
  };
}

function container(options: DashboardPodOptions): Container {
  const probe = { httpGet: { path: '/healthz', port: PORT }, initialDelaySeconds: 15, periodSeconds: 30 };
  return {
    name: 'dashboard',
    image: options.image,
    imagePullPolicy: 'IfNotPresent',
    env: [
      // Overrides what Kubernetes derives from the Service: an address that policies of the mesh do not know.
      { name: 'PROFILES_KFAM_SERVICE_HOST', value: `${options.kfam.name}.${options.kfam.namespace}` },
      { name: 'DASHBOARD_CONFIGMAP', value: CONFIG },
      { name: 'LOGOUT_URL', value: options.logoutUrl },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    ],
    envFrom: [{ configMapRef: { name: PARAMETERS } }],
    ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
    livenessProbe: probe,
    readinessProbe: probe,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

/** What the objects of the dashboard need beside the Deployment. */
export interface CentralDashboardOptions {
  readonly service: ServiceRef;
  readonly serviceAccount: ServiceAccountRef;
  readonly config: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly deployment: DeploymentSpec;
  readonly gateway: GatewayRef;
  /** Principal of the gateway's pods. */
  readonly gatewayPrincipal: string;
  readonly clusterDomain: string;
}

/** Adds all objects of the central dashboard. */
export function addCentralDashboard(scope: Construct, options: CentralDashboardOptions): void {
  const { service } = options;
  const { namespace } = service;
  const metadata = { name: service.name, namespace, labels: LABELS };
  addAccess(scope, options.serviceAccount);
  new ConfigMap(scope, 'DashboardConfig', { metadata: { ...metadata, name: CONFIG }, data: options.config });
  new ConfigMap(scope, 'DashboardParameters', { metadata: { ...metadata, name: PARAMETERS }, data: options.parameters });
  new NetworkPolicy(scope, 'DashboardNetworkPolicy', {
    metadata,
    spec: {
      podSelector: { matchLabels: selectorOf(LABELS) },
      policyTypes: ['Ingress'],
      ingress: [{ from: [fromNamespace(options.gateway.workload.namespace), { podSelector: {} }] }],
    },
  });
  new Deployment(scope, 'DashboardDeployment', { metadata, spec: options.deployment });
  new Service(scope, 'DashboardService', {
    metadata, spec: { selector: selectorOf(LABELS), ports: [{ port: service.port, protocol: 'TCP', targetPort: PORT }] },
  });
  new AuthorizationPolicy(scope, 'DashboardAuthorization', {
    metadata,
    spec: {
      action: 'ALLOW',
      selector: { matchLabels: selectorOf(LABELS) },
      rules: [{ from: [{ source: { principals: [options.gatewayPrincipal] } }] }],
    },
  });
  addRoute(scope, 'DashboardRoute', { ...options, path: '/', labels: LABELS });
}

function addAccess(scope: Construct, account: ServiceAccountRef): void {
  const metadata = { ...account, labels: LABELS };
  const cluster = { name: account.name, labels: LABELS };
  const subjects = [{ kind: 'ServiceAccount', ...account }] as const;
  new ServiceAccount(scope, 'DashboardServiceAccount', { metadata });
  new Role(scope, 'DashboardRole', {
    metadata,
    rules: [
      { apiGroups: ['', 'app.k8s.io'], resources: ['applications', 'pods', 'pods/log'], verbs: READ },
      rule('', ['get'], 'configmaps'),
    ],
  });
  new RoleBinding(scope, 'DashboardRoleBinding', {
    metadata, subjects, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: account.name },
  });
  new ClusterRole(scope, 'DashboardClusterRole', {
    metadata: cluster, rules: [rule('', READ, 'events', 'namespaces', 'nodes')],
  });
  new ClusterRoleBinding(scope, 'DashboardClusterRoleBinding', {
    metadata: cluster, subjects, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: account.name },
  });
}

/** All pods of one namespace, as a peer of a NetworkPolicy. */
export function fromNamespace(name: string) {
  return { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In' as const, values: [name] }] } };
}

/** A path of the gateway that leads to a Service. */
export interface RouteOptions {
  readonly service: ServiceRef;
  readonly gateway: GatewayRef;
  readonly clusterDomain: string;
  /** Prefix of the paths; the Service sees the same one. */
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Adds the route to a Service, under the Service's name. */
export function addRoute(scope: Construct, id: string, { service, gateway, clusterDomain, path, labels }: RouteOptions): void {
  new VirtualService(scope, id, {
    metadata: { name: service.name, namespace: service.namespace, labels },
    spec: {
      gateways: [gateway.namespace === service.namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`],
      hosts: ['*'],
      http: [{
        match: [{ uri: { prefix: path } }],
        rewrite: { uri: path },
        route: [{ destination: { host: serviceHost(service, clusterDomain), port: { number: service.port } } }],
      }],
    },
  });
}
