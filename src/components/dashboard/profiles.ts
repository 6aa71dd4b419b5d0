import { Construct } from 'constructs';
import { kfamFacts, profileControllerFacts } from './facts';
import { PROFILES_LABELS as LABELS, selectorOf } from './labels';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Container, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import { profileCrd } from '../../apis/kubeflow.org/crds';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, configChecksum, Definition, GatewayRef, ServiceAccountRef, ServiceRef } from '../../core';
import { ALL, ClusterBinding, fromNamespaces, LEADER_ELECTION, NamespaceAccess, READ, RESTRICTED, rule } from '../../kit';

/** Name of the ServiceAccount. */
export const PROFILES_ACCOUNT = 'profiles-controller-service-account';

const DEPLOYMENT = 'profiles-deployment';
const CONFIG = 'profiles-config';
const NAMESPACE_LABELS = 'profiles-namespace-labels-data';
const HEALTH_PORT = 9876;
/** Both programs read the header's name from the environment. */
const USER_ID_FLAGS = ['-userid-header', '$(USERID_HEADER)', '-userid-prefix', '$(USERID_PREFIX)'];

/** The access management API beside the controller, and who may call it. */
export interface KfamOptions {
  readonly service: ServiceRef;
  readonly gateway: GatewayRef;
  /** Principal of the dashboard's pods, the only ones that may call it. */
  readonly dashboardPrincipal: string;
}

/** Properties of {@link Profiles}. */
export interface ProfilesProps {
  readonly namespace: string;
  /** Data of the ConfigMap with the environment, read at start. */
  readonly config: Readonly<Record<string, string>>;
  /** Data of the ConfigMap with the labels of profiles' namespaces. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** The access management API. @default - the controller runs alone, outside the mesh */
  readonly kfam?: KfamOptions;
}

/** The profile controller, with or without the access management API in its pod. */
export class Profiles extends Construct {
  constructor(scope: Construct, id: string, props: ProfilesProps) {
    super(scope, id);
    const { namespace, kfam } = props;
    const named = (name: string) => ({ name, namespace, labels: LABELS });
    new Definition(this, 'ProfileCrd', profileCrd, { labels: LABELS });
    this.addAccess({ namespace, name: PROFILES_ACCOUNT });
    const config = new ConfigMap(this, 'Config', { metadata: named(CONFIG), data: props.config });
    // The controller watches this one.
    new ConfigMap(this, 'NamespaceLabels', { metadata: named(NAMESPACE_LABELS), data: props.namespaceLabels });
    const programs = [...kfam ? [kfamFacts(namespace, DEPLOYMENT, kfam.service.port)] : [], profileControllerFacts(namespace, DEPLOYMENT)];
    new Deployment(this, 'Deployment', {
      metadata: named(DEPLOYMENT), spec: Component.of(this).workload(DEPLOYMENT, this.deploymentSpec(kfam, configChecksum(config)), ...programs),
    });
    if (kfam !== undefined) {
      this.addKfam(kfam);
    }
  }

  private addAccess(account: ServiceAccountRef): void {
    const status = rule('kubeflow.org', ['get'], 'profiles/status');
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    const election = 'profiles-leader-election-role';
    new NamespaceAccess(this, 'LeaderElection', { name: election, bindingName: `${election}binding`, rules: LEADER_ELECTION, account, labels: LABELS });
    // The controller grants roles in all namespaces of profiles, so it must hold every permission that they give.
    new ClusterBinding(this, 'Access', { name: 'profiles-cluster-rolebinding', role: 'cluster-admin', account, labels: LABELS });
    new ClusterRole(this, 'EditorRole', {
      metadata: { name: 'profiles-profile-editor-role', labels: LABELS }, rules: [rule('kubeflow.org', ALL, 'profiles'), status],
    });
    new ClusterRole(this, 'ViewerRole', {
      metadata: { name: 'profiles-profile-viewer-role', labels: LABELS }, rules: [rule('kubeflow.org', READ, 'profiles'), status],
    });
  }

  private deploymentSpec(kfam: KfamOptions | undefined, checksum: Record<string, string>): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: selectorOf(LABELS) },
      template: {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/default-container': 'manager', ...checksum },
          labels: { ...selectorOf(LABELS), ...kfam && { 'sidecar.istio.io/inject': 'true' } },
        },
        spec: {
          serviceAccountName: PROFILES_ACCOUNT,
          containers: [...kfam ? [this.kfamContainer(kfam.service.port)] : [], this.controllerContainer()],
          volumes: [{ name: 'namespace-labels', configMap: { name: NAMESPACE_LABELS } }],
        },
      },
    };
  }

  private kfamContainer(port: number): Container {
    const probe = { httpGet: { path: '/metrics', port }, initialDelaySeconds: 15, periodSeconds: 30 };
    return {
      name: 'access-management',
      image: Component.of(this).image('dashboard/access-management'),
      imagePullPolicy: 'IfNotPresent',
      command: ['/access-management', '-cluster-admin', '$(ADMIN)', ...USER_ID_FLAGS],
      envFrom: [{ configMapRef: { name: CONFIG } }],
      ports: [{ name: 'http-kfam', containerPort: port, protocol: 'TCP' }],
      livenessProbe: probe,
      readinessProbe: probe,
      securityContext: RESTRICTED,
    };
  }

  private controllerContainer(): Container {
    return {
      name: 'manager',
      image: Component.of(this).image('dashboard/profile-controller'),
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

  /** Service and policies of the access management API. It has no route at the gateway: its policy would refuse all who came by it. */
  private addKfam({ service, gateway, dashboardPrincipal }: KfamOptions): void {
    const selector = { matchLabels: selectorOf(LABELS) };
    const metadata = { name: service.name, namespace: service.namespace, labels: LABELS };
    const serviceSelector = Object.fromEntries(Object.entries(selectorOf(LABELS)).filter(([key]) => key !== 'app'));
    new NetworkPolicy(this, 'KfamNetworkPolicy', {
      metadata,
      spec: {
        podSelector: selector,
        policyTypes: ['Ingress'],
        ingress: [{
          from: [fromNamespaces(gateway.workload.namespace), fromNamespaces(service.namespace)],
          ports: [{ port: 'http-kfam', protocol: 'TCP' }],
        }],
      },
    });
    new Service(this, 'KfamService', {
      metadata,
      spec: { selector: serviceSelector, ports: [{ name: 'http-kfam', port: service.port, protocol: 'TCP', targetPort: service.port }] },
    });
    new AuthorizationPolicy(this, 'KfamAuthorization', {
      metadata, spec: { action: 'ALLOW', selector, rules: [{ from: [{ source: { principals: [dashboardPrincipal] } }] }] },
    });
  }
}
