/**
 * core/v1: privileges of pods and containers.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Int64 } from '../../../meta';

/** Privileges of one container; a field here wins over the same field of the pod. */
export interface SecurityContext {
  /** Whether processes may rise above the privileges that they started with, as setuid programs do. */
  readonly allowPrivilegeEscalation?: boolean;
  /** AppArmor profile of the container. */
  readonly appArmorProfile?: AppArmorProfile;
  /** Linux capabilities on top of, or without, the runtime's own. */
  readonly capabilities?: Capabilities;
  /** Gives the rights of root on the host. */
  readonly privileged?: boolean;
  /** How `/proc` is mounted, `Default` when left out. */
  readonly procMount?: 'Default' | 'Unmasked';
  /** Mounts the root file system read-only. */
  readonly readOnlyRootFilesystem?: boolean;
  /** Group id of the main process. */
  readonly runAsGroup?: Int64;
  /** Refuses to start a container that would run as user 0. */
  readonly runAsNonRoot?: boolean;
  /** User id of the main process, that of the image when left out. */
  readonly runAsUser?: Int64;
  /** SELinux label of the container. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Filter of system calls. */
  readonly seccompProfile?: SeccompProfile;
  /** Settings for Windows containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** Privileges of all containers of a pod, and owners of its volumes. */
export interface PodSecurityContext {
  /** AppArmor profile of all containers. */
  readonly appArmorProfile?: AppArmorProfile;
  /** Group id that owns the pod's volumes and that all processes join. */
  readonly fsGroup?: Int64;
  /** When owners in a volume are changed to `fsGroup`, `Always` when left out. */
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always';
  /** Group id of the main processes. */
  readonly runAsGroup?: Int64;
  /** Refuses to start containers that would run as user 0. */
  readonly runAsNonRoot?: boolean;
  /** User id of the main processes, that of the image when left out. */
  readonly runAsUser?: Int64;
  /** How volumes get the SELinux label, `MountOption` when left out. */
  readonly seLinuxChangePolicy?: 'MountOption' | 'Recursive';
  /** SELinux label of all containers. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Filter of system calls for all containers. */
  readonly seccompProfile?: SeccompProfile;
  /**
   * Further group ids of the main processes.
   * @listType atomic
   */
  readonly supplementalGroups?: readonly Int64[];
  /** Whether the image's own groups are added too, `Merge` when left out. */
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict';
  /**
   * Kernel parameters of the pod's namespaces.
   * @listType atomic
   */
  readonly sysctls?: readonly Sysctl[];
  /** Settings for Windows containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** Choice of an AppArmor profile. */
export interface AppArmorProfile {
  /** Profile loaded on the node; only with type `Localhost`. */
  readonly localhostProfile?: string;
  /** Where the profile comes from. */
  readonly type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

/** Linux capabilities that a container gains or loses. */
export interface Capabilities {
  /**
   * Capabilities to gain, such as `NET_ADMIN`.
   * @listType atomic
   */
  readonly add?: readonly string[];
  /**
   * Capabilities to lose; `ALL` for every one.
   * @listType atomic
   */
  readonly drop?: readonly string[];
}

/** Parts of an SELinux label. */
export interface SELinuxOptions {
  /** Level part. */
  readonly level?: string;
  /** Role part. */
  readonly role?: string;
  /** Type part. */
  readonly type?: string;
  /** User part. */
  readonly user?: string;
}

/** Choice of a filter of system calls. */
export interface SeccompProfile {
  /** File below the kubelet's seccomp directory; only with type `Localhost`. */
  readonly localhostProfile?: string;
  /** Where the filter comes from. */
  readonly type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

/** One kernel parameter. */
export interface Sysctl {
  /** Name of the parameter, such as `net.core.somaxconn`. */
  readonly name: string;
  /** Value of the parameter. */
  readonly value: string;
}

/** Privileges of Windows containers. */
export interface WindowsSecurityContextOptions {
  /** Content of the group-managed service account's credential spec. */
  readonly gmsaCredentialSpec?: string;
  /** Name of the credential spec to use. */
  readonly gmsaCredentialSpecName?: string;
  /** Runs as a process of the host; all containers of a pod must agree. */
  readonly hostProcess?: boolean;
  /** Windows user of the main process. */
  readonly runAsUserName?: string;
}
