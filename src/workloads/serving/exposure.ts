import { Construct } from 'constructs';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { Rule, RuleCondition, RequestAuthentication } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { ConfigError, NAMESPACE_NAME, principal, ServingMode, ServingRef, shown, TokenRule } from '../../core';
import { Principal, resolvedPrincipal, PrincipalRef, serviceAccount, userId } from '../profile/principals';
import { Profile, PROFILE_ACCOUNTS } from '../profile/profile';

/** Who may call a service. */
export type Expose = 'none' | 'cluster' | 'login' | 'token' | 'public';

/** Who may call a service, after all defaults. */
export interface ResolvedExposure {
  readonly expose: Expose;
  readonly mode: ServingMode;
  readonly callers: readonly Principal[];
  readonly tokens: readonly TokenRule[];
  /** How the platform serves models. @default - nobody knows, and nobody outside of the namespace may call */
  readonly serving?: ServingRef;
  /** First part of principals in the mesh. */
  readonly trustDomain: string;
  /** Whether a NetworkPolicy of the profile keeps others out. */
  readonly isolated: boolean;
}

/** What the author says of callers. */
export interface ExposureProps {
  /** @default 'none' */
  readonly expose?: Expose;
  /** @default - as `expose` says */
  readonly callers?: readonly PrincipalRef[];
  /** @default - those of the platform */
  readonly tokens?: readonly TokenRule[];
}

/** What is known around a service. */
export interface ExposureAround {
  readonly scope: Construct;
  readonly namespace: string;
  readonly mode: ServingMode;
  readonly serving: ServingRef | undefined;
  readonly trustDomain: string;
  readonly isolated: boolean;
}

/**
 * Who may call a service, after all defaults.
 *
 * @throws ConfigError `ExposePlatform`, `ExposeMode`, `ExposeCallers`, `ExposeTokens`, `ExposeRoute`, and those of principals
 */
export function resolvedExposure(props: ExposureProps, around: ExposureAround): ResolvedExposure {
  const { scope, mode, serving, trustDomain, isolated } = around;
  const { expose = 'none' } = props;
  if (serving === undefined && expose !== 'none' && !(expose === 'cluster' && mode === 'standard')) {
    throw new ConfigError('ExposePlatform', `expose must know how the platform serves models, got ${shown(expose)} in an app that knows no platform with KServe; ` +
      'make the platform first, KubeflowPlatform or existingPlatform(app, facts), or pass serving', scope);
  }
  if (expose === 'login' && mode === 'standard') {
    throw new ConfigError('ExposeMode', 'expose must not be "login" in standard mode, got it: nobody signs in at the Gateway for such models; ' +
      'pass "token", or mode: "knative"', scope);
  }
  if (expose === 'public') {
    checkRoute(mode, serving!, scope);
  }
  const byToken = expose === 'login' || expose === 'token';
  return {
    expose, mode, trustDomain, isolated, callers: callersOf(expose, props, around), tokens: byToken ? tokensOf(props, around) : [], ...serving && { serving },
  };
}

/** Models that need no login are below a path that the gateway lets pass; hosts have no such paths. */
function checkRoute(mode: ServingMode, { pathTemplate, gateway, knative }: ServingRef, at: Construct): void {
  if (mode === 'knative' && (knative !== true || pathTemplate === undefined)) {
    throw new ConfigError('ExposeRoute', 'expose must not be "public" where models have hosts instead of paths, got it: the login stands before all hosts; ' +
      'pass "login", or name the hosts of the platform', at);
  }
  if (mode === 'standard' && gateway === undefined) {
    throw new ConfigError('ExposeRoute', 'expose must not be "public" where no Gateway leads to models in standard mode, got it; ' +
      'pass "cluster", or kserve: { serviceGateway: {} } to the platform', at);
  }
}

function callersOf(expose: Expose, { callers }: ExposureProps, { scope, namespace }: ExposureAround): readonly Principal[] {
  if (callers?.length === 0) {
    throw new ConfigError('ExposeCallers', 'callers must name somebody, got []; pass e.g. ["ana@example.com"], or expose: "none"', scope);
  }
  const profile = Profile.of(scope);
  if (callers !== undefined) {
    return callers.map(resolvedPrincipal);
  }
  if (expose === 'token') {
    return [serviceAccount(namespace, PROFILE_ACCOUNTS.editor)];
  }
  if (expose !== 'login') {
    return [];
  }
  if (profile === undefined) {
    throw new ConfigError('ExposeCallers', 'callers must be given where no profile is around, got undefined; pass e.g. ["ana@example.com", group("vision")]', scope);
  }
  return [profile.owner, ...profile.contributors.map(one => one.principal)];
}

