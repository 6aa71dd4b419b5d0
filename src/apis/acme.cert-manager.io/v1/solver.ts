/**
 * acme.cert-manager.io/v1: how a challenge is answered, and for which names; HTTP-01 is here, DNS-01 in a file of its own.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { MetadataTemplate } from '../../cert-manager.io/v1/meta';
import { Affinity, LocalObjectReference, SeccompProfile, SELinuxOptions, Sysctl, Toleration } from '../../k8s/core/v1';
import { Int32, Int64, Quantity } from '../../meta';
import { AcmeDns01Solver } from './dns01';

/** One way to answer challenges; either `http01` or `dns01` is set. */
export interface AcmeSolver {
  /** Names that this solver answers for; all of them if left out. */
  readonly selector?: AcmeSolverSelector;
  /** Answers over HTTP on port 80; cannot prove wildcard names. */
  readonly http01?: AcmeHttp01Solver;
  /** Answers by a TXT record in DNS. */
  readonly dns01?: AcmeDns01Solver;
}

/** Restricts a solver; the most specific match wins. */
export interface AcmeSolverSelector {
  /**
   * Exact names; they win over `dnsZones`.
   * @listType atomic
   */
  readonly dnsNames?: readonly string[];
  /**
   * Zones with all names below them; the longest match wins.
   * @listType atomic
   */
  readonly dnsZones?: readonly string[];
  /** Labels that the Certificate must have. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Routes the challenge's path to a short-lived pod; exactly one field is set. */
export interface AcmeHttp01Solver {
  /** Routes by an Ingress. */
  readonly ingress?: AcmeHttp01Ingress;
  /** Routes by an HTTPRoute of the Gateway API. */
  readonly gatewayHTTPRoute?: AcmeHttp01GatewayRoute;
}

/** How the Ingress and the pod for a challenge are made; at most one of the class fields and `name` is set. */
export interface AcmeHttp01Ingress {
  /** `spec.ingressClassName` of the Ingress; the current way to choose a controller. */
  readonly ingressClassName?: string;
  /** Value of the annotation `kubernetes.io/ingress.class`, for older controllers. */
  readonly class?: string;
  /** Existing Ingress to which the challenge's path is added instead. */
  readonly name?: string;
  /** Type of the solver's Service, `NodePort` or `ClusterIP`; NodePort if left out. */
  readonly serviceType?: string;
  /** Labels and annotations for the Ingress. */
  readonly ingressTemplate?: AcmeIngressTemplate;
  /** Overrides for the solver's pod. */
  readonly podTemplate?: AcmeSolverPodTemplate;
}

/** Overrides for the solver's Ingress. */
export interface AcmeIngressTemplate {
  /** Labels and annotations to add. */
  readonly metadata?: MetadataTemplate;
}

/** How the HTTPRoute and the pod for a challenge are made. */
export interface AcmeHttp01GatewayRoute {
  /**
   * Gateways that the route attaches to.
   * @listType atomic
   */
  readonly parentRefs?: readonly AcmeGatewayParentReference[];
  /** Labels for the HTTPRoute, by which a Gateway may select it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Type of the solver's Service, `NodePort` or `ClusterIP`; NodePort if left out. */
  readonly serviceType?: string;
  /** Overrides for the solver's pod. */
  readonly podTemplate?: AcmeSolverPodTemplate;
}

/** The Gateway, or one listener of it, that an HTTPRoute attaches to. */
export interface AcmeGatewayParentReference {
  /**
   * API group of the parent; empty for the core group.
   * @default "gateway.networking.k8s.io"
   * @maxLength 253
   * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly group?: string;
  /**
   * Kind of the parent, `Gateway` or `Service`.
   * @default "Gateway"
   * @minLength 1
   * @maxLength 63
   * @pattern ^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$
   */
  readonly kind?: string;
  /**
   * `metadata.name` of the parent.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Namespace of the parent, that of the route if left out.
   * @minLength 1
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly namespace?: string;
  /**
   * Port of the parent's listeners to attach to; all if left out.
   * @minimum 1
   * @maximum 65535
   */
  readonly port?: Int32;
  /**
   * Name of the parent's listener to attach to; all if left out.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly sectionName?: string;
}

/** Overrides for the pod that answers an HTTP-01 challenge. */
export interface AcmeSolverPodTemplate {
  /** Labels and annotations to add. */
  readonly metadata?: MetadataTemplate;
  /** Where and how the pod runs. */
  readonly spec?: AcmeSolverPodSpec;
}

/** The few parts of a pod's spec that may be set for a solver. */
export interface AcmeSolverPodSpec {
  /** Rules on nodes and neighbours. */
  readonly affinity?: Affinity;
  /**
   * Secrets for the registry of the solver's image.
   * @listType map
   * @listMapKeys name
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Labels that the node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** PriorityClass of the pod. */
  readonly priorityClassName?: string;
  /** Requests and limits that replace cert-manager's own. */
  readonly resources?: AcmeSolverResources;
  /** Security settings of the pod. */
  readonly securityContext?: AcmeSolverSecurityContext;
  /** ServiceAccount of the pod. */
  readonly serviceAccountName?: string;
  /**
   * Taints that the pod tolerates.
   * @listType atomic
   */
  readonly tolerations?: readonly Toleration[];
}

/** Requests and limits of the solver's container. */
export interface AcmeSolverResources {
  /** Most that the container may use, by resource name. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Amounts to reserve, by resource name; the limits if left out. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Security settings of the solver's pod: those of a pod, less the ones for Windows and the newest. */
export interface AcmeSolverSecurityContext {
  /** Group that owns the volumes. */
  readonly fsGroup?: Int64;
  /** When to change the volumes' owner: `OnRootMismatch` or `Always`. */
  readonly fsGroupChangePolicy?: string;
  /** Primary group id of the process. */
  readonly runAsGroup?: Int64;
  /** Whether to refuse to start as user 0. */
  readonly runAsNonRoot?: boolean;
  /** User id of the process. */
  readonly runAsUser?: Int64;
  /** SELinux context. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Filter of system calls. */
  readonly seccompProfile?: SeccompProfile;
  /**
   * Further group ids of the process.
   * @listType atomic
   */
  readonly supplementalGroups?: readonly Int64[];
  /**
   * Kernel parameters of the pod's namespaces.
   * @listType atomic
   */
  readonly sysctls?: readonly Sysctl[];
}
