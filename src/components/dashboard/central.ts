import { Construct } from 'constructs';
import { dashboardFacts } from './facts';
import { DASHBOARD_LABELS as LABELS, selectorOf } from './labels';
import { DeploymentSpec, Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { VirtualService } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, configChecksum, gatewayPrincipal, Mesh, ServiceAccountRef, ServiceRef } from '../../core';
import { ClusterAccess, fromNamespaces, gatewayName, NamespaceAccess, READ, restrictedAs, Route, rule } from '../../kit';

/** Name of the ConfigMap with links and settings, which the dashboard reads at every request. */
const CONFIG = 'dashboard-config';
/** Name of the ConfigMap with the environment, which it reads at start. */
const PARAMETERS = 'dashboard-parameters';
/** Port of the web server. */
const PORT = 8082;
/**
 * Every path that Express takes for the one by which profiles are made: in any case of letters, with a slash more between the parts or behind them.
 * Policies of the mesh compare paths letter by letter.
 */
const REGISTRATION = '(?i)/+api/+workgroup/+create/*';

/** Properties of {@link CentralDashboard}. */
export interface CentralDashboardProps {
  readonly namespace: string;
  readonly mesh: Mesh;
  readonly kfam: ServiceRef;
  readonly logoutUrl: string;
  /** Whether users may make profiles. */
  readonly registrationFlow: boolean;
  /** Data of the ConfigMap with links and settings. */
  readonly config: Readonly<Record<string, string>>;
  /** Data of the ConfigMap with the environment. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The page from which users reach all others. */
export class CentralDashboard extends Construct {
  /** Its web server. */
  public readonly service: ServiceRef;
  /** ServiceAccount of its pods. */
  public readonly account: ServiceAccountRef;

  constructor(scope: Construct, id: string, props: CentralDashboardProps) {
    super(scope, id);
    const { namespace, mesh } = props;
    const gateway = mesh.gateway.workload;
    this.service = { namespace, name: 'dashboard', port: 80 };
    this.account = { namespace, name: 'dashboard' };
    const metadata = { name: this.service.name, namespace, labels: LABELS };
    this.addAccess();
    new ConfigMap(this, 'Config', { metadata: { ...metadata, name: CONFIG }, data: props.config });
    const parameters = new ConfigMap(this, 'Parameters', { metadata: { ...metadata, name: PARAMETERS }, data: props.parameters });
    new NetworkPolicy(this, 'NetworkPolicy', {
      metadata,
      spec: {
        podSelector: { matchLabels: selectorOf(LABELS) },
        policyTypes: ['Ingress'],
        ingress: [{ from: [fromNamespaces(gateway.namespace), { podSelector: {} }] }],
      },
    });
    new Deployment(this, 'Deployment', {
      metadata,
      spec: Component.of(this).workload(this.service.name, this.deploymentSpec(props, configChecksum(parameters)), dashboardFacts(namespace, props.kfam)),
    });
    new Service(this, 'Service', {
      metadata, spec: { selector: selectorOf(LABELS), ports: [{ port: this.service.port, protocol: 'TCP', targetPort: PORT }] },
    });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata,
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: selectorOf(LABELS) },
        rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }],
      },
    });
    new Route(this, 'Route', { mesh, service: this.service, prefix: '/', rewrite: '/', labels: LABELS });
    props.registrationFlow || this.refuseRegistration(mesh);
  }

  /**
   * Ends at the gateway what would make a profile. The dashboard makes it for everybody who asks, with any owner: its setting takes away the page alone
   * (app/api_workgroup.ts). The route for `/` is asked after all others, so the order of the two objects does not matter.
   */
  private refuseRegistration(mesh: Mesh): void {
    const { namespace } = this.service;
    new VirtualService(this, 'RegistrationRoute', {
      metadata: { name: `${this.service.name}-registration`, namespace, labels: LABELS },
      spec: {
        gateways: [gatewayName(mesh.gateway, namespace)],
        hosts: mesh.hosts,
        http: [{
          match: [{ uri: { regex: REGISTRATION } }],
          directResponse: { status: 403, body: { string: 'Profiles come from the platform team.' } },
        }],
      },
    });
  }

  private addAccess(): void {
    const { account } = this;
    const { name } = account;
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    const own = [{ apiGroups: ['', 'app.k8s.io'], resources: ['applications', 'pods', 'pods/log'], verbs: READ }, rule('', ['get'], 'configmaps')];
    new NamespaceAccess(this, 'Access', { name, rules: own, account, labels: LABELS });
    new ClusterAccess(this, 'ClusterAccess', { name, rules: [rule('', READ, 'events', 'namespaces', 'nodes')], account, labels: LABELS });
  }

  private deploymentSpec({ kfam, logoutUrl }: CentralDashboardProps, checksum: Record<string, string>): DeploymentSpec {
    const probe = { httpGet: { path: '/healthz', port: PORT }, initialDelaySeconds: 15, periodSeconds: 30 };
    return {
      replicas: 1,
      selector: { matchLabels: selectorOf(LABELS) },
      template: {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/default-container': 'dashboard', ...checksum },
          labels: { ...selectorOf(LABELS), 'sidecar.istio.io/inject': 'true' },
        },
        spec: {
          serviceAccountName: this.account.name,
          containers: [{
            name: 'dashboard',
            image: Component.of(this).image('dashboard/dashboard'),
            imagePullPolicy: 'IfNotPresent',
            env: [
              // Overrides what Kubernetes derives from the Service: an address that policies of the mesh do not know.
              { name: 'PROFILES_KFAM_SERVICE_HOST', value: `${kfam.name}.${kfam.namespace}` },
              { name: 'DASHBOARD_CONFIGMAP', value: CONFIG },
              { name: 'LOGOUT_URL', value: logoutUrl },
              { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
            ],
            envFrom: [{ configMapRef: { name: PARAMETERS } }],
            ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
            livenessProbe: probe,
            readinessProbe: probe,
            securityContext: restrictedAs(1000),
          }],
        },
      },
    };
  }
}