function tokensOf({ tokens, expose }: ExposureProps, { scope, serving }: ExposureAround): readonly TokenRule[] {
  const known = tokens ?? serving?.tokens ?? [];
  if (known.length === 0) {
    throw new ConfigError('ExposeTokens', `expose ${shown(expose)} must know whose tokens count, got none; ` +
      'pass tokens: [{ issuer: "https://sso.example.com", audiences: ["kubeflow"], userIdClaim: "email" }]', scope);
  }
  return known;
}

/** Properties of {@link Exposure}. */
export interface ExposureTarget extends ResolvedExposure {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that get the requests. */
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * Who may call pods of a service, beside those of its namespace: 1 AuthorizationPolicy; for callers by token 1 RequestAuthentication; for named callers of an isolated
 * profile 1 NetworkPolicy. Nothing where nobody else may call.
 */
export class Exposure extends Construct {
  constructor(scope: Construct, id: string, target: ExposureTarget) {
    super(scope, id);
    const { name, namespace, selector, tokens, isolated } = target;
    const metadata = { name, namespace };
    const rules = rulesOf(target);
    if (rules.length === 0) {
      return;
    }
    new AuthorizationPolicy(this, 'AuthorizationPolicy', { metadata, spec: { action: 'ALLOW', selector: { matchLabels: selector }, rules } });
    if (tokens.length > 0) {
      // The token is not forwarded: the model must not act as whoever calls it.
      const jwtRules = tokens.map(({ issuer, jwksUri, jwks, audiences }) => ({
        issuer, ...jwksUri !== undefined && { jwksUri }, ...jwks !== undefined && { jwks }, ...audiences && { audiences: [...audiences] },
      }));
      new RequestAuthentication(this, 'RequestAuthentication', { metadata, spec: { selector: { matchLabels: selector }, jwtRules } });
    }
    const from = isolated ? peers(target) : undefined;
    if (from !== undefined) {
      new NetworkPolicy(this, 'NetworkPolicy', {
        metadata, spec: { podSelector: { matchLabels: selector }, policyTypes: ['Ingress'], ingress: [{ from: [from] }] },
      });
    }
  }
}

/** Namespaces of programs that call pods themselves; undefined where there are none but that of the pods. */
function peers({ mode, expose, callers, namespace }: ExposureTarget) {
  if (mode === 'knative' || expose !== 'cluster' && expose !== 'token') {
    return undefined;
  }
  if (expose === 'cluster' && callers.length === 0) {
    return { namespaceSelector: {} };
  }
  const values = [...new Set(callers.flatMap(one => one.kind === 'ServiceAccount' ? [one.namespace] : []))].filter(one => one !== namespace).sort();
  return values.length === 0 ? undefined : { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In' as const, values }] } };
}

/**
 * Knative's own questions, which its proxy in the pod answers: whether it is there, with a header of Knative's, and how many requests it has. Knative's programs ask the pods
 * by their addresses, past what their proxies know, so that the mesh does not see who asks.
 */
const PROBES: readonly Rule[] = [
  { to: [{ operation: { paths: ['/healthz'] } }], when: [{ key: 'request.headers[k-network-probe]', values: ['*'] }] },
  { to: [{ operation: { paths: ['/metrics'], ports: ['9090'] } }] },
];

/** Who may send requests. On Knative they come from its activator, without any identity, so only what they carry says who sent them. */
function rulesOf(target: ExposureTarget): readonly Rule[] {
  const { mode, expose, serving, trustDomain, callers } = target;
  const probes = mode === 'knative' && serving !== undefined ? PROBES : [];
  switch (expose) {
    case 'none': return probes;
    case 'public': return mode === 'knative' ? [{}] : [{ from: [{ source: { principals: [serving!.gateway!] } }] }];
    case 'cluster': return callers.length === 0 ? [{}] : [{ from: [{ source: { principals: callers.map(one => principalOf(one, trustDomain)) } }] }];
    default: return [...probes, ...tokenRules(target)];
  }
}

function principalOf(one: Principal, trustDomain: string): string {
  return one.kind === 'ServiceAccount' ? principal(trustDomain, one.namespace, one.name) : '';
}

/** One rule for each issuer, and for users and groups: a claim means something only together with who wrote it. */
function tokenRules({ tokens, callers }: ExposureTarget): Rule[] {
  const users = callers.flatMap(one => one.kind === 'Group' ? [] : [userId(one)]);
  const groups = callers.flatMap(one => one.kind === 'Group' ? [one.name] : []);
  return tokens.flatMap(({ issuer, userIdClaim = 'sub', groupsClaim = 'groups' }) => {
    const rule = (claim: string, values: readonly string[]): Rule[] => values.length === 0 ? [] : [{ when: [claimIs('iss', [issuer]), claimIs(claim, values)] }];
    return [...rule(userIdClaim, users), ...rule(groupsClaim, groups)];
  });
}

function claimIs(claim: string, values: readonly string[]): RuleCondition {
  return { key: `request.auth.claims[${claim}]`, values: [...values] };
}
