import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { check } from './check';
import { configFile } from './config';
import { deploymentSpec } from './deployment';
import { LOGO } from './logo';
import { askProxy, GatewayPolicies, requireToken } from './policies';
import { OAuth2ProxyProps } from './props';
import { jwtRule, keysOf, machineRules } from './tokens';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Namespace, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { VirtualService } from '../../apis/networking.istio.io/v1alpha3';
import { JwtRule } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy, RequestAuthentication } from '../../apis/security.istio.io/v1beta1';
import { Component, configChecksum, DEFAULT_IDENTITY, ExternalAuthorizer, IngressWorkloadRef, serviceHost, ServiceRef } from '../../core';
import { NAMESPACE_NAME, NEIGHBOURS_ONLY } from '../../core/access';
import { GATEWAY_PROPS, requireProps, requireSecretRefs } from '../../core/required';

const NAME = 'oauth2-proxy';
const PORT = 80;
const CALLBACK = '/oauth2/callback';
const POD_LABELS = { 'app.kubernetes.io/name': NAME };

/**
 * How the mesh asks the proxy of a namespace; the mesh's configuration can be made before the proxy.
 * @param namespace namespace of the proxy
 */
export function authorizerOf(namespace: string, clusterDomain: string): ExternalAuthorizer {
  return {
    name: NAME,
    host: serviceHost({ name: NAME, namespace }, clusterDomain),
    port: PORT,
    includeRequestHeadersInCheck: ['authorization', 'cookie'],
    headersToUpstreamOnAllow: ['authorization', 'path', 'x-auth-request-email', 'x-auth-request-groups', 'x-auth-request-user'],
    headersToDownstreamOnDeny: ['content-type', 'set-cookie'],
  };
}

/**
 * Login in front of the gateway: 1 Namespace, 1 ServiceAccount, 3 ConfigMaps, 2 NetworkPolicies, 1 Deployment,
 * 1 Service, 1 VirtualService, and at the gateway 2 AuthorizationPolicies and 1 RequestAuthentication, or 2 with issuers
 * for programs. The Secret is not made here.
 *
 * @throws ConfigError `MissingProp`, `LiteralSecret`, `ExternalUrl`, `SecureCookies`, `CookieLifetime`, `SkipAuthPath`, `Audiences`, `UserIdPrefix`,
 * `IdentityHeader`, `Logo`
 * @see https://oauth2-proxy.github.io/oauth2-proxy/ (version in pins.jsonc)
 */
