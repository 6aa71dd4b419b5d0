import { ExternalAuthorizer, yaml } from '../../core';

/** Form of the proxies' lines per request: text, JSON, or none. */
export type AccessLog = 'text' | 'json' | 'off';

/** Facts of the mesh. */
export interface MeshOptions {
  /** Namespace whose policies hold for the whole mesh. */
  readonly namespace: string;
  readonly trustDomain: string;
  /** `host:port` where proxies get configuration and certificates. */
  readonly discoveryAddress: string;
  readonly accessLog: AccessLog;
  readonly extensionProviders: readonly ExternalAuthorizer[];
}

/** Data of the ConfigMap `istio`, which the control plane watches. */
export function meshData(options: MeshOptions): Record<string, string> {
  return { mesh: yaml(meshConfig(options)), meshNetworks: yaml({ networks: {} }) };
}

function meshConfig(options: MeshOptions): object {
  return {
    accessLogFile: options.accessLog === 'off' ? '' : '/dev/stdout',
    ...options.accessLog === 'json' && { accessLogEncoding: 'JSON' },
    // No traces, until a Telemetry object names a provider
    defaultConfig: { discoveryAddress: options.discoveryAddress, tracing: {} },
    enablePrometheusMerge: true,
    // An Ingress of anybody could claim the platform's own host at its gateways
    ingressControllerMode: 'OFF',
    rootNamespace: options.namespace,
    tcpKeepalive: { time: '10s', interval: '5s', probes: 3 },
    trustDomain: options.trustDomain,
    ...options.extensionProviders.length > 0 && { extensionProviders: options.extensionProviders.map(provider) },
  };
}

function provider(authorizer: ExternalAuthorizer): object {
  const { name, host, port, ...headers } = authorizer;
  return { name, envoyExtAuthzHttp: { service: host, port, ...headers } };
}
