/**
 * core/v1: containers of a pod, with their ports, resources and mounts.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { EnvFromSource, EnvVar } from './env';
import { Lifecycle, Probe } from './probe';
import { SecurityContext } from './security';
import { Int32, Quantity } from '../../../meta';

/** When an image is pulled; `Always` for the tag `latest`, else `IfNotPresent`, when left out. */
export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never';

/** Transport protocol of a port. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** One container of a pod. */
export interface Container {
  /**
   * Arguments, in place of the image's own; `$(NAME)` is replaced by a variable.
   * @listType atomic
   */
  readonly args?: readonly string[];
  /**
   * Program, in place of the image's entry point; `$(NAME)` is replaced by a variable.
   * @listType atomic
   */
  readonly command?: readonly string[];
  /**
   * Environment variables; a later one wins over an earlier one.
   * @listType map
   * @listMapKeys name
   */
  readonly env?: readonly EnvVar[];
  /**
   * Sets of environment variables; those of `env` win.
   * @listType atomic
   */
  readonly envFrom?: readonly EnvFromSource[];
  /** Reference of the image. */
  readonly image?: string;
  /** When the image is pulled. */
  readonly imagePullPolicy?: PullPolicy;
  /** Actions after the start and before the stop. */
  readonly lifecycle?: Lifecycle;
  /** Check whose failure restarts the container. */
  readonly livenessProbe?: Probe;
  /** Name, unique among the containers of the pod; a DNS label. */
  readonly name: string;
  /**
   * Ports that the container listens on; mostly information, and names for other fields.
   * @listType map
   * @listMapKeys containerPort,protocol
   */
  readonly ports?: readonly ContainerPort[];
  /** Check whose failure takes the pod out of its services. */
  readonly readinessProbe?: Probe;
  /**
   * What a change of resources does to the running container.
   * @listType atomic
   */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** Requested and highest amounts of resources. */
  readonly resources?: ResourceRequirements;
  /** When this one container restarts; `Always` makes an init container a sidecar. */
  readonly restartPolicy?: string;
  /**
   * Exit codes for which a restart is decided before `restartPolicy`.
   * @listType atomic
   */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Privileges; win over those of the pod. */
  readonly securityContext?: SecurityContext;
  /** Check that must succeed once before the other probes begin. */
  readonly startupProbe?: Probe;
  /** Keeps a buffer for standard input. */
  readonly stdin?: boolean;
  /** Closes standard input after the first client left. */
  readonly stdinOnce?: boolean;
  /** File with the last message of the container, `/dev/termination-log` when left out. */
  readonly terminationMessagePath?: string;
  /** Where the last message comes from, `File` when left out. */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
  /** Gives the container a terminal; needs `stdin`. */
  readonly tty?: boolean;
  /**
   * Block devices of the container.
   * @listType map
   * @listMapKeys devicePath
   */
  readonly volumeDevices?: readonly VolumeDevice[];
  /**
   * Volumes in the container's file system.
   * @listType map
   * @listMapKeys mountPath
   */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Directory in which the program starts, that of the image when left out. */
  readonly workingDir?: string;
}

/** Container added to a running pod for debugging; takes no ports, probes, resources or lifecycle. */
export interface EphemeralContainer extends Container {
  /** Container whose process namespace is joined. */
  readonly targetContainerName?: string;
}

/** Port that a container listens on. */
export interface ContainerPort {
  /** Number of the port in the container, 1 to 65535. */
  readonly containerPort: Int32;
  /** Address of the node to bind to. */
  readonly hostIP?: string;
  /** Number of the port on the node; limits a node to one such pod. */
  readonly hostPort?: Int32;
  /** Name for services and probes, at most 15 characters. */
  readonly name?: string;
  /**
   * Transport protocol.
   * @default "TCP"
   */
  readonly protocol?: Protocol;
}

/** What a change of one resource does to a running container. */
export interface ContainerResizePolicy {
  /** Resource, `cpu` or `memory`. */
  readonly resourceName: string;
  /** Whether the container restarts when the amount changes. */
  readonly restartPolicy: 'NotRequired' | 'RestartContainer';
}

/** Rule that decides whether a container restarts. */
export interface ContainerRestartRule {
  /** What happens when the rule matches. */
  readonly action: 'Restart' | 'RestartAllContainers';
  /** Exit codes that the rule matches. */
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

/** Set of exit codes. */
export interface ContainerRestartRuleOnExitCodes {
  /** Whether the code must or must not be among `values`. */
  readonly operator: 'In' | 'NotIn';
  /**
   * Exit codes, at most 255 of them.
   * @listType set
   */
  readonly values?: readonly Int32[];
}

/** Amounts of resources that are reserved and allowed. */
export interface ResourceRequirements {
  /**
   * Devices of the pod's resource claims that are used; for containers only.
   * @listType map
   * @listMapKeys name
   */
  readonly claims?: readonly ContainerResourceClaim[];
  /** Highest amounts by resource name. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Reserved amounts by resource name; the limits when left out. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Use of one of the pod's resource claims. */
export interface ContainerResourceClaim {
  /** Entry of the pod's `resourceClaims`. */
  readonly name: string;
  /** Single request of the claim; all of them when left out. */
  readonly request?: string;
}

/** Block device in a container. */
export interface VolumeDevice {
  /** Path of the device in the container. */
  readonly devicePath: string;
  /** Volume of the pod, which is a claim in block mode. */
  readonly name: string;
}

/** Volume in a container's file system. */
export interface VolumeMount {
  /** Path in the container; has no colon. */
  readonly mountPath: string;
  /** Which later mounts are seen on the other side, `None` when left out. */
  readonly mountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional';
  /** Volume of the pod. */
  readonly name: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Whether mounts below are read-only too. */
  readonly recursiveReadOnly?: 'Disabled' | 'IfPossible' | 'Enabled';
  /** Path in the volume that is mounted, instead of its root. */
  readonly subPath?: string;
  /** Like `subPath`, with `$(NAME)` replaced by a variable; excludes it. */
  readonly subPathExpr?: string;
}
