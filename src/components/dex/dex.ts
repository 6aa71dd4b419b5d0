import { Construct } from 'constructs';
import { check } from './check';
import { configFile } from './config';
import { connectorEnv } from './connectors';
import { DexCaller, DexProps } from './props';
import { DexServer } from './server';
import { authCodeCrd } from '../../apis/dex.coreos.com/crds';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { Component, Definition, GatewayRef, IssuerEndpoints, LoginIssuer, meshOf, NAMESPACE_NAME, OidcIssuer, serviceHost, ServiceRef } from '../../core';
import { NEIGHBOURS_ONLY, Route } from '../../kit';

const NAME = 'dex';
const PORT = 5556;

/** Where Dex is, for what is made before it. */
export interface DexAddress {
  /** @default 'auth' */
  readonly namespace?: string;
  /** @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** As the property of {@link Dex}. @default - its Service */
  readonly issuerUrl?: string;
}

/** The Dex at an address, as others refer to it. */
export function dexIssuer({ namespace = 'auth', clusterDomain = 'cluster.local', issuerUrl }: DexAddress): LoginIssuer {
  const inside = `http://${serviceHost({ name: NAME, namespace }, clusterDomain)}:${PORT}`;
  const url = issuerUrl ?? `${inside}/dex`;
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  return {
    issuer: { url, jwksUri: `${inside}${path}/keys` },
    endpoints: { name: NAME, displayName: 'Dex', path: `${path}/`, loginPath: `${path}/auth`, redeemUrl: `${inside}${path}/token` },
  };
}

/**
 * OpenID Connect provider that knows users itself or asks other identity providers: its Namespace with network policies, the
 * CustomResourceDefinition that upstream brings (Dex makes the others), its program and its route. The Secrets are not made here.
 *
 * @throws ConfigError `IssuerUrl`, `IssuerNotPublic`, `NoLoginMethod`, `ConnectorId`, `ConnectorText`, `StaticUser`, `RedirectUri`
 * @see https://dexidp.io/docs/ (version in the pins)
 */
export class Dex extends Component<DexProps> {
  /** Namespace of all its objects. */
  public readonly namespace: string;
  /** Facts for whoever checks tokens. */
  public readonly issuer: OidcIssuer;
  /** Facts for the login proxy. */
  public readonly endpoints: IssuerEndpoints;
  /** Where it listens, in plain HTTP. */
  public readonly service: ServiceRef;

  constructor(scope: Construct, id: string, given: DexProps) {
    super(scope, id, given, 'components/dex#DexProps');
    const { props } = this;
    const { namespace = 'auth', connectors = [], redirectUris = ['/oauth2/callback'], staticUsers = [], logLevel = 'debug' } = props;
    const mesh = meshOf(props);
    const { issuer, endpoints } = dexIssuer({ namespace, clusterDomain: mesh.clusterDomain, issuerUrl: props.issuerUrl });
    const issuerUrl = issuer.url;
    const path = check(this, { issuerUrl, host: serviceHost({ name: NAME, namespace }, mesh.clusterDomain), connectors, redirectUris, staticUsers });
    this.namespace = namespace;
    this.service = { namespace, name: NAME, port: PORT };
    this.issuer = issuer;
    this.endpoints = endpoints;

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    new Definition(this, 'AuthCodeCrd', authCodeCrd);
    const callers = props.callers ?? defaultCallers(mesh.gateway);
    this.addNetworkPolicies(mesh.gateway, callers);
    new DexServer(this, 'Server', {
      service: this.service,
      config: configFile({ issuerUrl, port: PORT, logLevel, redirectUris, staticUsers, connectors, expiry: props.expiry }),
      callers: callers === 'any' ? [] : callers,
      path,
      secrets: [props.client, ...props.passwords ? [props.passwords] : []],
      env: connectors.flatMap(connectorEnv),
    });
    new Route(this, 'Route', { mesh, service: this.service, prefix: `${path}/`, qualified: true });
  }

  private addNetworkPolicies(gateway: GatewayRef, callers: readonly DexCaller[] | 'any'): void {
    if (callers === 'any') {
      return;
    }
    const { namespace } = this;
    new NetworkPolicy(this, 'NetworkPolicy-callers', {
      metadata: { name: 'allow-istio-and-oauth2-proxy', namespace },
      spec: {
        podSelector: { matchLabels: { app: NAME } },
        policyTypes: ['Ingress'],
        ingress: [{
          from: [gateway.workload, ...callers].map(caller => ({
            namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: caller.namespace } },
            podSelector: { matchLabels: caller.selector },
          })),
        }],
      },
    });
    new NetworkPolicy(this, 'NetworkPolicy-neighbours', {
      metadata: { name: `default-allow-same-namespace-${namespace}`, namespace },
      spec: NEIGHBOURS_ONLY,
    });
  }
}

/** The control plane fetches the signing keys; the login proxy exchanges codes for tokens. */
function defaultCallers(gateway: GatewayRef): DexCaller[] {
  return [
    { namespace: gateway.workload.namespace, selector: { app: 'istiod' } },
    { namespace: 'oauth2-proxy', selector: { 'app.kubernetes.io/name': 'oauth2-proxy' } },
  ];
}
