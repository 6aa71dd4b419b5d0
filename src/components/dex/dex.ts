import { Construct } from 'constructs';
import { check } from './check';
import { configFile } from './config';
import { connectorEnv } from './connectors';
import { deploymentSpec, DEX_RULES } from './deployment';
import { DexCaller, DexProps } from './props';
import { customResourceDefinition } from '../../apis/crd';
import { authCodeCrd } from '../../apis/dex.coreos.com/crds';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Namespace, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole, ClusterRoleBinding } from '../../apis/k8s/rbac/v1';
import { VirtualService } from '../../apis/networking.istio.io/v1alpha3';
import { Component, configChecksum, GatewayRef, IssuerEndpoints, OidcIssuer, serviceHost, ServiceRef } from '../../core';
import { NAMESPACE_NAME, NEIGHBOURS_ONLY } from '../../core/access';
import { GATEWAY_PROPS, requireProps, requireSecretRefs } from '../../core/required';

const NAME = 'dex';
const PORT = 5556;

/**
 * OpenID Connect provider that knows users itself or asks other identity providers: 1 Namespace, 1
 * CustomResourceDefinition, 1 ServiceAccount, 1 ClusterRole with its binding, 2 NetworkPolicies, 1 ConfigMap,
 * 1 Deployment, 1 Service, 1 VirtualService. The Secrets are not made here.
 *
 * @throws ConfigError `MissingProp`, `LiteralSecret`, `IssuerUrl`, `IssuerNotPublic`, `NoLoginMethod`, `ConnectorId`, `ConnectorText`, `StaticUser`,
 * `RedirectUri`
 * @see https://dexidp.io/docs/ (version in pins.jsonc)
 */
export class Dex extends Component {
  /** Namespace of all its objects. */
  public readonly namespace: string;
  /** Facts for whoever checks tokens. */
  public readonly issuer: OidcIssuer;
  /** Facts for the login proxy. */
  public readonly endpoints: IssuerEndpoints;
  /** Where it listens, in plain HTTP. */
  public readonly service: ServiceRef;

  constructor(scope: Construct, id: string, props: DexProps) {
    super(scope, id, props);
    requireProps(this, props, ...GATEWAY_PROPS, 'client', ...props?.staticUsers?.length ? ['passwords'] : []);
    requireSecretRefs(this, { client: props.client, passwords: props.passwords });
    const namespace = props.namespace ?? 'auth';
    const host = serviceHost({ name: NAME, namespace }, props.clusterDomain ?? 'cluster.local');
    const issuerUrl = props.issuerUrl ?? `http://${host}:${PORT}/dex`;
    const connectors = props.connectors ?? [];
    const redirectUris = props.redirectUris ?? ['/oauth2/callback'];
    const staticUsers = props.staticUsers ?? [];
    const path = check(this, { issuerUrl, host, connectors, redirectUris, staticUsers });

    const inside = `http://${host}:${PORT}${path}`;
    this.namespace = namespace;
    this.service = { namespace, name: NAME, port: PORT };
    this.issuer = { url: issuerUrl, jwksUri: `${inside}/keys` };
    this.endpoints = { name: NAME, displayName: 'Dex', path: `${path}/`, loginPath: `${path}/auth`, redeemUrl: `${inside}/token` };

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    new CustomResourceDefinition(this, 'AuthCodeCrd', customResourceDefinition(authCodeCrd));
    this.addAccess();
    this.addNetworkPolicies(props.gateway, props.callers ?? defaultCallers(props.gateway));
    const data = {
      'config.yaml': configFile({
        issuerUrl,
        port: PORT,
        logLevel: props.logLevel ?? 'debug',
        redirectUris,
        staticUsers,
        connectors,
        expiry: props.expiry,
      }),
    };
    new ConfigMap(this, 'Config', { metadata: { name: NAME, namespace }, data });
    const labels = { app: NAME };
    const secrets = [props.client, ...props.passwords ? [props.passwords] : []];
    const env = connectors.flatMap(connectorEnv);
    [...secrets, ...env.flatMap(one => one.valueFrom?.secretKeyRef ?? [])].forEach(({ name }) => this.secretName({ name: name! }, namespace));
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels },
      spec: this.workload(NAME, deploymentSpec({
        image: this.image('dex'),
        labels,
        podAnnotations: configChecksum(data),
        serviceAccount: NAME,
        configMap: NAME,
        port: PORT,
        path,
        secrets,
        env,
      })),
    });
    new Service(this, 'Service', {
      metadata: { name: NAME, namespace },
      spec: { type: 'ClusterIP', selector: labels, ports: [{ name: NAME, port: PORT, protocol: 'TCP', targetPort: PORT }] },
    });
    new VirtualService(this, 'VirtualService', {
      metadata: { name: NAME, namespace },
      spec: {
        gateways: [`${props.gateway.namespace}/${props.gateway.name}`],
        hosts: ['*'],
        http: [{ match: [{ uri: { prefix: `${path}/` } }], route: [{ destination: { host, port: { number: PORT } } }] }],
      },
    });
  }

  private addAccess(): void {
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: NAME, namespace: this.namespace } });
    new ClusterRole(this, 'ClusterRole', { metadata: { name: NAME }, rules: DEX_RULES });
    new ClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name: NAME },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: this.namespace }],
    });
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
