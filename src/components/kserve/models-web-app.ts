import { Construct } from 'constructs';
import { webAppFacts } from './facts';
import { COMMON_LABELS } from './labels';
import { ModelsWebAppOptions } from './props';
import { MODELS_WEB_APP_RULES } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, configChecksum, gatewayPrincipal, Mesh } from '../../core';
import { ClusterAccess, Labels, Route, UNPRIVILEGED } from '../../kit';

const NAME = 'kserve-models-web-application';
const CONFIG = `${NAME}-config`;
const PREFIX = '/kserve-endpoints';
const PORT = 5000;

/** Labels that select the pods: immutable in a cluster. */
const LABELS: Labels = { ...COMMON_LABELS, 'app.kubernetes.io/component': NAME, 'kustomize.component': NAME };

/** Properties of {@link ModelsWebApp}. */
export interface ModelsWebAppProps extends ModelsWebAppOptions {
  readonly namespace: string;
  readonly mesh: Mesh;
}

/** Where people see models, and make and delete them, with their own rights. */
export class ModelsWebApp extends Construct {
  constructor(scope: Construct, id: string, props: ModelsWebAppProps) {
    super(scope, id);
    const { namespace, mesh } = props;
    const metadata = { name: NAME, namespace, labels: LABELS };
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    new ClusterAccess(this, 'Access', {
      name: `${NAME}-cluster-role`, bindingName: `${NAME}-binding`, rules: MODELS_WEB_APP_RULES, account: { name: NAME, namespace }, labels: LABELS,
    });
    const config = new ConfigMap(this, 'Config', { metadata: { ...metadata, name: CONFIG }, data: environment(props) });
    new Deployment(this, 'Deployment', {
      metadata,
      spec: Component.of(this).workload(NAME, deploymentSpec(Component.of(this).image('kserve/models-web-app'), configChecksum(config)), webAppFacts(namespace, NAME)),
    });
    new Service(this, 'Service', {
      metadata, spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: PORT, protocol: 'TCP' }] },
    });
    new Route(this, 'Route', {
      mesh, service: { name: NAME, namespace, port: 80 }, labels: COMMON_LABELS, prefix: `${PREFIX}/`, rewrite: '/', qualified: true,
    });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata,
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: LABELS },
        rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }],
      },
    });
  }
}

function environment({ mesh, namespaces, grafana = {}, secureCookies = true }: ModelsWebAppProps): Record<string, string> {
  const { prefix = '/grafana', cpuMemory = 'db/knative-serving-revision-cpu-and-memory-usage', requests = 'db/knative-serving-revision-http-requests' } = grafana;
  return {
    APP_PREFIX: PREFIX,
    APP_SECURE_COOKIES: String(secureCookies),
    USERID_HEADER: mesh.identity.userId,
    USERID_PREFIX: mesh.identity.userIdPrefix,
    GRAFANA_PREFIX: prefix,
    GRAFANA_CPU_MEMORY_DB: cpuMemory,
    GRAFANA_HTTP_REQUESTS_DB: requests,
    ...namespaces && { ALLOWED_NAMESPACES: namespaces.join(',') },
  };
}

function deploymentSpec(image: string, annotations: Readonly<Record<string, string>>): DeploymentSpec {
  const probe = (path: string): Probe =>
    ({ httpGet: { path, port: 'http' }, initialDelaySeconds: 0, periodSeconds: 10, failureThreshold: 3, successThreshold: 1, timeoutSeconds: 1 });
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS, annotations: { 'sidecar.istio.io/inject': 'true', ...annotations } },
      spec: {
        serviceAccountName: NAME,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: NAME,
          image,
          imagePullPolicy: 'Always',
          // Tokens in headers are longer than the server expects.
          env: [{ name: 'GUNICORN_CMD_ARGS', value: '--limit-request-field_size 32000' }],
          envFrom: [{ configMapRef: { name: CONFIG } }],
          ports: [{ name: 'http', containerPort: PORT }],
          livenessProbe: probe('/healthz/liveness'),
          readinessProbe: probe('/healthz/readiness'),
          securityContext: { ...UNPRIVILEGED, runAsUser: 1000 },
        }],
      },
    },
  };
}
