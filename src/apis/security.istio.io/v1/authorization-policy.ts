/**
 * security.istio.io/v1: AuthorizationPolicy.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, PolicyTargetReference, WorkloadLabelSelector } from '../../networking.istio.io/meta';

/** Allows, denies or audits requests to workloads, by where they come from and what they ask for. */
export interface AuthorizationPolicyResource {
  readonly metadata: NamedMetadata;
  /** Workloads, the rules for requests to them, and what a match means. */
  readonly spec?: AuthorizationPolicySpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Workloads, the rules for requests to them, and what a match means.
 * @oneOf provider
 * @validation {"message":"only one of targetRefs or selector can be set","rule":"(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 */
export interface AuthorizationPolicySpec {
  /** What happens with requests that match, `ALLOW` if left out; `CUSTOM` asks the provider. */
  readonly action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  /** Extension provider that decides; only with `CUSTOM`. */
  readonly provider?: ExtensionProvider;
  /**
   * Rules of which one must match; left out, nothing matches: an `ALLOW` policy then denies everything.
   * @maxItems 512
   */
  readonly rules?: readonly Rule[];
  /** Workloads it protects; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
  /** Deprecated in favour of `targetRefs`: object it attaches to. */
  readonly targetRef?: PolicyTargetReference;
  /**
   * Objects it attaches to, such as a Gateway or a Service behind a waypoint.
   * @maxItems 16
   */
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/** Provider that is defined in the mesh's configuration. */
export interface ExtensionProvider {
  /** Name in `extensionProviders` of the mesh's configuration. */
  readonly name?: string;
}

/** Condition on a request; each part that is set must hold. */
export interface Rule {
  /**
   * Sources of which one must match; any if left out.
   * @maxItems 512
   */
  readonly from?: readonly RuleFrom[];
  /** Operations of which one must match; any if left out. */
  readonly to?: readonly RuleTo[];
  /** Further conditions, all of which must hold. */
  readonly when?: readonly RuleCondition[];
}

/** Wrapper of one source. */
export interface RuleFrom {
  /** Where the request comes from. */
  readonly source?: Source;
}

/** Wrapper of one operation. */
export interface RuleTo {
  /** What the request asks for. */
  readonly operation?: Operation;
}

/**
 * Where a request comes from; each list that is set must hold.
 * @validation {"message":"Cannot set serviceAccounts with namespaces or principals","rule":"(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true"}
 */
export interface Source {
  /** IP addresses or ranges of the connection's other end. */
  readonly ipBlocks?: readonly string[];
  /** Namespaces of the client; needs mutual TLS. */
  readonly namespaces?: readonly string[];
  /** IP addresses or ranges to exclude. */
  readonly notIpBlocks?: readonly string[];
  /** Namespaces to exclude. */
  readonly notNamespaces?: readonly string[];
  /** Client identities to exclude. */
  readonly notPrincipals?: readonly string[];
  /** Original client addresses to exclude. */
  readonly notRemoteIpBlocks?: readonly string[];
  /** Identities from a token to exclude. */
  readonly notRequestPrincipals?: readonly string[];
  /**
   * Service accounts to exclude.
   * @maxItems 16
   * @items {"maxLength":320}
   */
  readonly notServiceAccounts?: readonly string[];
  /** Trust domains to exclude. */
  readonly notTrustDomains?: readonly string[];
  /** Client identities as `<trust domain>/ns/<namespace>/sa/<service account>`; needs mutual TLS. */
  readonly principals?: readonly string[];
  /** Original client addresses, from `X-Forwarded-For` or the PROXY protocol. */
  readonly remoteIpBlocks?: readonly string[];
  /** Identities from a token as `<issuer>/<subject>`; needs a RequestAuthentication. */
  readonly requestPrincipals?: readonly string[];
  /**
   * Service accounts as `namespace/name`, or `name` within the policy's namespace; needs mutual TLS.
   * @maxItems 16
   * @items {"maxLength":320}
   */
  readonly serviceAccounts?: readonly string[];
  /** Trust domains of the client; needs mutual TLS. */
  readonly trustDomains?: readonly string[];
}

/** What a request asks for; each list that is set must hold. All but ports are for HTTP only. */
export interface Operation {
  /** Hosts to match, without case. */
  readonly hosts?: readonly string[];
  /** HTTP methods to match; gRPC is always `POST`. */
  readonly methods?: readonly string[];
  /** Hosts to exclude. */
  readonly notHosts?: readonly string[];
  /** HTTP methods to exclude. */
  readonly notMethods?: readonly string[];
  /** Paths to exclude. */
  readonly notPaths?: readonly string[];
  /** Ports to exclude. */
  readonly notPorts?: readonly string[];
  /** Paths to match: exact, with `*` at one end, or a template with `{*}` and `{**}`. */
  readonly paths?: readonly string[];
  /** Ports to match, as text. */
  readonly ports?: readonly string[];
}

/** Condition on an attribute of the request. */
export interface RuleCondition {
  /** Name of the attribute, for example `request.headers[x-token]` or `request.auth.claims[groups]`. */
  readonly key: string;
  /** Values that are refused; at least one of the lists must be set. */
  readonly notValues?: readonly string[];
  /** Values of which one must match. */
  readonly values?: readonly string[];
}

/** `AuthorizationPolicy`, namespaced. */
export class AuthorizationPolicy extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AuthorizationPolicyResource>) {
    super(scope, id, { ...AuthorizationPolicy.GVK, ...props });
  }
}
