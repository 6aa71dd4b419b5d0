import { InjectorOptions } from './options';
import { ConfigError, shown } from '../../../core';

/** Requests and limits of a proxy where nobody says otherwise. */
const PROXY_RESOURCES = { requests: { cpu: '10m', memory: '40Mi' }, limits: { cpu: '2000m', memory: '1024Mi' } };

/**
 * The text of the key `values`: the facts that istiod's injector and the templates read, as JSON.
 *
 * @throws ConfigError `ProxyImage`
 */
export function injectorValues(options: InjectorOptions): string {
  return JSON.stringify({
    gateways: { seccompProfile: seccompProfile(options), securityContext: {} },
    global: globalValues(options),
    pilot: { cni: { enabled: options.cni ?? true, provider: options.cniProvider ?? 'default' }, env: {} },
    revision: options.revision ?? '',
    sidecarInjectorWebhook: {
      alwaysInjectSelector: [],
      defaultTemplates: [],
      enableNamespacesByDefault: false,
      injectedAnnotations: {},
      neverInjectSelector: [],
      reinvocationPolicy: 'Never',
      rewriteAppHTTPProbe: options.rewriteProbes ?? true,
      templates: {},
    },
  }, null, 2);
}

function globalValues(options: InjectorOptions): object {
  const { hub, image, tag } = imageParts(options.proxyImage);
  const clusterDomain = options.clusterDomain ?? 'cluster.local';
  const trustDomain = options.trustDomain ?? clusterDomain;
  return {
    caAddress: '',
    caName: '',
    certSigners: [],
    configCluster: false,
    configValidation: true,
    defaultPodDisruptionBudget: { enabled: true },
    defaultResources: { requests: { cpu: '10m' } },
    externalIstiod: false,
    hub,
    imagePullPolicy: options.imagePullPolicy ?? '',
    imagePullSecrets: options.imagePullSecrets ?? [],
    istioNamespace: options.istioNamespace ?? 'istio-system',
    istiod: { enableAnalysis: false },
    logAsJson: false,
    logging: { level: `default:${options.logLevel ?? 'info'}` },
    meshID: options.meshId ?? '',
    meshNetworks: {},
    mountMtlsCerts: false,
    multiCluster: { clusterName: options.clusterName ?? '' },
    nativeNftables: false,
    network: options.network ?? '',
    networkPolicy: { enabled: false },
    omitSidecarInjectorConfigMap: false,
    operatorManageWebhooks: false,
    pilotCertProvider: 'istiod',
    priorityClassName: '',
    proxy: proxyValues(options, image),
    proxy_init: { image, resources: { requests: { cpu: '10m', memory: '10Mi' }, limits: PROXY_RESOURCES.limits } },
    remotePilotAddress: '',
    resourceScope: 'all',
    sds: { token: { aud: 'istio-ca' } },
    sts: { servicePort: 0 },
    tag,
    ...trustDomain !== clusterDomain && { trustDomain },
    variant: '',
    waypoint: {
      affinity: {},
      nodeSelector: {},
      resources: { requests: { cpu: '10m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
      tolerations: [],
      topologySpreadConstraints: [],
    },
  };
}

function proxyValues(options: InjectorOptions, image: string): object {
  return {
    autoInject: 'enabled',
    clusterDomain: options.clusterDomain ?? 'cluster.local',
    componentLogLevel: 'misc:error',
    excludeIPRanges: options.excludeOutboundRanges ?? '',
    excludeInboundPorts: '',
    excludeOutboundPorts: '',
    image,
    includeIPRanges: options.includeOutboundRanges ?? '*',
    includeInboundPorts: '*',
    includeOutboundPorts: '',
    logLevel: options.proxyLogLevel ?? 'warning',
    outlierLogPath: '',
    privileged: options.privileged ?? false,
    readinessFailureThreshold: 4,
    readinessInitialDelaySeconds: 0,
    readinessPeriodSeconds: 15,
    resources: options.proxyResources ?? PROXY_RESOURCES,
    seccompProfile: seccompProfile(options),
    startupProbe: { enabled: true, failureThreshold: 600 },
    statusPort: 15020,
    tracer: 'none',
  };
}

/** The profile in the values, where an empty one means none. */
function seccompProfile(options: InjectorOptions): object {
  return options.seccompProfile === false ? {} : options.seccompProfile ?? { type: 'RuntimeDefault' };
}

/**
 * A reference in the parts that istiod puts together, so that a pod can ask for another type of image.
 * One with a digest stays whole: as the name of the image it is used as it is.
 */
function imageParts(reference: string): { readonly hub: string; readonly image: string; readonly tag: string } {
  const tagged = /^(.+)\/([^/:@]+):([^/:@]+)$/.exec(reference);
  if (tagged !== null) {
    return { hub: tagged[1], image: tagged[2], tag: tagged[3] };
  }
  const pinned = /^(.+)\/[^/@]+@\w+:[0-9a-f]+$/.exec(reference);
  if (pinned === null) {
    throw new ConfigError('ProxyImage', `proxyImage must name a registry, and a tag or digest, got ${shown(reference)}; ` +
      'write it like "registry.example.com/istio/proxyv2:1.30.1"');
  }
  return { hub: pinned[1], image: reference, tag: '' };
}
