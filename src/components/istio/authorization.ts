import { AuthorizationPolicySpec, RequestAuthenticationSpec } from '../../apis/security.istio.io/v1';
import { OidcIssuer } from '../../core';

/** Tokens that requests at a gateway must carry. */
export interface RequiredTokens {
  /** Whose tokens are accepted. */
  readonly issuers: readonly OidcIssuer[];
  /**
   * Header that receives the token's subject.
   * @default DEFAULT_IDENTITY.userId
   */
  readonly userIdHeader?: string;
}

/** Paths of health checks and metrics, which need no token. */
const OPEN_PATHS = ['/healthz', '/ready', '/wait-for-drain', '/metrics', '/stats/prometheus', '*/healthz', '*/ready'];

/** Lets every request pass. */
export function allowAll(matchLabels: Readonly<Record<string, string>>): AuthorizationPolicySpec {
  return { action: 'ALLOW', rules: [{}], selector: { matchLabels } };
}

/** Lets requests with a valid token pass, and those to {@link OPEN_PATHS}. */
export function allowTokens(matchLabels: Readonly<Record<string, string>>): AuthorizationPolicySpec {
  return {
    action: 'ALLOW',
    rules: [
      { from: [{ source: { requestPrincipals: ['*'] } }] },
      { to: [{ operation: { paths: OPEN_PATHS } }] },
    ],
    selector: { matchLabels },
  };
}

/** Refuses requests without a valid token, whatever other policies allow. */
export function denyWithoutToken(matchLabels: Readonly<Record<string, string>>): AuthorizationPolicySpec {
  return {
    action: 'DENY',
    rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }], to: [{ operation: { notPaths: OPEN_PATHS } }] }],
    selector: { matchLabels },
  };
}

/** Checks the bearer tokens of the issuers, and hands their subject on. */
export function tokenChecks(matchLabels: Readonly<Record<string, string>>, issuers: readonly OidcIssuer[], userIdHeader: string): RequestAuthenticationSpec {
  return {
    jwtRules: issuers.map(issuer => ({
      issuer: issuer.url,
      jwksUri: issuer.jwksUri,
      fromHeaders: [{ name: 'Authorization', prefix: 'Bearer ' }],
      forwardOriginalToken: true,
      outputClaimToHeaders: [{ claim: 'sub', header: userIdHeader }],
    })),
    selector: { matchLabels },
  };
}
