import { AuthorizationPolicySpec } from '../../apis/security.istio.io/v1';

/** What the policies at the gateway are made of. */
export interface GatewayPolicies {
  /** Labels of the gateway's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** Paths that need no login, with `*` at the end. */
  readonly openPaths: readonly string[];
  /** Whether requests that bring a token pass without a check by the proxy. */
  readonly machineTokens: boolean;
}

/** Asks the login proxy about each request; with machine tokens only about those that bring none. */
export function askProxy(policies: GatewayPolicies, provider: string): AuthorizationPolicySpec {
  return {
    action: 'CUSTOM',
    provider: { name: provider },
    selector: { matchLabels: policies.selector },
    rules: [{
      to: [{ operation: { notPaths: policies.openPaths } }],
      ...policies.machineTokens && { when: [{ key: 'request.headers[authorization]', notValues: ['*'] }] },
    }],
  };
}

/** Refuses what has no valid token after that, whoever sent it. */
export function requireToken(policies: GatewayPolicies): AuthorizationPolicySpec {
  return {
    action: 'DENY',
    selector: { matchLabels: policies.selector },
    rules: [{
      from: [{ source: { notRequestPrincipals: ['*'] } }],
      to: [{ operation: { notPaths: policies.openPaths } }],
    }],
  };
}
