import { Construct } from 'constructs';
import { addRoute, fromNamespace } from './central';
import { PROFILES_LABELS as LABELS, selectorOf } from './labels';
import { customResourceDefinition } from '../../apis/crd';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Container, SecurityContext, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { profileCrd } from '../../apis/kubeflow.org/crds';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { configChecksum, GatewayRef, ServiceAccountRef, ServiceRef } from '../../core';
import { ALL, LEADER_ELECTION, READ, rule } from '../../core/access';

/** Name of the Deployment. */
export const PROFILES_DEPLOYMENT = 'profiles-deployment';
/** Name of the ServiceAccount. */
export const PROFILES_ACCOUNT = 'profiles-controller-service-account';

const CONFIG = 'profiles-config';
const NAMESPACE_LABELS = 'profiles-namespace-labels-data';
const RBAC = 'rbac.authorization.k8s.io';
const HEALTH_PORT = 9876;
/** Both programs read the header's name from the environment. */
const USER_ID_FLAGS = ['-userid-header', '$(USERID_HEADER)', '-userid-prefix', '$(USERID_PREFIX)'];

const RESTRICTED: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What the pod of the profile controller needs to know. */
export interface ProfilesPodOptions {
  readonly controllerImage: string;
  /** The access management API beside the controller; undefined for none, which keeps the pod out of the mesh. */
  readonly kfam: { readonly image: string; readonly port: number } | undefined;
  /** Environment in the ConfigMap, read at start. */
  readonly config: Readonly<Record<string, string>>;
}

/** Deployment of the profile controller, with or without the access management API. */
export function profilesDeployment({ controllerImage, kfam, config }: ProfilesPodOptions): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: selectorOf(LABELS) },
    template: {
      metadata: {
        annotations: { 'kubectl.kubernetes.io/default-container': 'manager', ...configChecksum(config) },
        labels: { ...selectorOf(LABELS), ...kfam && { 'sidecar.istio.io/inject': 'true' } },
      },
      spec: {
        serviceAccountName: PROFILES_ACCOUNT,
        containers: [...kfam ? [kfamContainer(kfam.image, kfam.port)] : [], controllerContainer(controllerImage)],
        volumes: [{ name: 'namespace-labels', configMap: { name: NAMESPACE_LABELS } }],
      },
    },
  };
}

function kfamContainer(image: string, port: number): Container {
  const probe = { httpGet: { path: '/metrics', port }, initialDelaySeconds: 15, periodSeconds: 30 };
  return {
    name: 'access-management',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/access-management', '-cluster-admin', '$(ADMIN)', ...USER_ID_FLAGS],
    envFrom: [{ configMapRef: { name: CONFIG } }],
    ports: [{ name: 'http-kfam', containerPort: port, protocol: 'TCP' }],
    livenessProbe: probe,
    readinessProbe: probe,
    securityContext: RESTRICTED,
  };
}

