/**
 * serving.knative.dev: the pods of revisions. What needs a feature of Knative is refused by its webhook as long as the ConfigMap
 * `config-features` does not allow it; the API server leaves such fields unchecked, synthesis does not.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { RevisionContainer } from './container';
import { RevisionVolume } from './volume';
import {
  Affinity, Container, HostAlias, LocalObjectReference, PodDNSConfig, PodSecurityContext, Toleration, TopologySpreadConstraint,
} from '../k8s/core/v1';
import { Int64 } from '../meta';

/** A template of revisions: each change of it makes a new one. */
export interface RevisionTemplate {
  /** Name, labels and annotations of the revision and its pods. */
  readonly metadata?: RevisionTemplateMetadata;
  /** The revision. */
  readonly spec?: RevisionSpec;
}

/**
 * Name, labels and annotations of the revision and its pods. Annotations say how it scales: `autoscaling.knative.dev/min-scale`,
 * `max-scale`, `target`, `metric`, `class`.
 * @preserveUnknownFields
 */
export interface RevisionTemplateMetadata {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Name of the revision, which begins with that of the Service and `-`, and must change with each change; made by Knative when left out. */
  readonly name?: string;
  readonly namespace?: string;
}

/** One version of a program: its pod, and how requests are handed to it. */
export interface RevisionSpec {
  /**
   * Where the pod may run; needs the feature `kubernetes.podspec-affinity`.
   * @open
   */
  readonly affinity?: Affinity;
  /** Whether the pod gets a token of its ServiceAccount. */
  readonly automountServiceAccountToken?: boolean;
  /** Requests that a pod handles at once at most; 0 sets no limit. */
  readonly containerConcurrency?: Int64;
  /** Containers; all but one need the feature `multi-container`, which is on by default. */
  readonly containers: readonly RevisionContainer[];
  /**
   * DNS settings; need the feature `kubernetes.podspec-dnsconfig`.
   * @open
   */
  readonly dnsConfig?: PodDNSConfig;
  /**
   * Where the pod finds names; needs the feature `kubernetes.podspec-dnspolicy`.
   * @asType string
   */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** Whether the pod gets a variable for each Service of its namespace. */
  readonly enableServiceLinks?: boolean;
  /**
   * Further names of hosts; need the feature `kubernetes.podspec-hostaliases`.
   * @items {"x-open":true}
   */
  readonly hostAliases?: readonly HostAlias[];
  /** Whether the pod shares the node's memory for processes; needs the feature `kubernetes.podspec-hostipc`. */
  readonly hostIPC?: boolean;
  /** Whether the pod has the node's network; needs the feature `kubernetes.podspec-hostnetwork`. */
  readonly hostNetwork?: boolean;
  /** Whether the pod sees the node's processes; needs the feature `kubernetes.podspec-hostpid`. */
  readonly hostPID?: boolean;
  /** Seconds without any byte of an answer after which a request ends; no limit when left out. */
  readonly idleTimeoutSeconds?: Int64;
  /**
   * Secrets for the registries of the images; Knative needs them too, to look up tags.
   * @listType map
   * @listMapKeys name
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * Containers that run before the others; need the feature `kubernetes.podspec-init-containers`.
   * @items {"x-open":true}
   */
  readonly initContainers?: readonly Container[];
  /**
   * Labels of the nodes for the pod; need the feature `kubernetes.podspec-nodeselector`.
   * @mapType atomic
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Importance of the pod; needs the feature `kubernetes.podspec-priorityclassname`. */
  readonly priorityClassName?: string;
  /** Seconds until the answer begins, at most `timeoutSeconds`. */
  readonly responseStartTimeoutSeconds?: Int64;
  /** Kind of container runtime; needs the feature `kubernetes.podspec-runtimeclassname`. */
  readonly runtimeClassName?: string;
  /** Scheduler of the pod; needs the feature `kubernetes.podspec-schedulername`. */
  readonly schedulerName?: string;
  /**
   * Privileges of all containers; need the feature `kubernetes.podspec-securitycontext`.
   * @open
   */
  readonly securityContext?: PodSecurityContext;
  /** ServiceAccount of the pod. */
  readonly serviceAccountName?: string;
  /** Whether containers see each other's processes; needs the feature `kubernetes.podspec-shareprocessnamespace`. */
  readonly shareProcessNamespace?: boolean;
  /** Seconds that a request may take, 300 when left out, 600 at most unless Knative is configured otherwise. */
  readonly timeoutSeconds?: Int64;
  /**
   * Taints of nodes that the pod bears; need the feature `kubernetes.podspec-tolerations`.
   * @items {"x-open":true}
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * How pods spread; needs the feature `kubernetes.podspec-topologyspreadconstraints`.
   * @items {"x-open":true}
   */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /**
   * Volumes.
   * @listType map
   * @listMapKeys name
   */
  readonly volumes?: readonly RevisionVolume[];
}
