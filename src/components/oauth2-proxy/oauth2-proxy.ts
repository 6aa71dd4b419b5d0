import { Construct } from 'constructs';
import { check } from './check';
import { configFile } from './config';
import { LOGIN_HEADERS, OwnHeaders } from './headers';
import { clusterJwksUri, JwksProxy } from './jwks-proxy';
import { LOGO } from './logo';
import { askProxy, GatewayPolicies, requireToken } from './policies';
import { OAuth2ProxyProps } from './props';
import { ProxyServer } from './server';
import { jwtRule, keysOf, machineRules } from './tokens';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { JwtRule } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy, RequestAuthentication } from '../../apis/security.istio.io/v1beta1';
import { Component, ExternalAuthorizer, IngressWorkloadRef, Mesh, meshOf, serviceHost, ServiceRef } from '../../core';
import { fromNamespaces, inExpression, NEIGHBOURS_ONLY, Route } from '../../kit';

const NAME = 'oauth2-proxy';
const PORT = 80;
const CALLBACK = '/oauth2/callback';
/** Labels of the proxy's pods. */
export const OAUTH2_PROXY_LABELS = { 'app.kubernetes.io/name': NAME };

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
    headersToUpstreamOnAllow: ['authorization', 'path', ...LOGIN_HEADERS],
    headersToDownstreamOnDeny: ['content-type', 'set-cookie'],
  };
}

/**
 * Login in front of the gateway: its Namespace with network policies, its program and its route, and at the gateway the policies that
 * ask it, the rules for tokens, and a filter that drops what callers claim in the platform's own headers. The Secret is not made here.
 *
 * @throws ConfigError `ExternalUrl`, `SecureCookies`, `CookieLifetime`, `SkipAuthPath`, `Audiences`, `UserIdPrefix`, `IdentityHeader`, `Logo`
 * @see https://oauth2-proxy.github.io/oauth2-proxy/ (version in the pins)
 */
export class OAuth2Proxy extends Component<OAuth2ProxyProps> {
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

  constructor(scope: Construct, id: string, given: OAuth2ProxyProps) {
    super(scope, id, given, 'components/oauth2-proxy#OAuth2ProxyProps');
    const { props } = this;
    const { namespace = 'oauth2-proxy', cookieLifetime = '24h', skipAuthPaths = [], logo = LOGO, url, endpoints, audiences, secureCookies } = props;
    const mesh = meshOf(props);
    check(this, { url, audiences, secureCookies, cookieLifetime, skipAuthPaths, identity: mesh.identity, logo });
    this.namespace = namespace;
    this.service = { namespace, name: NAME, port: PORT };
    this.authorizer = authorizerOf(namespace, mesh.clusterDomain);
    this.redirectUrl = endpoints ? CALLBACK : `${url}${CALLBACK}`;
    this.logoutPath = '/oauth2/sign_out';
    this.podLabels = OAUTH2_PROXY_LABELS;

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
    this.addNetworkPolicies(mesh.gateway.workload);
    new ProxyServer(this, 'Server', {
      service: this.service,
      labels: OAUTH2_PROXY_LABELS,
      credentials: props.credentials,
      issuer: endpoints === undefined ? undefined : props.issuer.url,
      gateway: mesh.gateway.workload,
      config: this.configText(skipAuthPaths),
      parameters: this.parameters(),
      logo,
    });
    new Route(this, 'Route', { mesh, service: this.service, prefix: '/oauth2/', qualified: true });
    new OwnHeaders(this, 'OwnHeaders', { gateway: mesh.gateway.workload, identity: mesh.identity });
    this.addTokenRules(mesh);
    this.addPolicies(mesh.gateway.workload, {
      selector: mesh.gateway.workload.selector,
      openPaths: [...endpoints ? [`${endpoints.path}*`, `${endpoints.path}**`] : [], '/oauth2/*', ...skipAuthPaths.map(path => `${path}*`)],
      machineTokens: props.machineTokens ?? true,
    });
  }

  private configText(skipAuthPaths: readonly string[]): string {
    const { endpoints, issuer, scopes = ['profile', 'email', 'groups', 'openid'], emailDomains = ['*'], groupsClaim = 'groups' } = this.props;
    const { userIdClaim = 'email', signInPage = true, cookieLifetime = '24h' } = this.props;
    return configFile({
      issuerUrl: issuer.url,
      endpoints: endpoints && { ...endpoints, jwksUri: issuer.jwksUri! },
      redirectUrl: this.redirectUrl,
      displayName: endpoints?.displayName ?? 'OpenID Connect',
      scopes,
      emailDomains,
      openPaths: [...endpoints ? [endpoints.path] : [], ...skipAuthPaths],
      userIdClaim,
      groupsClaim,
      signInPage,
      cookieLifetime,
    });
  }

  private parameters(): Record<string, string> {
    const { selfSignedIssuer = false, machineTokens = true, extraIssuers = [], url, secureCookies = url?.startsWith('https:') ?? false } = this.props;
    return {
      ALLOW_SELF_SIGNED_ISSUER: String(selfSignedIssuer),
      ENABLE_M2M_TOKENS: String(machineTokens),
      EXTRA_JWT_ISSUERS: extraIssuers.map(one => `${one.issuer.url}=${one.audience}`).join(','),
      FORCE_HTTPS: String(secureCookies),
    };
  }

  private addNetworkPolicies(ingress: IngressWorkloadRef): void {
    const { namespace } = this;
    new NetworkPolicy(this, 'NetworkPolicy-gateway', {
      metadata: { name: 'allow-istio-ingressgateway', namespace },
      spec: {
        podSelector: { matchExpressions: inExpression('app.kubernetes.io/name', NAME) },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ ...fromNamespaces(ingress.namespace), podSelector: { matchLabels: ingress.selector } }] }],
      },
    });
    new NetworkPolicy(this, 'NetworkPolicy-neighbours', {
      metadata: { name: `default-allow-same-namespace-${namespace}`, namespace },
      spec: NEIGHBOURS_ONLY,
    });
  }

  private addTokenRules({ identity, gateway: { workload }, clusterDomain }: Mesh): void {
    const { issuer, audiences, endpoints, userIdClaim = 'email', groupsClaim = 'groups', kubernetesIssuer, extraIssuers = [] } = this.props;
    const add = (id: string, name: string, jwtRules: readonly JwtRule[]): void => {
      new RequestAuthentication(this, id, {
        metadata: { name, namespace: workload.namespace },
        spec: { selector: { matchLabels: workload.selector }, jwtRules },
      });
    };
    const claims = { userId: userIdClaim, groups: groupsClaim };
    add('LoginTokens', `${endpoints?.name ?? 'oidc'}-jwt`, [jwtRule({ issuer: issuer.url, ...keysOf(issuer), ...audiences && { audiences } }, claims, identity)]);
    const machines = machineRules(kubernetesIssuer, extraIssuers, identity, clusterJwksUri(workload.namespace, clusterDomain));
    if (machines.length > 0) {
      add('MachineTokens', 'm2m-token-issuer', machines);
    }
    if (kubernetesIssuer?.keys !== undefined && 'proxy' in kubernetesIssuer.keys) {
      new JwksProxy(this, 'JwksProxy', workload.namespace);
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
