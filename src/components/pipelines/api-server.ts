import { Construct } from 'constructs';
import { apiServerArguments } from './api-server-arguments';
import { connectionParameters, credentialsEnv } from './databases';
import { apiServerFacts } from './facts';
import { ACCOUNTS, addCallers, Group, MeshPolicy, MutualTls, principalsOf, programLabels, PROGRAMS, SERVICES, STEP_ACCOUNT } from './group';
import { KubernetesStore, WEBHOOK_MOUNT, WEBHOOK_VOLUME } from './kubernetes-store';
import { MOVABLE, Program, ProgramAccess } from './program';
import { API_SERVER_RULES, KUBERNETES_STORE_RULES } from './rbac';
import { apiServerStoreEnv, storeIdentity } from './store-env';
import { TLS_SECRET, tlsVolume } from './tls';
import { ConfigMap, EnvVar, Probe, Service } from '../../apis/k8s/core/v1';
import { Component, LogLevel, PipelinesDatabase, serviceHost } from '../../core';
import { having } from '../../kit';

const NAME = PROGRAMS.apiServer;
const CONFIG = 'pipeline-api-server-config';

/** Seconds in which requests still come to a pod that is about to end. */
const DRAIN = 5;

/** Properties of {@link ApiServer}. */
export interface ApiServerProps {
  readonly group: Group;
  readonly database: PipelinesDatabase;
  /** Whether pipelines are objects rather than rows. */
  readonly kubernetesStore: boolean;
  readonly visualizations: boolean;
  readonly logLevel: LogLevel;
}

