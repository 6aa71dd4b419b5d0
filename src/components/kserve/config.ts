/** The ConfigMap `inferenceservice-config`: settings of KServe, each a text of JSON under its key. */
import { gatewayOf } from './service-gateway';
import { KServeProps, ServingResources } from './props';
import { SMALL, storageResources } from './storage';
import { ImageName, Mesh, serviceHost } from '../../core';
import { amountText } from '../../core/amounts';
import { gatewayPath, modelStoreSettings } from '../../kit';

/** Name of the ConfigMap; KServe knows it. */
export const CONFIG = 'inferenceservice-config';

/** Facts that are not among the props. */
export interface ConfigFacts {
  readonly namespace: string;
  readonly mesh: Mesh;
  readonly image: (name: ImageName) => string;
}

/** Amounts as KServe takes them. */
interface Amounts {
  readonly cpuRequest?: string;
  readonly memoryRequest?: string;
  readonly cpuLimit?: string;
  readonly memoryLimit?: string;
}

const DEFAULT_RESOURCES: ServingResources = { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } };
const BATCHER: ServingResources = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };

/** Templates that KServe fills in for each service. */
const HOST_TEMPLATE = '{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}';
const PATH_TEMPLATE = '/serving/{{ .Namespace }}/{{ .Name }}';

/** Data of the ConfigMap. */
export function inferenceServiceConfig(props: KServeProps, facts: ConfigFacts): Record<string, string> {
  const { loggerUrl = 'http://default-broker', resources = DEFAULT_RESOURCES, gpuResources = [] } = props;
  const { image } = facts;
  const agent = { image: image('kserve/agent'), ...amounts(SMALL) };
  const settings: Readonly<Record<string, object>> = {
    agent,
    autoscaler: { scaleUpStabilizationWindowSeconds: '0', scaleDownStabilizationWindowSeconds: '300' },
    batcher: { image: image('kserve/agent'), ...amounts(BATCHER), maxBatchSize: '32', maxLatency: '5000' },
    credentials: credentials(props),
    deploy: deploy(props),
    explainers: { art: imageParts(image('kserve/art-explainer')) },
    inferenceService: { resource: amounts(resources) },
    ingress: ingress(props, facts),
    localModel: localModel(props, facts),
    logger: { ...agent, defaultUrl: loggerUrl },
    metricsAggregator: { enableMetricAggregation: 'false', enablePrometheusScraping: 'false' },
    ...gpuResources.length > 0 && { multiNode: { customGPUResourceTypeList: gpuResources } },
    opentelemetryCollector: {
      scrapeInterval: '5s',
      metricReceiverEndpoint: 'keda-otel-scaler.keda.svc:4317',
      metricScalerEndpoint: 'keda-otel-scaler.keda.svc:4318',
      resource: amounts({ requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '1', memory: '2Gi' } }),
    },
    router: { image: image('kserve/router'), ...amounts(SMALL), imagePullPolicy: 'IfNotPresent' },
    security: { autoMountServiceAccountToken: true },
    storageInitializer: storageInitializer(props, facts),
  };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value, null, 2)]));
}

/** Form of the paths of services; undefined where each has a host instead. */
export function pathTemplateOf({ knative, pathTemplate, domain }: KServeProps, hosts: readonly string[]): string | undefined {
  if (knative === false || pathTemplate === false) {
    return undefined;
  }
  // A route for a host of its own takes it from all routes for any host.
  return pathTemplate ?? (domain !== undefined && hosts.includes(domain) ? PATH_TEMPLATE : undefined);
}

/** How services that do not run on Knative are reached. */
export function routesOf(props: KServeProps): NonNullable<KServeProps['routes']> {
  return props.routes ?? (gatewayOf(props, '') === undefined ? 'none' : 'gateway-api');
}

function deploy({ knative, rollout }: KServeProps): object {
  return {
    defaultDeploymentMode: knative === false ? 'Standard' : 'Knative',
    ...rollout && { deploymentRolloutStrategy: { defaultRollout: rollout } },
  };
}

