import { JwtRule } from '../../apis/security.istio.io/v1';
import { IdentityHeaders } from '../../core';

/** An OpenID Connect provider that publishes a discovery document. */
export interface DiscoveredIssuer {
  /** Value of the `iss` claim, and the base of `/.well-known/openid-configuration`. */
  readonly url: string;
  /**
   * Where the mesh's control plane reads the signing keys.
   * @default - as the discovery document says
   */
  readonly jwksUri?: string;
}

/** The cluster's own issuer, which signs the tokens of ServiceAccounts. */
export interface KubernetesIssuer {
  /**
   * Values of the `iss` claim, for example `https://kubernetes.default.svc.cluster.local`, or the URL of a managed
   * cluster; see `kubectl get --raw /.well-known/openid-configuration`.
   */
  readonly issuers: readonly [string, ...string[]];
  /**
   * Where the signing keys come from: a URL that the mesh's control plane can read without credentials; the key set
   * itself, as `kubectl get --raw /openid/v1/jwks` prints it; or, with `proxy`, a small program beside the control plane that hands
   * on what the API server shows to accounts alone, and needs no care when keys change.
   * @default - found through the issuer's discovery document, which managed clusters publish
   */
  readonly keys?: { readonly uri: string } | { readonly inline: string } | { readonly proxy: true };
  /**
   * Values of the `aud` claim of which a token must have one.
   * @default - tokens for every audience
   */
  readonly audiences?: readonly [string, ...string[]];
}

/** A further issuer whose tokens programs send. */
export interface TokenIssuer {
  /** Name of the issuer and its keys. */
  readonly issuer: DiscoveredIssuer;
  /** Value of the `aud` claim that a token must have. */
  readonly audience: string;
  /**
   * Claim that becomes the user's id.
   * @default 'sub'
   */
  readonly userIdClaim?: string;
}

/** Claims that become the headers with the user. */
export interface IdentityClaims {
  readonly userId: string;
  readonly groups: string;
}

/** Accepts the tokens of an issuer from the `Authorization` header, and tells the applications who it is. */
export function jwtRule(rule: Pick<JwtRule, 'issuer' | 'jwks' | 'jwksUri' | 'audiences'>, claims: IdentityClaims, headers: IdentityHeaders): JwtRule {
  return {
    ...rule,
    forwardOriginalToken: true,
    fromHeaders: [{ name: 'Authorization', prefix: 'Bearer ' }],
    outputClaimToHeaders: [
      { header: headers.userId, claim: claims.userId },
      { header: headers.groups, claim: claims.groups },
    ],
  };
}

/** The address of an issuer's keys, unless it follows from the issuer's name by discovery. */
export function keysOf({ url, jwksUri }: DiscoveredIssuer): Pick<JwtRule, 'jwksUri'> {
  return jwksUri === undefined || jwksUri.startsWith(`${url.replace(/\/$/, '')}/`) ? {} : { jwksUri };
}

/**
 * The rules for tokens of programs, those of the cluster first.
 * @param proxyUri address of the keys where a proxy hands them out
 */
export function machineRules(kubernetes: KubernetesIssuer | undefined, extra: readonly TokenIssuer[], headers: IdentityHeaders, proxyUri: string): JwtRule[] {
  const { issuers = [], keys, audiences } = kubernetes ?? {};
  const found = keys === undefined ? {} : 'inline' in keys ? { jwks: keys.inline } : { jwksUri: 'uri' in keys ? keys.uri : proxyUri };
  return [
    ...issuers.map(issuer => jwtRule({ issuer, ...found, ...audiences && { audiences } }, { userId: 'sub', groups: 'groups' }, headers)),
    ...extra.map(one => jwtRule(
      { issuer: one.issuer.url, ...keysOf(one.issuer), audiences: [one.audience] },
      { userId: one.userIdClaim ?? 'sub', groups: 'groups' },
      headers,
    )),
  ];
}