/** The API of pipelines, by REST and gRPC; it turns runs into Workflows. */
export class ApiServer extends Construct {
  constructor(scope: Construct, id: string, props: ApiServerProps) {
    super(scope, id);
    const { group, kubernetesStore, logLevel } = props;
    const { namespace, config, mesh, labels: all, tls } = group;
    const labels = programLabels(group, NAME);
    const metadata = { name: NAME, namespace, labels: all };
    const rules = [...API_SERVER_RULES, ...kubernetesStore ? KUBERNETES_STORE_RULES : []];
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.apiServer, annotations: storeIdentity(group), labels: all, rules, ownRules: mesh === undefined ? rules : API_SERVER_RULES,
    });
    const settings = mesh === undefined ? [] : [new ConfigMap(this, 'Config', { metadata: { ...metadata, name: CONFIG }, data: configuration() })];
    const health: Probe = { httpGet: { path: '/apis/v1beta1/healthz', port: SERVICES.apiHttp.port, ...tls && { scheme: 'HTTPS' } }, periodSeconds: 5, timeoutSeconds: 2 };
    const certificate = tlsVolume(group);
    const mounts = [...kubernetesStore ? [WEBHOOK_MOUNT] : [], ...certificate.mounts];
    const volumes = [...kubernetesStore ? [WEBHOOK_VOLUME] : [], ...certificate.volumes];
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels,
      annotations: {
        ...MOVABLE,
        ...config.checksum(...settings),
        // The API server of Kubernetes calls the webhook from outside the mesh.
        ...kubernetesStore && mesh !== undefined && { 'traffic.sidecar.istio.io/excludeInboundPorts': String(SERVICES.apiWebhook.port) },
      },
      container: {
        name: 'ml-pipeline-api-server',
        image: Component.of(this).image('pipelines/api-server'),
        imagePullPolicy: 'IfNotPresent',
        ...(kubernetesStore || tls) && { command: ['/bin/apiserver'], args: apiServerArguments({ kubernetesStore, tls, logLevel }) },
        env: this.environment(props),
        ...settings.length > 0 && { envFrom: [{ configMapRef: { name: CONFIG } }] },
        ports: [
          { name: 'http', containerPort: SERVICES.apiHttp.port },
          { name: 'grpc', containerPort: SERVICES.apiGrpc.port },
          ...kubernetesStore ? [{ name: 'webhook', containerPort: SERVICES.apiWebhook.port }] : [],
        ],
        startupProbe: { ...health, failureThreshold: 12 },
        livenessProbe: { ...health, initialDelaySeconds: 3 },
        readinessProbe: { ...health, initialDelaySeconds: 3 },
        // At the first signal its webhook stops and all else goes on until it is killed: until then nobody must call it any more.
        lifecycle: { preStop: { sleep: { seconds: DRAIN } } },
        resources: { requests: { cpu: '250m', memory: '500Mi' } },
        ...mounts.length > 0 && { volumeMounts: mounts },
      },
      pod: { serviceAccountName: ACCOUNTS.apiServer, terminationGracePeriodSeconds: 3 * DRAIN, ...volumes.length > 0 && { volumes } },
      facts: apiServerFacts(group, props),
    });
    const scrape = { 'prometheus.io/port': String(SERVICES.apiHttp.port), 'prometheus.io/scheme': tls ? 'https' : 'http', 'prometheus.io/scrape': 'true' };
    const http = { ...port(tls ? 'tls' : 'http', SERVICES.apiHttp.port), ...tls && { appProtocol: 'https' } };
    new Service(this, 'Service', {
      metadata: { ...metadata, annotations: scrape },
      spec: {
        selector: labels,
        ports: [http, port('grpc', SERVICES.apiGrpc.port), ...kubernetesStore ? [port('webhook', SERVICES.apiWebhook.port)] : []],
      },
    });
    this.addMesh(group);
    if (kubernetesStore) {
      new KubernetesStore(this, 'KubernetesStore', group);
    }
  }

  /** Programs of the group call it; so does everybody without the header of a user, whose token it then checks itself. */
  private addMesh(group: Group): void {
    new MutualTls(this, 'Tls', group, NAME);
    new MeshPolicy(this, 'Policy', group, NAME, mesh => ({
      selector: { matchLabels: { app: NAME } },
      rules: [
        { from: [{ source: { principals: principalsOf(mesh, group.namespace, group.callers) } }] },
        { when: [{ key: `request.headers[${mesh.identity.userId}]`, notValues: ['*'] }] },
      ],
    }));
    addCallers(this, group, { name: NAME, pods: having('app', NAME), from: ['profiles', 'gateway'] });
  }

  private environment({ group, database, logLevel, visualizations }: ApiServerProps): EnvVar[] {
    const { config, mesh, namespace, clusterDomain, tls } = group;
    const component = Component.of(this);
    const parameters = connectionParameters(database);
    return [
      ...mesh === undefined ? [] : [
        { name: 'KUBEFLOW_USERID_HEADER', value: mesh.identity.userId },
        { name: 'KUBEFLOW_USERID_PREFIX', value: mesh.identity.userIdPrefix },
      ],
      { name: 'PUBLISH_LOGS', value: 'true' },
      { name: 'LOG_LEVEL', value: logLevel },
      { name: 'PIPELINE_LOG_LEVEL', value: '1' },
      config.env('AUTO_UPDATE_PIPELINE_DEFAULT_VERSION', 'autoUpdatePipelineDefaultVersion'),
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'CLUSTER_DOMAIN', value: clusterDomain },
      ...apiServerStoreEnv(component, group),
      ...credentialsEnv(component, namespace, database, ['DBCONFIG_MYSQLCONFIG_USER', 'DBCONFIG_MYSQLCONFIG_PASSWORD']),
      config.env('DBCONFIG_MYSQLCONFIG_DBNAME', 'pipelineDb'),
      config.env('DBCONFIG_MYSQLCONFIG_HOST', 'mysqlHost'),
      config.env('DBCONFIG_MYSQLCONFIG_PORT', 'mysqlPort'),
      ...parameters !== undefined ? [{ name: 'DBCONFIG_MYSQLCONFIG_EXTRAPARAMS', value: parameters }] : [],
      config.env('DBCONFIG_CONMAXLIFETIME', 'ConMaxLifeTime'),
      { name: 'V2_DRIVER_IMAGE', value: component.image('pipelines/driver') },
      { name: 'V2_LAUNCHER_IMAGE', value: component.image('pipelines/launcher') },
      { name: 'COMPILED_PIPELINE_SPEC_PATCH', value: '{}' },
      config.env('DEFAULT_SECURITY_CONTEXT_RUN_AS_USER', 'defaultSecurityContextRunAsUser'),
      config.env('DEFAULT_SECURITY_CONTEXT_RUN_AS_GROUP', 'defaultSecurityContextRunAsGroup'),
      config.env('DEFAULT_SECURITY_CONTEXT_RUN_AS_NON_ROOT', 'defaultSecurityContextRunAsNonRoot'),
      config.env('BLOCK_V1_PIPELINES', 'BLOCK_V1_PIPELINES'),
      config.env('V1_ALLOWED_NAMESPACES', 'V1_ALLOWED_NAMESPACES'),
      // It ends at once without these two, which Kubernetes sets only where the Service was there before the pod.
      { name: 'ML_PIPELINE_VISUALIZATIONSERVER_SERVICE_HOST', value: visualizations ? PROGRAMS.visualization : NOWHERE },
      { name: 'ML_PIPELINE_VISUALIZATIONSERVER_SERVICE_PORT', value: String(SERVICES.visualization.port) },
      ...tls ? [
        // What steps trust, beside the authorities of their images.
        { name: 'CABUNDLE_SECRET_NAME', value: TLS_SECRET },
        { name: 'METADATA_TLS_ENABLED', value: 'true' },
        { name: 'ML_PIPELINE_SERVICE_HOST', value: serviceHost({ name: NAME, namespace }, clusterDomain) },
      ] : [],
    ];
  }
}

/** A host that no name service knows. */
const NOWHERE = 'visualizations.invalid';

function port(name: string, number: number) {
  return { name, port: number, protocol: 'TCP' as const, targetPort: number };
}

/** Where pipelines of profiles run. It ends at a request for a picture if the name of the server for pictures in profiles is missing. */
function configuration(): Record<string, string> {
  return {
    MULTIUSER: 'true',
    DEFAULTPIPELINERUNNERSERVICEACCOUNT: STEP_ACCOUNT,
    VISUALIZATIONSERVICE_NAME: PROGRAMS.visualization,
    VISUALIZATIONSERVICE_PORT: String(SERVICES.visualization.port),
  };
}