function ingress(props: KServeProps, { namespace, mesh }: ConfigFacts): object {
  const { knative, domain = 'example.com', urlScheme = 'http', domainTemplate = HOST_TEMPLATE, llm = {} } = props;
  const gateway = gatewayOf(props, namespace);
  const routes = routesOf(props);
  const pathTemplate = pathTemplateOf(props, mesh.hosts);
  return {
    enableGatewayApi: routes === 'gateway-api',
    ...gateway && { kserveIngressGateway: `${gateway.namespace}/${gateway.name}` },
    ingressGateway: gatewayPath(mesh.gateway),
    ...knative !== false && {
      localGateway: `${knative.localGateway.namespace}/${knative.localGateway.name}`,
      localGatewayService: serviceHost(knative.localGatewayService, mesh.clusterDomain),
    },
    ingressDomain: domain,
    ...typeof routes === 'object' && { ingressClassName: routes.ingressClass },
    domainTemplate,
    urlScheme,
    disableIstioVirtualHost: false,
    disableIngressCreation: routes === 'none',
    ...pathTemplate !== undefined && { pathTemplate },
    ...llm !== false && llm.tls === true && { enableLLMInferenceServiceTLS: true },
  };
}

/** KServe puts these into the environment of what fetches models; empty ones it leaves out. */
function credentials({ storage, credentialKeys: { accessKey = 'AWS_ACCESS_KEY_ID', secretKey = 'AWS_SECRET_ACCESS_KEY' } = {} }: KServeProps): object {
  const { endpoint, useHttps, region, useVirtualBucket } = modelStoreSettings(storage);
  return {
    storageSpecSecretName: 'storage-config',
    storageSecretNameAnnotation: 'serving.kserve.io/storageSecretName',
    gcs: { gcsCredentialFileName: 'gcloud-application-credentials.json' },
    s3: {
      s3AccessKeyIDName: accessKey,
      s3SecretAccessKeyName: secretKey,
      s3Endpoint: endpoint,
      s3UseHttps: useHttps,
      s3Region: region,
      s3VerifySSL: '',
      s3UseVirtualBucket: useVirtualBucket,
      s3UseAccelerate: '',
      s3UseAnonymousCredential: '',
      s3CABundleConfigMap: '',
      s3CABundle: '',
    },
  };
}

function storageInitializer(props: KServeProps, { image }: ConfigFacts): object {
  const { caBundle = '', modelImages = {} } = props;
  const { user = 1010, cpu = '10m', memory = '15Mi' } = modelImages === false ? {} : modelImages;
  return {
    image: image('kserve/storage-initializer'),
    ...amounts(storageResources(props)),
    caBundleConfigMapName: caBundle,
    caBundleVolumeMountPath: '/etc/ssl/custom-certs',
    enableModelcar: modelImages !== false,
    cpuModelcar: amountText(cpu),
    memoryModelcar: amountText(memory),
    uidModelcar: user,
  };
}

function localModel({ localModels = {} }: KServeProps, { image }: ConfigFacts): object {
  const { jobNamespace = LOCAL_MODEL_JOBS, nodeAgent = false } = localModels === false ? {} : localModels;
  return {
    enabled: nodeAgent !== false,
    jobNamespace,
    defaultJobImage: image('kserve/storage-initializer'),
    fsGroup: 1000,
    jobTTLSecondsAfterFinished: 3600,
    reconcilationFrequencyInSecs: 60,
    disableVolumeManagement: false,
  };
}

/** Namespace of the Jobs that fetch models onto nodes. */
export const LOCAL_MODEL_JOBS = 'kserve-localmodel-jobs';

/** Repository, and tag or digest, which KServe puts together with a colon. */
function imageParts(reference: string): { readonly image: string; readonly defaultImageVersion: string } {
  const colon = reference.lastIndexOf(':');
  return { image: reference.slice(0, colon), defaultImageVersion: reference.slice(colon + 1) };
}

function amounts({ requests = {}, limits = {} }: ServingResources): Amounts {
  return {
    ...requests.cpu !== undefined && { cpuRequest: amountText(requests.cpu) },
    ...requests.memory !== undefined && { memoryRequest: amountText(requests.memory) },
    ...limits.cpu !== undefined && { cpuLimit: amountText(limits.cpu) },
    ...limits.memory !== undefined && { memoryLimit: amountText(limits.memory) },
  };
}
