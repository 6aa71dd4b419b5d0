import { Construct } from 'constructs';
import { ARTIFACT_PROXY } from './artifact-proxy';
import { uiFacts } from './facts';
import { ACCOUNTS, addCallers, Group, MeshPolicy, MutualTls, programLabels, PROGRAMS, SERVICES, STEP_ACCOUNT } from './group';
import { MOVABLE, Program, ProgramAccess } from './program';
import { uiRules } from './rbac';
import { storeIdentity, uiStoreEnv } from './store-env';
import { TLS_FILES, tlsVolume } from './tls';
import { ConfigMap, EnvVar, Probe, Service } from '../../apis/k8s/core/v1';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Component, gatewayPrincipal, Mesh } from '../../core';
import { having, Route, rule } from '../../kit';

const NAME = PROGRAMS.ui;
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
    const { config, store } = group;
    const labels = programLabels(group, NAME);
    const certificate = tlsVolume(group);
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.ui, annotations: storeIdentity(group), labels,
      rules: uiRules(viewers, store), ownRules: [rule('', ['get', 'list'], 'configmaps'), ...uiRules(viewers, store)],
    });
    const templates = viewers ? [this.viewerTemplate(group)] : [];
    const mounts = [...certificate.mounts, ...viewers ? [{ name: 'config-volume', mountPath: FOLDER, readOnly: true }] : []];
    const volumes = [...certificate.volumes, ...viewers ? [{ name: 'config-volume', configMap: { name: CONFIG } }] : []];
    const probe: Probe = { httpGet: { path: '/apis/v1beta1/healthz', port: PORT }, initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 };
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels,
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
        ...mounts.length > 0 && { volumeMounts: mounts },
      },
      pod: { serviceAccountName: ACCOUNTS.ui, ...volumes.length > 0 && { volumes } },
      facts: uiFacts(group, PORT),
    });
    this.addNetwork(group);
    if (group.mesh !== undefined) {
      this.addMesh(group, group.mesh);
    }
  }

  /** What the pods of TensorBoards have beside their container. */
  private viewerTemplate({ namespace, mesh, labels }: Group): ConfigMap {
    const template = { spec: { serviceAccountName: mesh === undefined ? ACCOUNTS.tensorboard : STEP_ACCOUNT } };
    return new ConfigMap(this, 'Config', {
      metadata: { name: CONFIG, namespace, labels }, data: { [TEMPLATE]: JSON.stringify(template, undefined, 2) },
    });
  }

  private addNetwork(group: Group): void {
    const { namespace } = group;
    const labels = programLabels(group, NAME);
    new Service(this, 'Service', {
      metadata: { name: NAME, namespace, labels },
      spec: { selector: labels, ports: [{ name: 'http', port: SERVICES.ui.port, protocol: 'TCP', targetPort: PORT }] },
    });
  }

  private addMesh(group: Group, mesh: Mesh): void {
    const { namespace, labels } = group;
    new MutualTls(this, 'Tls', group, NAME);
    new Route(this, 'Route', { mesh, service: { ...SERVICES.ui, namespace }, labels, prefix: PATH, rewrite: PATH, timeout: '300s' });
    new MeshPolicy(this, 'Policy', group, NAME, ({ identity }) => ({
      selector: { matchLabels: { app: NAME } },
      rules: [
        { from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] },
        // Programs come with a token, which the API server checks, and without the header that only the gateway may set.
        { when: [{ key: 'request.headers[authorization]', values: ['*'] }, { key: `request.headers[${identity.userId}]`, notValues: ['*'] }] },
      ],
    }));
    addCallers(this, group, { name: NAME, pods: having('app', NAME), from: ['gateway'] });
    // It reads artifacts and TensorBoards in all profiles, where other proxies of the platform see the services of the platform only.
    new Sidecar(this, 'Sidecar', {
      metadata: { name: `${NAME}-exception`, namespace }, spec: { workloadSelector: { labels: { app: NAME } }, egress: [{ hosts: ['*/*'] }] },
    });
  }

  private environment({ group, viewers, visualizations }: PipelinesUiProps): EnvVar[] {
    const { config, mesh, tls } = group;
    const namespace = { fieldRef: { fieldPath: 'metadata.namespace' } };
    const [api, envoy] = [SERVICES.apiHttp, SERVICES.metadataEnvoy];
    return [
      ...viewers ? [
        { name: 'VIEWER_TENSORBOARD_POD_TEMPLATE_SPEC_PATH', value: `${FOLDER}/${TEMPLATE}` },
        // People choose the version, which it puts behind the name.
        { name: 'VIEWER_TENSORBOARD_TF_IMAGE_NAME', value: repositoryOf(Component.of(this).image('tensorflow')) },
      ] : [],
      ...mesh === undefined ? [] : [
        { name: 'DEPLOYMENT', value: 'KUBEFLOW' },
        { name: 'ARTIFACTS_SERVICE_PROXY_NAME', value: ARTIFACT_PROXY.name },
        { name: 'ARTIFACTS_SERVICE_PROXY_PORT', value: String(ARTIFACT_PROXY.port) },
      ],
      config.env('ARTIFACTS_SERVICE_PROXY_ENABLED', 'ARTIFACTS_PROXY_ENABLED'),
      ...mesh === undefined ? [] : [
        { name: 'ENABLE_AUTHZ', value: 'true' },
        { name: 'KUBEFLOW_USERID_HEADER', value: mesh.identity.userId },
        { name: 'KUBEFLOW_USERID_PREFIX', value: mesh.identity.userIdPrefix },
      ],
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
      ...tls ? [
        { name: 'ML_PIPELINE_SERVICE_SCHEME', value: 'https' },
        { name: 'METADATA_ENVOY_SERVICE_SERVICE_SCHEME', value: 'https' },
        { name: 'NODE_EXTRA_CA_CERTS', value: TLS_FILES.authority },
      ] : [],
    ];
  }
}

/** An image's reference without its tag and digest. */
function repositoryOf(reference: string): string {
  return reference.replace(/(:[^:/@]+)?(@.*)?$/, '');
}