export class OAuth2Proxy extends Component {
  /** Namespace of all its objects but those at the gateway. */
  public readonly namespace: string;
  /** Where the gateway asks whether a request may pass. */
  public readonly service: ServiceRef;
  /** Facts for Istio's mesh configuration. */
  public readonly authorizer: ExternalAuthorizer;
  /** Where the issuer sends browsers after a login: a path at the gateway, or a whole URL; to be registered at the issuer. */
  public readonly redirectUrl: string;
  /** Path at the gateway that ends a session. */
  public readonly logoutPath: string;
  /** Labels of the pods, which call the issuer. */
  public readonly podLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: OAuth2ProxyProps) {
    super(scope, id, props);
    requireProps(this, props, ...GATEWAY_PROPS, 'issuer.url', ...props?.endpoints === undefined ? [] : ['issuer.jwksUri'], 'credentials');
    requireSecretRefs(this, { credentials: props.credentials });
    const namespace = props.namespace ?? 'oauth2-proxy';
    const cookieLifetime = props.cookieLifetime ?? Duration.hours(24);
    const skipAuthPaths = props.skipAuthPaths ?? [];
    const identity = props.identity ?? DEFAULT_IDENTITY;
    const logo = props.logo ?? LOGO;
    const { url, endpoints, audiences, secureCookies } = props;
    check(this, { url, endpoints, audiences, secureCookies, cookieLifetime, skipAuthPaths, identity, logo });

    const clusterDomain = props.clusterDomain ?? 'cluster.local';
    this.namespace = namespace;
    this.service = { namespace, name: NAME, port: PORT };
    this.authorizer = authorizerOf(namespace, clusterDomain);
    this.redirectUrl = endpoints ? CALLBACK : `${url}${CALLBACK}`;
    this.logoutPath = '/oauth2/sign_out';
    this.podLabels = POD_LABELS;

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: NAME, namespace } });
    this.addNetworkPolicies(props.gateway.workload);
    const config = {
      'oauth2_proxy.cfg': configFile({
        issuerUrl: props.issuer.url,
        endpoints: endpoints && { ...endpoints, jwksUri: props.issuer.jwksUri },
        redirectUrl: this.redirectUrl,
        displayName: endpoints?.displayName ?? 'OpenID Connect',
        scopes: props.scopes ?? ['profile', 'email', 'groups', 'openid'],
        emailDomains: props.emailDomains ?? ['*'],
        openPaths: [...endpoints ? [endpoints.path] : [], ...skipAuthPaths],
        groupsClaim: props.groupsClaim ?? 'groups',
        signInPage: props.signInPage ?? true,
        cookieLifetime,
      }),
    };
    this.addPods(props, config, { 'kubeflow-logo.svg': logo });
    new Service(this, 'Service', {
      metadata: { name: NAME, namespace },
      spec: {
        type: 'ClusterIP',
        publishNotReadyAddresses: true,
        selector: POD_LABELS,
        ports: [{ name: 'http', port: PORT, targetPort: 'http' }],
      },
    });
    new VirtualService(this, 'VirtualService', {
      metadata: { name: NAME, namespace },
      spec: {
        gateways: [`${props.gateway.namespace}/${props.gateway.name}`],
        hosts: ['*'],
        http: [{ match: [{ uri: { prefix: '/oauth2/' } }], route: [{ destination: { host: this.authorizer.host, port: { number: PORT } } }] }],
      },
    });
    this.addTokenRules(props);
    this.addPolicies(props.gateway.workload, {
      selector: props.gateway.workload.selector,
      openPaths: [...endpoints ? [`${endpoints.path}*`, `${endpoints.path}**`] : [], '/oauth2/*', ...skipAuthPaths.map(path => `${path}*`)],
      machineTokens: props.machineTokens ?? true,
    });
  }

  private addNetworkPolicies(ingress: IngressWorkloadRef): void {
    const { namespace } = this;
    new NetworkPolicy(this, 'NetworkPolicy-gateway', {
      metadata: { name: 'allow-istio-ingressgateway', namespace },
      spec: {
        podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: [NAME] }] },
        policyTypes: ['Ingress'],
        ingress: [{
          from: [{
            namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: [ingress.namespace] }] },
            podSelector: { matchLabels: ingress.selector },
          }],
        }],
      },
    });
    new NetworkPolicy(this, 'NetworkPolicy-neighbours', {
      metadata: { name: `default-allow-same-namespace-${namespace}`, namespace },
      spec: NEIGHBOURS_ONLY,
    });
  }

  private addPods(props: OAuth2ProxyProps, config: Record<string, string>, theme: Record<string, string>): void {
    const { namespace } = this;
    const parameters = {
      ALLOW_SELF_SIGNED_ISSUER: String(props.selfSignedIssuer ?? false),
      ENABLE_M2M_TOKENS: String(props.machineTokens ?? true),
      EXTRA_JWT_ISSUERS: (props.extraIssuers ?? []).map(one => `${one.issuer.url}=${one.audience}`).join(','),
      FORCE_HTTPS: String(props.secureCookies ?? props.url?.startsWith('https:') ?? false),
    };
    const configMaps = { config: NAME, parameters: `${NAME}-parameters`, theme: `${NAME}-theme` };
    new ConfigMap(this, 'Config', { metadata: { name: configMaps.config, namespace }, data: config });
    new ConfigMap(this, 'Parameters', { metadata: { name: configMaps.parameters, namespace }, data: parameters });
    new ConfigMap(this, 'Theme', { metadata: { name: configMaps.theme, namespace }, data: theme });
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels: { app: NAME } },
      spec: this.workload(NAME, deploymentSpec({
        image: this.image('oauth2-proxy'),
        labels: POD_LABELS,
        podAnnotations: configChecksum(config, parameters, theme),
        port: 4180,
        secret: this.secretName(props.credentials, namespace),
        configMaps,
      })),
    });
  }

  private addTokenRules(props: OAuth2ProxyProps): void {
    const { issuer, audiences } = props;
    const headers = props.identity ?? DEFAULT_IDENTITY;
    const { workload } = props.gateway;
    const add = (id: string, name: string, jwtRules: readonly JwtRule[]): void => {
      new RequestAuthentication(this, id, {
        metadata: { name, namespace: workload.namespace },
        spec: { selector: { matchLabels: workload.selector }, jwtRules },
      });
    };
    const claims = { userId: props.userIdClaim ?? 'email', groups: props.groupsClaim ?? 'groups' };
    add('LoginTokens', `${props.endpoints?.name ?? 'oidc'}-jwt`, [jwtRule({ issuer: issuer.url, ...keysOf(issuer), ...audiences && { audiences } }, claims, headers)]);
    const machines = machineRules(props.kubernetesIssuer, props.extraIssuers ?? [], headers);
    if (machines.length > 0) {
      add('MachineTokens', 'm2m-token-issuer', machines);
    }
  }

  private addPolicies(ingress: IngressWorkloadRef, policies: GatewayPolicies): void {
    const { namespace } = ingress;
    new AuthorizationPolicy(this, 'AskProxy', {
      metadata: { name: 'istio-ingressgateway-oauth2-proxy', namespace },
      spec: askProxy(policies, this.authorizer.name),
    });
    new AuthorizationPolicy(this, 'RequireToken', {
      metadata: { name: 'istio-ingressgateway-require-jwt', namespace },
      spec: requireToken(policies),
    });
  }
}
