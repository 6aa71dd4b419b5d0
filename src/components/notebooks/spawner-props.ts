import { Affinity, Toleration } from '../../apis/k8s/core/v1';
import { CpuAmount, MemoryAmount } from '../../core/amounts';
import { Accelerator, LimitFactor, NodePools, NotebookImage } from '../../core/catalogue';

/**
 * Fields of the form that can be locked. Volumes are not among them: the form of this release sends them even when they
 * are locked, and the back end then refuses the request.
 */
export type SpawnerField = 'imagePullPolicy' | 'cpu' | 'memory' | 'gpus' | 'affinityConfig' | 'tolerationGroup' | 'shm' | 'configurations';

/** Claim that is made together with a notebook. */
export interface NewSpawnerVolume {
  /** Absolute path in the container. */
  readonly mount: string;
  /** Name of the claim; `{notebook-name}` stands for the name of the notebook. */
  readonly claimName: string;
  readonly size: MemoryAmount;
  /** @default - the cluster's default class */
  readonly storageClassName?: string;
  /** @default 'ReadWriteOnce' */
  readonly accessMode?: 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';
}

/** Claim that already is in each profile where the form is used. */
export interface ExistingSpawnerVolume {
  /** Absolute path in the container. */
  readonly mount: string;
  /** Name of the claim. */
  readonly existingClaim: string;
  /** @default false */
  readonly readOnly?: boolean;
}

/** Claim that a notebook mounts. */
export type SpawnerVolume = NewSpawnerVolume | ExistingSpawnerVolume;

/** Tolerations that a user chooses by one name. */
export interface SpawnerTolerationGroup {
  /** Unique among the groups. */
  readonly groupKey: string;
  /** What the form shows. */
  readonly displayName: string;
  readonly tolerations: readonly Toleration[];
}

/** Affinity that a user chooses by one name. */
export interface SpawnerAffinityConfig {
  /** Unique among the configurations. */
  readonly configKey: string;
  /** What the form shows. */
  readonly displayName: string;
  readonly affinity: Affinity;
}

/** What the form for a new notebook offers, and what it starts with. */
export interface SpawnerProps {
  /**
   * Images on offer; of each kind the first is preselected. At least one of kind `jupyter`.
   * @default - all images that the release brings
   */
  readonly images?: readonly NotebookImage[];
  /**
   * Whether users may type the reference of an image that is not on offer.
   * @default true
   */
  readonly allowCustomImage?: boolean;
  /**
   * Whether the form leaves out the registry when it shows an image.
   * @default true
   */
  readonly hideRegistry?: boolean;
  /**
   * Whether the form leaves out the tag when it shows an image.
   * @default false
   */
  readonly hideTag?: boolean;
  /** @default 'IfNotPresent' */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Preselected request.
   * @default '500m'
   */
  readonly cpu?: CpuAmount;
  /** @default 1.2 */
  readonly cpuLimitFactor?: LimitFactor;
  /**
   * Preselected request.
   * @default '1Gi'
   */
  readonly memory?: MemoryAmount;
  /** @default 1.2 */
  readonly memoryLimitFactor?: LimitFactor;
  /**
   * Devices on offer; their counts do not matter, users choose 1, 2, 4 or 8. Tolerations and node labels of a device
   * become a toleration group and an affinity configuration of its name.
   * @default - those of `nodePools`; without any `[nvidia(), amd(), gaudi()]`
   */
  readonly accelerators?: readonly Accelerator[];
  /**
   * Node pools on offer: each becomes an affinity configuration of its name, and one with taints or tolerations a toleration group too.
   * @default {}
   */
  readonly nodePools?: NodePools;
  /**
   * Preselected device and count.
   * @default - no device
   */
  readonly defaultAccelerator?: Accelerator;
  /**
   * Volume for the user's home, or `none` to preselect none.
   * @default - a new claim `{notebook-name}-workspace` of 5Gi at /home/jovyan
   */
  readonly workspaceVolume?: SpawnerVolume | 'none';
  /** Further preselected volumes. @default [] */
  readonly dataVolumes?: readonly SpawnerVolume[];
  /** Toleration groups on offer, beside those of the accelerators. @default [] */
  readonly tolerationGroups?: readonly SpawnerTolerationGroup[];
  /**
   * Key of the preselected toleration group.
   * @default - no group
   */
  readonly defaultTolerationGroup?: string;
  /** Affinity configurations on offer, beside those of the accelerators. @default [] */
  readonly affinityConfigs?: readonly SpawnerAffinityConfig[];
  /**
   * Key of the preselected affinity configuration.
   * @default - no configuration
   */
  readonly defaultAffinityConfig?: string;
  /**
   * Whether /dev/shm is memory instead of 64 MB of disk.
   * @default true
   */
  readonly sharedMemory?: boolean;
  /** Label keys that select the preselected PodDefaults, which must be in each profile. @default [] */
  readonly podDefaults?: readonly string[];
  /** Fields that users see but cannot change. @default [] */
  readonly locked?: readonly SpawnerField[];
}
