/**
 * security.istio.io/v1: RequestAuthentication.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioDuration, IstioStatus, PolicyTargetReference, WorkloadLabelSelector } from '../../networking.istio.io/meta';

/** Checks the tokens (JWT) in requests; a request without a token passes, so pair it with an AuthorizationPolicy. */
export interface RequestAuthenticationResource {
  readonly metadata: NamedMetadata;
  /** Workloads and the tokens they accept. */
  readonly spec?: RequestAuthenticationSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Workloads and the tokens they accept.
 * @validation {"message":"only one of targetRefs or selector can be set","rule":"(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 */
export interface RequestAuthenticationSpec {
  /**
   * Issuers whose tokens are valid; one match suffices.
   * @maxItems 4096
   */
  readonly jwtRules?: readonly JwtRule[];
  /** Workloads it applies to; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
  /** Deprecated in favour of `targetRefs`: object it attaches to. */
  readonly targetRef?: PolicyTargetReference;
  /**
   * Objects it attaches to, such as a Gateway or a Service behind a waypoint.
   * @maxItems 16
   */
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/**
 * Issuer of tokens, how to check them and where to look for them.
 * @validation {"message":"only one of jwks or jwksUri can be set","rule":"(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1"}
 */
export interface JwtRule {
  /**
   * Audiences of which the token must name one; the service's own name if left out.
   * @items {"minLength":1}
   */
  readonly audiences?: readonly string[];
  /** Whether the workload still sees the token. */
  readonly forwardOriginalToken?: boolean;
  /**
   * Cookies that may hold the token.
   * @items {"minLength":1}
   */
  readonly fromCookies?: readonly string[];
  /** Headers that may hold the token; `Authorization: Bearer` if no place is given. */
  readonly fromHeaders?: readonly JwtHeader[];
  /**
   * Query parameters that may hold the token.
   * @items {"minLength":1}
   */
  readonly fromParams?: readonly string[];
  /**
   * Issuer that the token must name.
   * @minLength 1
   */
  readonly issuer?: string;
  /** Public keys as a JSON Web Key Set, inline. */
  readonly jwks?: string;
  /** Address of the public keys; found through the issuer's discovery document if left out. */
  readonly jwksUri?: JwksUri;
  /** Old spelling of `jwksUri`. */
  readonly jwks_uri?: JwksUri;
  /** Claims to copy into request headers once the token is valid. */
  readonly outputClaimToHeaders?: readonly ClaimToHeader[];
  /** Header that receives the token's payload, in URL-safe base64. */
  readonly outputPayloadToHeader?: string;
  /**
   * Claims to read as lists with spaces between, beside `scope` and `permission`.
   * @maxItems 64
   * @items {"minLength":1}
   */
  readonly spaceDelimitedClaims?: readonly string[];
  /** Longest wait for the public keys, 5 seconds if left out. */
  readonly timeout?: IstioDuration;
}

/**
 * Address of a JSON Web Key Set, `http` or `https`.
 * @minLength 1
 * @maxLength 2048
 * @validation {"message":"url must have scheme http:// or https://","rule":"url(self).getScheme() in [\"http\", \"https\"]"}
 */
export type JwksUri = string;

/** Header that may hold a token. */
export interface JwtHeader {
  /**
   * Header's name.
   * @minLength 1
   */
  readonly name: string;
  /** Text before the token, with its space: `Bearer `. */
  readonly prefix?: string;
}

/** Claim to copy into a request header. */
export interface ClaimToHeader {
  /**
   * Claim's name, with dots for nested ones; text, number or truth value.
   * @minLength 1
   */
  readonly claim: string;
  /**
   * Header's name; what the client sent there is removed.
   * @minLength 1
   * @pattern ^[-_A-Za-z0-9]+$
   */
  readonly header: string;
}

/** `RequestAuthentication`, namespaced. */
export class RequestAuthentication extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RequestAuthenticationResource>) {
    super(scope, id, { ...RequestAuthentication.GVK, ...props });
  }
}