function controllerContainer(image: string): Container {
  return {
    name: 'manager',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/manager', ...USER_ID_FLAGS, '-workload-identity', '$(WORKLOAD_IDENTITY)'],
    args: ['--leader-elect', `--health-probe-bind-address=:${HEALTH_PORT}`, '--metrics-bind-address=0'],
    envFrom: [{ configMapRef: { name: CONFIG } }],
    ports: [{ name: 'http', containerPort: HEALTH_PORT, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz', port: HEALTH_PORT }, initialDelaySeconds: 15, periodSeconds: 30 },
    readinessProbe: { httpGet: { path: '/readyz', port: HEALTH_PORT }, initialDelaySeconds: 5, periodSeconds: 10 },
    securityContext: RESTRICTED,
    volumeMounts: [{ name: 'namespace-labels', mountPath: '/etc/profile-controller', readOnly: true }],
  };
}

/** What the objects of the profile controller need beside the Deployment. */
export interface ProfileControllerOptions {
  readonly serviceAccount: ServiceAccountRef;
  readonly config: Readonly<Record<string, string>>;
  /** Data of the ConfigMap with the labels of profiles' namespaces. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly deployment: DeploymentSpec;
}

/** Adds all objects of the profile controller but those in front of the access management API. */
export function addProfileController(scope: Construct, options: ProfileControllerOptions): void {
  const { namespace } = options.serviceAccount;
  const named = (name: string) => ({ name, namespace, labels: LABELS });
  new CustomResourceDefinition(scope, 'ProfileCrd', customResourceDefinition(profileCrd, { labels: LABELS }));
  addAccess(scope, options.serviceAccount);
  new ConfigMap(scope, 'ProfilesConfig', { metadata: named(CONFIG), data: options.config });
  new ConfigMap(scope, 'ProfilesNamespaceLabels', { metadata: named(NAMESPACE_LABELS), data: options.namespaceLabels });
  new Deployment(scope, 'ProfilesDeployment', { metadata: named(PROFILES_DEPLOYMENT), spec: options.deployment });
}

function addAccess(scope: Construct, account: ServiceAccountRef): void {
  const { namespace } = account;
  const subjects = [{ kind: 'ServiceAccount', ...account }] as const;
  const named = (name: string) => ({ name, labels: LABELS });
  const status = rule('kubeflow.org', ['get'], 'profiles/status');
  new ServiceAccount(scope, 'ProfilesServiceAccount', { metadata: { ...account, labels: LABELS } });
  new Role(scope, 'ProfilesLeaderElectionRole', {
    metadata: { ...named('profiles-leader-election-role'), namespace },
    rules: LEADER_ELECTION,
  });
  new RoleBinding(scope, 'ProfilesLeaderElectionRoleBinding', {
    metadata: { ...named('profiles-leader-election-rolebinding'), namespace },
    subjects,
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'profiles-leader-election-role' },
  });
  // The controller grants roles in all namespaces of profiles, so it must hold every permission that they give.
  new ClusterRoleBinding(scope, 'ProfilesClusterRoleBinding', {
    metadata: named('profiles-cluster-rolebinding'), subjects, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
  });
  new ClusterRole(scope, 'ProfileEditorRole', {
    metadata: named('profiles-profile-editor-role'), rules: [rule('kubeflow.org', ALL, 'profiles'), status],
  });
  new ClusterRole(scope, 'ProfileViewerRole', {
    metadata: named('profiles-profile-viewer-role'), rules: [rule('kubeflow.org', READ, 'profiles'), status],
  });
}

/** What the way to the access management API needs. */
export interface KfamOptions {
  readonly service: ServiceRef;
  readonly gateway: GatewayRef;
  readonly clusterDomain: string;
  /** Principal of the dashboard's pods, the only ones that may call it. */
  readonly dashboardPrincipal: string;
}

/** Adds Service, route and policies of the access management API. */
export function addKfam(scope: Construct, { service, gateway, clusterDomain, dashboardPrincipal }: KfamOptions): void {
  const { app, ...serviceSelector } = selectorOf(LABELS);
  const metadata = { name: service.name, namespace: service.namespace, labels: LABELS };
  const selector = { matchLabels: { app, ...serviceSelector } };
  new NetworkPolicy(scope, 'KfamNetworkPolicy', {
    metadata,
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress'],
      ingress: [{
        from: [fromNamespace(gateway.workload.namespace), fromNamespace(service.namespace)],
        ports: [{ port: 'http-kfam', protocol: 'TCP' }],
      }],
    },
  });
  new Service(scope, 'KfamService', {
    metadata,
    spec: {
      selector: serviceSelector,
      ports: [{ name: 'http-kfam', port: service.port, protocol: 'TCP', targetPort: service.port }],
    },
  });
  new AuthorizationPolicy(scope, 'KfamAuthorization', {
    metadata, spec: { action: 'ALLOW', selector, rules: [{ from: [{ source: { principals: [dashboardPrincipal] } }] }] },
  });
  addRoute(scope, 'KfamRoute', { service, gateway, clusterDomain, path: '/kfam/', labels: LABELS });
}
