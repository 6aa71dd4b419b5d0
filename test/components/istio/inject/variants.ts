/** A change of the injector's values and of the mesh's configuration. */
export interface Variant {
  readonly name: string;
  /** Merged into the values, map by map. */
  readonly values?: object;
  /** Merged into the mesh configuration. */
  readonly mesh?: object;
  /** Environment of istiod. */
  readonly environment?: Readonly<Record<string, string>>;
}

const NATIVE = { ENABLE_NATIVE_SIDECARS: 'true' };
const NOT_NATIVE = { ENABLE_NATIVE_SIDECARS: 'false' };

/** Installations under which every workload is injected. */
export const VARIANTS: readonly Variant[] = [
  { name: 'native sidecars', environment: NATIVE },
  { name: 'ordinary containers', environment: NOT_NATIVE },
  {
    name: 'no CNI plugin',
    values: {
      pilot: { cni: { enabled: false } },
      global: { nativeNftables: true, proxy_init: { forceApplyIptables: true, image: 'registry.example.com/init:1' } },
    },
    environment: NOT_NATIVE,
  },
  {
    name: 'no CNI plugin, privileged',
    values: {
      pilot: { cni: { enabled: false } },
      global: {
        proxy: {
          privileged: true,
          holdApplicationUntilProxyStarts: true,
          seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
        },
      },
    },
    environment: NATIVE,
  },
  { name: 'several CNI networks', values: { pilot: { cni: { provider: 'multus' } } }, environment: NATIVE },
  {
    name: 'a foreign authority in a mesh of several clusters',
    values: {
      revision: 'canary',
      gateways: { securityContext: { runAsUser: 5, sysctls: [] } },
      sidecarInjectorWebhook: { rewriteAppHTTPProbe: false },
      global: {
        hub: 'registry.example.com/mirror',
        tag: '1.2-distroless',
        variant: 'debug',
        caAddress: 'ca.example.com:443',
        caName: 'GkeWorkloadCertificate',
        imagePullPolicy: 'Always',
        imagePullSecrets: ['registry', 'two'],
        istioNamespace: 'mesh',
        logAsJson: true,
        logging: { level: 'all:debug' },
        meshID: 'mesh-1',
        mountMtlsCerts: true,
        multiCluster: { clusterName: 'east' },
        network: 'network-1',
        pilotCertProvider: 'kubernetes',
        sds: { token: { aud: 'other' } },
        sts: { servicePort: 15463 },
        trustDomain: 'fallback.example',
        proxy: {
          capNetBindService: true,
          clusterDomain: 'k8s.example',
          componentLogLevel: 'rbac:info',
          excludeIPRanges: '10.9.0.0/16',
          excludeInboundPorts: '22',
          excludeOutboundPorts: '25',
          image: 'proxyv4',
          includeIPRanges: '10.0.0.0/8',
          includeInboundPorts: '80',
          includeOutboundPorts: '443',
          lifecycle: { preStop: { exec: { command: ['sleep', '9'] } } },
          logLevel: 'info',
          outlierLogPath: '/dev/stdout',
          readinessFailureThreshold: 9,
          readinessInitialDelaySeconds: 3,
          readinessPeriodSeconds: 4,
          resources: { limits: { cpu: null, memory: '3Gi' } },
          seccompProfile: {},
          startupProbe: { enabled: false },
          statusPort: 15055,
          tracer: 'datadog',
        },
      },
    },
    mesh: {
      inboundTrafficPolicy: { mode: 'LOCALHOST' },
      proxyListenPort: 15101,
      proxyInboundListenPort: 15106,
      defaultConfig: { statusPort: 15055, holdApplicationUntilProxyStarts: true },
    },
    environment: { ...NOT_NATIVE, COMPLIANCE_POLICY: 'fips-140-2' },
  },
  {
    name: 'trust bundles and tracing',
    values: {
      pilot: { env: { ENABLE_CLUSTER_TRUST_BUNDLE_API: true }, crlConfigMapName: 'revoked' },
      global: { trustBundleName: 'bundle', proxy: { image: 'registry.example.com/full/proxy:1', resources: null, tracer: 'lightstep' } },
    },
    mesh: {
      trustDomain: 'corp.example',
      extensionProviders: [{
        name: 'otel', opentelemetry: { service: 'otel.example.com', port: 4317, serviceAttributeEnrichment: 'OTEL_SEMANTIC_CONVENTIONS' },
      }],
    },
    environment: NATIVE,
  },
  {
    name: 'no interception',
    values: { global: { trustBundleName: 'bundle', meshID: 'mesh-2', proxy_init: { resources: { limits: { cpu: '1' } } } } },
    mesh: { defaultConfig: { interceptionMode: 'NONE', proxyMetadata: { A: 'b' }, discoveryAddress: 'istiod.mesh.svc:15012' } },
    environment: NOT_NATIVE,
  },
  {
    name: 'metrics left alone',
    mesh: { enablePrometheusMerge: false, defaultConfig: { interceptionMode: 'TPROXY' } },
    environment: NATIVE,
  },
];
