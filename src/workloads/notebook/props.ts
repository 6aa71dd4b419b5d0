import type { EnvFrom, ImagePullPolicy } from 'cdk8s-plus-28';
import { Images, SecretRef } from '../../core';
import { Accelerator, LimitFactor, NotebookImage } from '../../core/catalogue';
import { CpuAmount, MemoryAmount } from '../../core/amounts';
import { ObjectName } from '../../core/names';
import { PodAccount } from '../account';
import { Claim } from '../claims';
import { Environment } from '../environment';
import { NodePoolRef } from '../placement';
import { PodDefaultRef } from '../pod-default';
import { WorkloadSecurity } from '../team';
import { WorkloadProps } from '../workload';

/** Storage at a path of a notebook beside its workspace. */
export interface DataVolume {
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** `newClaim(...)`, `existingClaim(...)`, or the size of a new claim. */
  readonly claim: Claim;
  /** Folder of the claim that is mounted, without a slash at its start. @default - all of the claim */
  readonly subPath?: string;
}

/** What a notebook's pod asks for. */
export interface NotebookResources {
  /**
   * CPU that is reserved.
   * @default '500m'
   */
  readonly cpu?: CpuAmount;
  /**
   * Number by which `cpu` is multiplied to get the limit; `none` for no limit.
   * @default 1.2
   */
  readonly cpuLimitFactor?: LimitFactor;
  /**
   * Memory that is reserved.
   * @default '1Gi'
   */
  readonly memory?: MemoryAmount;
  /**
   * Number by which `memory` is multiplied to get the limit; `none` for no limit.
   * @default 1.2
   */
  readonly memoryLimitFactor?: LimitFactor;
  /**
   * Devices: `nvidia(1)`, `mig('1g.10gb')`, `timeSliced(1)`, `amd(1)`, `gaudi(1)` or `accelerator(...)`. Its tolerations
   * and node labels become those of the notebook.
   * @default - no device
   */
  readonly gpu?: Accelerator;
  /** Nodes that the notebook runs on: the name of a node pool of the platform, or labels, tolerations and devices. @default - any node that fits */
  readonly nodePool?: NodePoolRef;
}

/** Storage of a notebook. */
export interface NotebookStorage {
  /**
   * Home folder, `/home/jovyan`, or `none` to lose all files when the notebook stops.
   * @default - a new claim `<name>-workspace` of 5 GiB
   */
  readonly workspace?: Claim | 'none';
  /** Further volumes, such as shared datasets. @default [] */
  readonly dataVolumes?: readonly DataVolume[];
  /**
   * Whether /dev/shm is memory instead of 64 MB of disk, or how much of it; it counts against the memory limit, and may not
   * be more.
   * @default true
   */
  readonly sharedMemory?: boolean | MemoryAmount;
}

/** What runs in a notebook. */
export interface NotebookServer {
  /** One of `notebookImages`, `notebookImage(kind, reference)` for an image of your own, or the reference of a Jupyter image. */
  readonly image: NotebookImage;
  /** @default 'IfNotPresent' */
  readonly imagePullPolicy?: `${ImagePullPolicy}`;
  /**
   * Pull secrets of this notebook alone; those of a team belong to its profile.
   * @default []
   */
  readonly imagePullSecrets?: readonly (SecretRef | ObjectName)[];
  /** Where pinned images come from. @default - as the profile around it or a platform of the app says, else as pinned */
  readonly images?: Images;
  /**
   * Port that the server listens on.
   * @default 8888
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port?: number;
  /** Entry point in place of the image's own. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments in place of the image's own. @default - the image's own */
  readonly args?: readonly string[];
  /** Environment variables; `NB_PREFIX` is set by the controller. @default {} */
  readonly env?: Environment;
  /** ConfigMaps and Secrets whose keys become environment variables. @default [] */
  readonly envFrom?: readonly EnvFrom[];
  /** @default 'default-editor' */
  readonly serviceAccount?: PodAccount;
  /** What the pod gets in addition, by the PodDefault or its name. @default [] */
  readonly podDefaults?: readonly PodDefaultRef[];
  /**
   * Whether the pod gets a token with which `kfp.Client()` works, by the PodDefault `access-ml-pipeline` of its profile.
   * @default - true in a profile of a platform with pipelines
   */
  readonly pipelinesAccess?: boolean;
}

/** Properties of {@link Notebook}. */
export interface NotebookProps extends WorkloadProps, NotebookServer, NotebookResources, NotebookStorage, WorkloadSecurity {
  /**
   * Name of the object, of its StatefulSet, its Service and its container; at most 52 characters.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Whether it is stopped: its volumes stay, its pod goes. A moment such as `2026-01-31T12:00:00Z` says since when.
   * A notebook of a suspended profile is stopped in any case.
   * @default false
   */
  readonly stopped?: boolean | string;
  /**
   * Name of the `LocalQueue` in which its pod waits, such as `default`: it starts when the queue has room for it. The platform's Kueue must have
   * pods waiting, which it has unless its `frameworks` say otherwise.
   * @default - its pod starts at once, beside the queue
   */
  readonly queue?: ObjectName;
  /** User id of who made it, which the notebooks page shows. @default - not said */
  readonly creator?: string;
  /** Further labels of the notebook and its pod. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations, in place of ours where they have one key. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}
