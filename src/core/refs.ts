/**
 * What components know of each other: plain facts, handed over by `platform/`, or written as a literal by whoever
 * runs the other side themselves.
 */

/** A Secret that somebody else makes: a person, External Secrets, Sealed Secrets or SOPS. Never its value. */
export interface SecretRef {
  /** `metadata.name` of the Secret, in the namespace of the workload that reads it. */
  readonly name: string;
}

/** One key of a Secret. */
export interface SecretKeyRef extends SecretRef {
  /** Key in the Secret's `data`. */
  readonly key: string;
}

/** The Envoy pods where requests from outside enter the mesh. */
export interface IngressWorkloadRef {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** ServiceAccount of the pods, which is the principal that other policies let in. */
  readonly serviceAccount: string;
  /** Labels by which policies select the pods, upstream: `app: istio-ingressgateway`. */
  readonly selector: Readonly<Record<string, string>>;
  /** Labels by which a `Gateway` selects the pods, upstream: `istio: ingressgateway`. */
  readonly gatewaySelector: Readonly<Record<string, string>>;
}

/** An Istio `Gateway` that HTTP routes attach to, and the Envoy pods that serve it. */
export interface GatewayRef {
  /** Namespace of the `Gateway`. */
  readonly namespace: string;
  /** Name of the `Gateway`. */
  readonly name: string;
  readonly workload: IngressWorkloadRef;
}

/** Facts of the cluster and the mesh that every web application needs. */
export interface MeshedProps {
  /** Where the routes of the application attach. */
  readonly gateway: GatewayRef;
  /** Headers with the signed-in user. @default DEFAULT_IDENTITY */
  readonly identity?: IdentityHeaders;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: string;
}

/** An OpenID Connect provider. */
export interface OidcIssuer {
  /** Value of the `iss` claim, and the base of `/.well-known/openid-configuration`. */
  readonly url: string;
  /** Where the signing keys are fetched from inside the cluster. */
  readonly jwksUri: string;
}

/** The HTTP headers that carry the signed-in user from the gateway to the applications. */
export interface IdentityHeaders {
  /** Header with the user's id, upstream: `kubeflow-userid`. */
  readonly userId: string;
  /** Text that stands before the id in the header, usually empty. */
  readonly userIdPrefix: string;
  /** Header with the user's groups, comma-separated, upstream: `kubeflow-groups`. */
  readonly groups: string;
}

/** The headers as upstream names them. */
export const DEFAULT_IDENTITY: IdentityHeaders = { userId: 'kubeflow-userid', userIdPrefix: '', groups: 'kubeflow-groups' };

/** A cert-manager issuer. */
export interface IssuerRef {
  readonly name: string;
  readonly kind: 'Issuer' | 'ClusterIssuer';
}

/** A Service that a mesh policy or another workload calls. */
export interface ServiceRef {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** SPIFFE principal of a ServiceAccount, as an AuthorizationPolicy names it: `<trust domain>/ns/<namespace>/sa/<name>`. */
export function principal(trustDomain: string, namespace: string, serviceAccount: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** DNS name of a Service inside the cluster: `<name>.<namespace>.svc.<cluster domain>`. */
export function serviceHost(service: { readonly name: string; readonly namespace: string }, clusterDomain: string): string {
  return `${service.name}.${service.namespace}.svc.${clusterDomain}`;
}

/** A service that decides over each request at the gateway: an extension provider of Istio's mesh configuration. */
export interface ExternalAuthorizer {
  /** Name that AuthorizationPolicies with `action: CUSTOM` use. */
  readonly name: string;
  /** DNS name of the service inside the cluster. */
  readonly host: string;
  readonly port: number;
  /** Headers of the request that it gets to see. */
  readonly includeRequestHeadersInCheck: readonly string[];
  /** Headers of its answer that are added to an allowed request. */
  readonly headersToUpstreamOnAllow: readonly string[];
  /** Headers of its answer that reach the caller of a refused request. */
  readonly headersToDownstreamOnDeny: readonly string[];
}

/** Where an issuer's pages are when browsers reach them through the gateway, and programs in the cluster by a Service. */
export interface IssuerEndpoints {
  /** Short name, part of object names. */
  readonly name: string;
  /** Name on the sign-in button. */
  readonly displayName: string;
  /** Path at the gateway below which all pages lie, with `/` at both ends; open without a login. */
  readonly path: string;
  /** Path at the gateway where a login begins. */
  readonly loginPath: string;
  /** URL inside the cluster where codes become tokens. */
  readonly redeemUrl: string;
}

/** A ServiceAccount whose pods may call others. */
export interface ServiceAccountRef {
  readonly namespace: string;
  readonly name: string;
}

/** Level of the Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';
