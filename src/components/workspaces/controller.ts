import { Construct } from 'constructs';
import { controllerFacts } from './facts';
import { labelsOf, nameOf, podLabels } from './labels';
import { WorkspacesProps } from './props';
import { CONTROLLER, PEOPLE } from './rbac';
import { ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, EnvVar, Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { workspaceCrd, workspaceKindCrd } from '../../apis/kubeflow.org/crds';
import { Component, configChecksum, Definition, Mesh } from '../../core';
import {
  CallersPolicy, ClusterAccess, gatewayPath, LEADER_ELECTION, MANAGER_PORTS, MANAGER_RESOURCES, NamespaceAccess, PeopleRoles, servingCertificate, strictWebhook,
  UNPRIVILEGED, WebhookCertificate,
} from '../../kit';

const NAME = nameOf('controller');
const LABELS = labelsOf('controller');
const PODS = podLabels('controller');
const WEBHOOK_LABELS = labelsOf('controller', 'webhook');
const CERTIFICATE_SECRET = 'webhook-server-cert';
const CONFIG = 'kubeflow-workspaces-istio-config';
const WEBHOOK_SERVICE = 'workspaces-webhook-service';
const WEBHOOK_PORT = 'https-webhook';

/** Properties of {@link WorkspacesController}. */
export interface WorkspacesControllerProps extends Pick<WorkspacesProps, 'webhookIssuer' | 'logLevel'> {
  readonly namespace: string;
  readonly mesh: Mesh;
}

/** Turns each `Workspace` into a StatefulSet, a Service and a route; its webhook checks workspaces and their kinds. */
export class WorkspacesController extends Construct {
  constructor(scope: Construct, id: string, props: WorkspacesControllerProps) {
    super(scope, id);
    const { namespace } = props;
    new Definition(this, 'WorkspaceCrd', workspaceCrd, { labels: LABELS });
    new Definition(this, 'WorkspaceKindCrd', workspaceKindCrd, { labels: LABELS });
    this.addAccess(namespace);
    const config = new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace, labels: LABELS }, data: configuration(props.mesh) });
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels: PODS },
      spec: Component.of(this).workload(NAME, deploymentSpec(props, Component.of(this).image('workspaces/controller'), configChecksum(config)), controllerFacts(namespace)),
    });
    // The API server calls the webhook from outside the pod network.
    new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: { matchLabels: PODS }, ports: [WEBHOOK_PORT] }, []);
    this.addWebhook(props);
  }

  private addAccess(namespace: string): void {
    const account = { name: NAME, namespace };
    const election = 'workspaces-leader-election-role';
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: PODS } });
    new ClusterAccess(this, 'Access', { name: 'workspaces-manager-role', bindingName: 'workspaces-manager-rolebinding', rules: CONTROLLER, account, labels: PODS });
    new NamespaceAccess(this, 'LeaderElection', { name: election, bindingName: `${election}binding`, rules: LEADER_ELECTION, account, labels: PODS });
    new PeopleRoles(this, 'PeopleRoles', PEOPLE, PODS);
  }

  private addWebhook({ namespace, mesh, webhookIssuer }: WorkspacesControllerProps): void {
    const service = { name: WEBHOOK_SERVICE, namespace };
    const { injectCa } = new WebhookCertificate(this, 'Certificate', {
      name: 'workspaces-serving-cert',
      secretName: CERTIFICATE_SECRET,
      service,
      clusterDomain: mesh.clusterDomain,
      issuer: webhookIssuer,
      ownIssuer: 'workspaces-selfsigned-issuer',
      labels: WEBHOOK_LABELS,
    });
    new Service(this, 'WebhookService', {
      metadata: { ...service, labels: WEBHOOK_LABELS },
      spec: { selector: PODS, ports: [{ name: WEBHOOK_PORT, port: 443, targetPort: WEBHOOK_PORT, protocol: 'TCP' }] },
    });
    const of = (kind: string, ...operations: ('CREATE' | 'UPDATE' | 'DELETE')[]) => strictWebhook({
      name: `v${kind}.kb.io`, service, path: `/validate-kubeflow-org-v1beta1-${kind}`, resource: ['kubeflow.org', 'v1beta1', `${kind}s`], operations,
    });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', {
      metadata: { name: 'workspaces-validating-webhook-configuration', labels: WEBHOOK_LABELS, annotations: injectCa },
      webhooks: [of('workspace', 'CREATE', 'UPDATE'), of('workspacekind', 'CREATE', 'UPDATE', 'DELETE')],
    });
  }
}

/** What the controller reads from its environment, once at start. */
function configuration({ gateway, hosts, clusterDomain }: Mesh): Record<string, string> {
  return { USE_ISTIO: 'true', ISTIO_GATEWAY: gatewayPath(gateway), ISTIO_HOST: hosts[0], CLUSTER_DOMAIN: clusterDomain };
}

/** Its variables, each with the key of the ConfigMap: that of the hosts is not called as the key that upstream gives it. */
const VARIABLES = { USE_ISTIO: 'USE_ISTIO', ISTIO_GATEWAY: 'ISTIO_GATEWAY', ISTIO_HOSTS: 'ISTIO_HOST', CLUSTER_DOMAIN: 'CLUSTER_DOMAIN' };

const ENVIRONMENT: readonly EnvVar[] = Object.entries(VARIABLES).map(([name, key]) => ({ name, valueFrom: { configMapKeyRef: { name: CONFIG, key } } }));

function deploymentSpec({ logLevel }: WorkspacesControllerProps, image: string, checksum: Record<string, string>): DeploymentSpec {
  const certificate = servingCertificate(CERTIFICATE_SECRET);
  const probe = (path: string, initialDelaySeconds: number, periodSeconds: number): Probe => ({ httpGet: { path, port: 'http' }, initialDelaySeconds, periodSeconds });
  return {
    replicas: 1,
    selector: { matchLabels: PODS },
    template: {
      // The API server calls the webhook from outside the mesh.
      metadata: { labels: PODS, annotations: { 'kubectl.kubernetes.io/default-container': 'manager', 'sidecar.istio.io/inject': 'false', ...checksum } },
      spec: {
        serviceAccountName: NAME,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['/manager'],
          args: ['--leader-elect', `--health-probe-bind-address=:${MANAGER_PORTS.health}`, '--metrics-bind-address=0', ...logLevel === undefined ? [] : [`--zap-log-level=${logLevel}`]],
          env: ENVIRONMENT,
          ports: [{ name: 'http', containerPort: MANAGER_PORTS.health }, { name: WEBHOOK_PORT, containerPort: MANAGER_PORTS.webhook }],
          livenessProbe: probe('/healthz', 15, 20),
          readinessProbe: probe('/readyz', 5, 10),
          resources: MANAGER_RESOURCES,
          securityContext: { ...UNPRIVILEGED, runAsNonRoot: true, runAsUser: 65532 },
          volumeMounts: [certificate.mount],
        }],
        volumes: [certificate.volume],
      },
    },
  };
}
