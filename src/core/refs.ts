import type { ISecret } from 'cdk8s-plus-28';
import { ConfigError, kindOf } from './errors';
import { DnsName, isDnsSubdomain, NamespaceName, ObjectName } from './names';

/**
 * What components know of each other: plain facts, handed over by `platform/`, or written as a literal by whoever
 * runs the other side themselves.
 */

/** A Secret by its name. */
export interface NamedSecret {
  /** `metadata.name` of the Secret, in the namespace of the workload that reads it. */
  readonly name: ObjectName;
}

/**
 * A Secret that somebody else makes: a person, External Secrets, Sealed Secrets or SOPS; or one of cdk8s-plus. Never its value.
 * @form the name of a Secret: secretRef("<name>")
 * @hidden
 */
export type SecretRef = NamedSecret | ISecret;

/**
 * One key of a Secret.
 * @form a key of a Secret: secretRef("<name>", "<key>")
 * @hidden
 */
export interface SecretKeyRef extends NamedSecret {
  /** Key in the Secret's `data`. */
  readonly key: string;
}

/** Refers to a Secret that is made outside the output, or to one of cdk8s-plus, in the namespace of its reader. */
export function secretRef(secret: string | ISecret): NamedSecret;
/**
 * Refers to a key of such a Secret.
 *
 * @throws ConfigError `SecretName`
 */
export function secretRef(secret: string | ISecret, key: string): SecretKeyRef;
export function secretRef(secret: string | ISecret, key?: string): NamedSecret | SecretKeyRef {
  const name = typeof secret === 'string' ? secret : secret?.name;
  if (typeof name !== 'string' || !isDnsSubdomain(name) || key !== undefined && (typeof key !== 'string' || !/^[-._a-zA-Z0-9]{1,253}$/.test(key))) {
    throw new ConfigError('SecretName', `secretRef takes the name of a Secret, a DNS subdomain, and optionally a key in it, got ${[secret, key].map(kindOf).join(' and ')}; ` +
      'write e.g. secretRef("oidc", "client-secret"): names, never the value itself');
  }
  return key === undefined ? { name } : { name, key };
}

/** Name of a Secret that is referred to. */
export function secretNameOf(secret: SecretRef): string {
  return secret.name;
}

/** The Envoy pods where requests from outside enter the mesh. */
export interface IngressWorkloadRef {
  /** Namespace of the pods. */
  readonly namespace: NamespaceName;
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
  readonly namespace: NamespaceName;
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
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /**
   * DNS names that the routes of the application answer to; `*` is every name.
   * @minItems 1
   * @default ['*']
   */
  readonly hosts?: readonly string[];
}

/** What the web applications of a platform have in common, after all defaults. */
export interface Mesh {
  readonly gateway: GatewayRef;
  readonly identity: IdentityHeaders;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  readonly hosts: readonly string[];
}

/** Facts of the mesh after all defaults. */
export function meshOf({ gateway, identity = DEFAULT_IDENTITY, clusterDomain = 'cluster.local', trustDomain = clusterDomain, hosts = ['*'] }: MeshedProps): Mesh {
  return { gateway, identity, clusterDomain, trustDomain, hosts };
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

/** A Helm chart that is not rendered here: whoever applies the output renders it. */
export interface HelmChart {
  /** Name of the chart in its repository, and of the release. */
  readonly name: string;
  /** URL of the repository of charts. */
  readonly repository: string;
  /** Exact version. */
  readonly version: string;
  /** Namespace that it is installed in. */
  readonly namespace: NamespaceName;
  /** What differs from the chart's own values. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A Service that a mesh policy or another workload calls. */
export interface ServiceRef {
  readonly namespace: NamespaceName;
  readonly name: string;
  readonly port: number;
}

/** A Knative Serving that model servers are made with. */
export interface KnativeRef {
  /** Namespace of its pods and ConfigMaps. */
  readonly namespace: NamespaceName;
  /** The `Gateway` for requests from inside the cluster. */
  readonly localGateway: { readonly namespace: NamespaceName; readonly name: ObjectName };
  /** Service in front of the pods of {@link localGateway}. */
  readonly localGatewayService: ServiceRef;
}

/** SPIFFE principal of a ServiceAccount, as an AuthorizationPolicy names it: `<trust domain>/ns/<namespace>/sa/<name>`. */
export function principal(trustDomain: string, namespace: string, serviceAccount: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** SPIFFE principal of the gateway's pods. */
export function gatewayPrincipal({ gateway: { workload }, trustDomain }: Pick<Mesh, 'gateway' | 'trustDomain'>): string {
  return principal(trustDomain, workload.namespace, workload.serviceAccount);
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

/** An issuer behind the gateway: for whoever checks its tokens, and for the login proxy. */
export interface LoginIssuer {
  readonly issuer: OidcIssuer;
  readonly endpoints: IssuerEndpoints;
}

/** A ServiceAccount whose pods may call others. */
export interface ServiceAccountRef {
  readonly namespace: NamespaceName;
  readonly name: string;
}

/** Kubeflow Pipelines, as the programs of profiles know it. */
export interface PipelinesRef {
  /** API server, by gRPC and HTTP. */
  readonly api: ServiceRef;
  /** ML Metadata, by gRPC. */
  readonly metadata: ServiceRef;
  /** Where the API server keeps pipelines: in its database, or as objects of the cluster. @default 'database' */
  readonly store?: 'database' | 'kubernetes';
}

/** A program that writes to registries of some namespaces. */
export interface RegistryWriterRef {
  readonly account: ServiceAccountRef;
  /** Namespaces of the registries. */
  readonly registries: readonly NamespaceName[];
}

/** What the hub gives to teams. */
export interface HubRef {
  /** The catalog of models and MCP servers. */
  readonly catalog: ServiceRef;
  /** Account of the user interface of all registries, in the namespace of the main one. @default - there is no main registry */
  readonly registryUi?: ServiceAccountRef;
  /** What notes in registries which of their models are served. @default - nothing does */
  readonly inferenceServiceController?: RegistryWriterRef;
}

/** Level of the Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * How pods of a namespace get their proxy of the mesh: by the label `istio-injection`, from the control plane of a revision,
 * or not at all, as in the ambient mesh.
 */
export type Injection = 'enabled' | 'none' | { readonly revision: string };

/** Labels of a namespace for its proxies. */
export function injectionLabels(injection: Injection): Record<string, string> {
  return injection === 'none' ? {} : injection === 'enabled' ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': injection.revision };
}
