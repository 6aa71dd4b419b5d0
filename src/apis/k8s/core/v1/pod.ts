/**
 * core/v1: Pod, and the template from which workloads make pods.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Container, EphemeralContainer, ResourceRequirements } from './container';
import { LocalObjectReference } from './reference';
import { Affinity, Toleration, TopologySpreadConstraint } from './scheduling';
import { PodSecurityContext } from './security';
import { Volume } from './volume';
import { EmbeddedMetadata } from '../../meta/v1';
import { Int32, Int64, Manifest, NamedMetadata, Quantity } from '../../../meta';

/** Containers that run together on one node and share network and volumes. */
export interface PodResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** What runs, and how. */
  readonly spec: PodSpec;
}

/** `Pod`, namespaced. */
export class Pod extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Pod' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PodResource>) {
    super(scope, id, { ...Pod.GVK, ...props });
  }
}

/** Form of the pods that a workload makes. */
export interface PodTemplateSpec {
  /** Labels and annotations of the pods. */
  readonly metadata?: EmbeddedMetadata;
  /** What runs in the pods, and how. */
  readonly spec?: PodSpec;
}

/** What runs in a pod, and how. */
export interface PodSpec {
  /** Seconds after which a pod that still runs is stopped and counts as failed. */
  readonly activeDeadlineSeconds?: Int64;
  /** Rules that draw the pod to nodes or other pods. */
  readonly affinity?: Affinity;
  /** Whether the service account's token is mounted. */
  readonly automountServiceAccountToken?: boolean;
  /**
   * Containers of the pod, at least one.
   * @listType map
   * @listMapKeys name
   */
  readonly containers: readonly Container[];
  /** DNS settings on top of those of `dnsPolicy`. */
  readonly dnsConfig?: PodDNSConfig;
  /** Where DNS settings come from, `ClusterFirst` when left out. */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** Whether services of the namespace become environment variables, true when left out. */
  readonly enableServiceLinks?: boolean;
  /**
   * Debug containers; only added to a running pod.
   * @listType map
   * @listMapKeys name
   */
  readonly ephemeralContainers?: readonly EphemeralContainer[];
  /**
   * Lines for the pod's hosts file.
   * @listType map
   * @listMapKeys ip
   */
  readonly hostAliases?: readonly HostAlias[];
  /** Shares the node's IPC namespace. */
  readonly hostIPC?: boolean;
  /** Shares the node's network. */
  readonly hostNetwork?: boolean;
  /** Shares the node's process namespace. */
  readonly hostPID?: boolean;
  /** Shares the node's user namespace, true when left out. */
  readonly hostUsers?: boolean;
  /** Host name of the pod, its own name when left out. */
  readonly hostname?: string;
  /** Host name in place of every other rule; not with `hostNetwork` or `setHostnameAsFQDN`. */
  readonly hostnameOverride?: string;
  /**
   * Secrets with credentials for image registries.
   * @listType map
   * @listMapKeys name
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * Containers that run one after the other before the main ones.
   * @listType map
   * @listMapKeys name
   */
  readonly initContainers?: readonly Container[];
  /** Node to run on, without the scheduler. */
  readonly nodeName?: string;
  /**
   * Labels that the node must have.
   * @mapType atomic
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Operating system of the pod. */
  readonly os?: PodOS;
  /** Resources of the runtime itself; set by the runtime class. */
  readonly overhead?: Readonly<Record<string, Quantity>>;
  /** Whether pods of lower priority may be evicted for this one. */
  readonly preemptionPolicy?: PreemptionPolicy;
  /** Priority as a number; set from `priorityClassName`. */
  readonly priority?: Int32;
  /** PriorityClass of the pod. */
  readonly priorityClassName?: string;
  /**
   * Conditions beside the usual ones on which readiness depends.
   * @listType atomic
   */
  readonly readinessGates?: readonly PodReadinessGate[];
  /**
   * Devices that the pod needs before it starts.
   * @listType map
   * @listMapKeys name
   */
  readonly resourceClaims?: readonly PodResourceClaim[];
  /** Requests and limits of the pod as a whole. */
  readonly resources?: ResourceRequirements;
  /** When containers restart, `Always` when left out. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** RuntimeClass that runs the pod. */
  readonly runtimeClassName?: string;
  /** Scheduler that places the pod, `default-scheduler` when left out. */
  readonly schedulerName?: string;
  /**
   * Reasons to wait with scheduling; can only be taken away later.
   * @listType map
   * @listMapKeys name
   */
  readonly schedulingGates?: readonly PodSchedulingGate[];
  /** Privileges of all containers, and owners of volumes. */
  readonly securityContext?: PodSecurityContext;
  /** Old name of `serviceAccountName`. */
  readonly serviceAccount?: string;
  /** ServiceAccount of the pod, `default` when left out. */
  readonly serviceAccountName?: string;
  /** Makes the full domain name the kernel's host name. */
  readonly setHostnameAsFQDN?: boolean;
  /** Lets all containers see each other's processes. */
  readonly shareProcessNamespace?: boolean;
  /** Name of a headless service, which gives the pod a DNS name. */
  readonly subdomain?: string;
  /** Seconds between the request to stop and the kill, 30 when left out. */
  readonly terminationGracePeriodSeconds?: Int64;
  /**
   * Taints that do not keep the pod away.
   * @listType atomic
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Rules for spreading pods over places.
   * @listType map
   * @listMapKeys topologyKey,whenUnsatisfiable
   */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /**
   * Volumes that containers can mount.
   * @listType map
   * @listMapKeys name
   */
  readonly volumes?: readonly Volume[];
  /** Group of pods that is scheduled as one. */
  readonly workloadRef?: WorkloadReference;
}

