import { Construct } from 'constructs';
import { ARTIFACT_PROXY } from './artifact-proxy';
import { uiFacts } from './facts';
import { ACCOUNTS, Group, MeshPolicy, MutualTls, PIPELINES_LABELS, programLabels, PROGRAMS, SERVICES, STEP_ACCOUNT } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { uiRules } from './rbac';
import { storeIdentity, uiStoreEnv } from './store-env';
import { ConfigMap, EnvVar, Probe, Service } from '../../apis/k8s/core/v1';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Component, gatewayPrincipal } from '../../core';
import { CallersPolicy, having, Route, rule } from '../../kit';

const NAME = PROGRAMS.ui;
const LABELS = programLabels(NAME);
const PORT = 3000;
const PATH = '/pipeline';
const CONFIG = 'ml-pipeline-ui-configmap';
const FOLDER = '/etc/config';
const TEMPLATE = 'viewer-pod-template.json';

/** Properties of {@link PipelinesUi}. */
export interface PipelinesUiProps {
  readonly group: Group;
  /** Whether people open TensorBoards from a run. */
  readonly viewers: boolean;
  readonly visualizations: boolean;
}

/** The pages of pipelines, below `/pipeline` at the gateway. */
export class PipelinesUi extends Construct {
  constructor(scope: Construct, id: string, props: PipelinesUiProps) {
    super(scope, id);
    const { group, viewers } = props;
    const { namespace, config, store } = group;
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.ui, annotations: storeIdentity(group), labels: LABELS,
      rules: uiRules(viewers, store), ownRules: [rule('', ['get', 'list'], 'configmaps'), ...uiRules(viewers, store)],
    });
    const templates = viewers ? [this.viewerTemplate(namespace)] : [];
    const probe: Probe = { httpGet: { path: '/apis/v1beta1/healthz', port: PORT }, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 };
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      annotations: { ...MOVABLE, ...config.checksum(...templates) },
      container: {
        name: NAME,
        image: Component.of(this).image('pipelines/frontend'),
        imagePullPolicy: 'IfNotPresent',
        env: this.environment(props),
        ports: [{ containerPort: PORT }],
        livenessProbe: probe,
        readinessProbe: probe,
        resources: { requests: { cpu: '10m', memory: '70Mi' } },
        ...viewers && { volumeMounts: [{ name: 'config-volume', mountPath: FOLDER, readOnly: true }] },
      },
      pod: { serviceAccountName: ACCOUNTS.ui, ...viewers && { volumes: [{ name: 'config-volume', configMap: { name: CONFIG } }] } },
      facts: uiFacts(group, PORT),
    });
    this.addNetwork(group);
  }

  /** What the pods of TensorBoards have beside their container. */
  private viewerTemplate(namespace: string): ConfigMap {
    const template = { spec: { serviceAccountName: STEP_ACCOUNT } };
    return new ConfigMap(this, 'Config', {
      metadata: { name: CONFIG, namespace, labels: PIPELINES_LABELS }, data: { [TEMPLATE]: JSON.stringify(template, undefined, 2) },
    });
  }

  private addNetwork(group: Group): void {
    const { namespace, mesh } = group;
    new Service(this, 'Service', {
      metadata: { name: NAME, namespace, labels: LABELS },
      spec: { selector: LABELS, ports: [{ name: 'http', port: SERVICES.ui.port, protocol: 'TCP', targetPort: PORT }] },
    });
    new MutualTls(this, 'Tls', group, NAME, PIPELINES_LABELS);
    new Route(this, 'Route', { mesh, service: { ...SERVICES.ui, namespace }, labels: PIPELINES_LABELS, prefix: PATH, rewrite: PATH, timeout: '300s' });
    new MeshPolicy(this, 'Policy', group, NAME, PIPELINES_LABELS, {
      selector: { matchLabels: { app: NAME } },
      rules: [
        { from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] },
        // Programs come with a token, which the API server checks, and without the header that only the gateway may set.
        { when: [{ key: 'request.headers[authorization]', values: ['*'] }, { key: `request.headers[${mesh.identity.userId}]`, notValues: ['*'] }] },
      ],
    });
    new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: having('app', NAME), from: ['gateway'] }, group.gateways);
    // It reads artifacts and TensorBoards in all profiles, where other proxies of the platform see the services of the platform only.
    new Sidecar(this, 'Sidecar', {
      metadata: { name: `${NAME}-exception`, namespace }, spec: { workloadSelector: { labels: { app: NAME } }, egress: [{ hosts: ['*/*'] }] },
    });
  }

  private environment({ group, viewers, visualizations }: PipelinesUiProps): EnvVar[] {
    const { config, mesh: { identity } } = group;
    const namespace = { fieldRef: { fieldPath: 'metadata.namespace' } };
    const [api, envoy] = [SERVICES.apiHttp, SERVICES.metadataEnvoy];
    return [
      ...viewers ? [
        { name: 'VIEWER_TENSORBOARD_POD_TEMPLATE_SPEC_PATH', value: `${FOLDER}/${TEMPLATE}` },
        // People choose the version, which it puts behind the name.
        { name: 'VIEWER_TENSORBOARD_TF_IMAGE_NAME', value: repositoryOf(Component.of(this).image('tensorflow')) },
      ] : [],
      { name: 'DEPLOYMENT', value: 'KUBEFLOW' },
      { name: 'ARTIFACTS_SERVICE_PROXY_NAME', value: ARTIFACT_PROXY.name },
      { name: 'ARTIFACTS_SERVICE_PROXY_PORT', value: String(ARTIFACT_PROXY.port) },
      config.env('ARTIFACTS_SERVICE_PROXY_ENABLED', 'ARTIFACTS_PROXY_ENABLED'),
      { name: 'ENABLE_AUTHZ', value: 'true' },
      { name: 'KUBEFLOW_USERID_HEADER', value: identity.userId },
      { name: 'KUBEFLOW_USERID_PREFIX', value: identity.userIdPrefix },
      ...uiStoreEnv(Component.of(this), group),
      { name: 'ALLOW_CUSTOM_VISUALIZATIONS', value: String(visualizations) },
      { name: 'FRONTEND_SERVER_NAMESPACE', valueFrom: namespace },
      { name: 'DISABLE_GKE_METADATA', value: 'true' },
      config.env('CLUSTER_DOMAIN', 'CLUSTER_DOMAIN'),
      // Kubernetes sets these only where the Services were there before the pod; without them it calls itself.
      { name: 'ML_PIPELINE_SERVICE_HOST', value: api.name },
      { name: 'ML_PIPELINE_SERVICE_PORT', value: String(api.port) },
      { name: 'METADATA_ENVOY_SERVICE_SERVICE_HOST', value: envoy.name },
      { name: 'METADATA_ENVOY_SERVICE_SERVICE_PORT', value: String(envoy.port) },
    ];
  }
}

/** An image's reference without its tag and digest. */
function repositoryOf(reference: string): string {
  return reference.replace(/(:[^:/@]+)?(@.*)?$/, '');
}