/** Whether a pod may push out pods of lower priority, `PreemptLowerPriority` when left out. */
export type PreemptionPolicy = 'PreemptLowerPriority' | 'Never';

/** DNS settings of a pod. */
export interface PodDNSConfig {
  /**
   * Addresses of further name servers.
   * @listType atomic
   */
  readonly nameservers?: readonly string[];
  /**
   * Options of the resolver.
   * @listType atomic
   */
  readonly options?: readonly PodDNSConfigOption[];
  /**
   * Further search domains.
   * @listType atomic
   */
  readonly searches?: readonly string[];
}

/** One option of the resolver. */
export interface PodDNSConfigOption {
  /** Name of the option, such as `ndots`. */
  readonly name?: string;
  /** Value of the option, if it has one. */
  readonly value?: string;
}

/** Line of a hosts file. */
export interface HostAlias {
  /**
   * Names of the address.
   * @listType atomic
   */
  readonly hostnames?: readonly string[];
  /** Address. */
  readonly ip: string;
}

/** Operating system of a pod. */
export interface PodOS {
  /** Name of the operating system. */
  readonly name: 'linux' | 'windows';
}

/** Condition that must be true for a pod to be ready. */
export interface PodReadinessGate {
  /** Type of a condition in the pod's status. */
  readonly conditionType: string;
}

/** Devices that a pod needs; one of the two references is set. */
export interface PodResourceClaim {
  /** Name by which containers use the devices; a DNS label. */
  readonly name: string;
  /** Existing ResourceClaim in the pod's namespace. */
  readonly resourceClaimName?: string;
  /** ResourceClaimTemplate from which a claim is made for this pod. */
  readonly resourceClaimTemplateName?: string;
}

/** Reason to wait with scheduling. */
export interface PodSchedulingGate {
  /** Name of the reason, unique in the pod. */
  readonly name: string;
}

/** Place of a pod in a group that is scheduled as one. */
export interface WorkloadReference {
  /** Workload in the pod's namespace. */
  readonly name: string;
  /** Group in the workload. */
  readonly podGroup: string;
  /** Copy of the group; left out when there is one. */
  readonly podGroupReplicaKey?: string;
}
