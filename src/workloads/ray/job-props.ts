import type { RayCluster } from './ray-cluster';
import type { RayClusterCommon, RayClusterConfig, RayFixedCluster, RayMetadata, RayOthersScale } from './props';
import type { AnyValue } from '../../apis/meta';
import { ObjectName } from '../../core/names';
import { ContainerOptions, PodOptions } from '../pod';

/** Packages for a program, as pip takes them. */
export interface RayPackages {
  readonly packages: readonly string[];
  /** Whether pip checks that all fits together. @default false */
  readonly pip_check?: boolean;
  /** Version of pip, such as `==23.3`. @default - that of the image */
  readonly pip_version?: string;
}

/** Files, packages and variables of a program, in Ray's own words. */
export interface RayRuntimeEnv {
  /** Folder in the image, or URL of a zip file, that the program runs in. @default - that of the image */
  readonly working_dir?: string;
  /** Folders in the image, or URLs of zip files, with modules of Python. @default [] */
  readonly py_modules?: readonly string[];
  /** Files of the folder that are left out. @default [] */
  readonly excludes?: readonly string[];
  /** Packages that pip installs, or the file that lists them. @default - those of the image */
  readonly pip?: readonly string[] | RayPackages | string;
  /** Packages that uv installs. @default - those of the image */
  readonly uv?: readonly string[] | RayPackages | string;
  /** Environment of conda, by its name or content. @default - none */
  readonly conda?: string | Readonly<Record<string, AnyValue>>;
  /** Environment variables. @default {} */
  readonly env_vars?: Readonly<Record<string, string>>;
  /** How long the installation may take, and the like. @default - as Ray has it */
  readonly config?: Readonly<Record<string, AnyValue>>;
}

/** What runs, and how. */
export interface RayJobCommon extends RayMetadata {
  /** Packages, variables and files of the program. @default - those of the image */
  readonly runtimeEnv?: RayRuntimeEnv;
  /**
   * Cores that the entry point keeps to itself.
   * @minimum 0
   * @default - none
   */
  readonly entrypointNumCpus?: number;
  /**
   * GPUs that the entry point keeps to itself.
   * @minimum 0
   * @default - none
   */
  readonly entrypointNumGpus?: number;
  /** Resources of one's own that the entry point keeps to itself. @default {} */
  readonly entrypointResources?: Readonly<Record<string, number>>;
  /** Id of the job in Ray. @default - made by the operator */
  readonly jobId?: string;
  /**
   * How often the job starts again after it failed, each time with a new cluster.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly backoffLimit?: number;
  /**
   * Seconds after which a job that still runs is stopped and counts as failed.
   * @minimum 1
   * @asType integer
   * @default - no limit
   */
  readonly activeDeadlineSeconds?: number;
}

/** The pod that hands the program over. */
export interface RaySubmitter extends PodOptions, ContainerOptions {
  /** @default - that of the head */
  readonly image?: string;
}

/** A Job of Kubernetes hands the program over, and has its log. */
export interface RaySubmittedByJob {
  /** @default 'K8sJobMode' */
  readonly submissionMode?: 'K8sJobMode';
  /** The program with its arguments, as a line for the shell. */
  readonly entrypoint: string;
  /** The pod that hands it over. @default - half a core, at most one; 200Mi, at most 1Gi */
  readonly submitterPodTemplate?: RaySubmitter;
  /** Settings of that Job. @default - its pod starts again twice */
  readonly submitterConfig?: {
    /**
     * How often its pod starts again.
     * @minimum 0
     * @asType integer
     */
    readonly backoffLimit: number;
  };
}

/** The operator hands the program over by HTTP. */
export interface RaySubmittedByHttp {
  readonly submissionMode: 'HTTPMode';
  /** The program with its arguments, as a line for the shell. */
  readonly entrypoint: string;
  /** @default - there is no such pod */
  readonly submitterPodTemplate?: undefined;
  /** @default - there is no such pod */
  readonly submitterConfig?: undefined;
}

/** The user hands programs over; the cluster waits for that. */
export interface RaySubmittedByUser {
  readonly submissionMode: 'InteractiveMode';
  /** @default - the user says it */
  readonly entrypoint?: undefined;
  /** @default - there is no such pod */
  readonly submitterPodTemplate?: undefined;
  /** @default - there is no such pod */
  readonly submitterConfig?: undefined;
}

/** Notes that Ray keeps with a job. */
interface RayNotes {
  /** Notes that Ray keeps with the job. @default {} */
  readonly metadata?: Readonly<Record<string, string>>;
  /** @default - a cluster of its own */
  readonly clusterSelector?: undefined;
  /** Controller that works on it: Kueue for another cluster of Kubernetes. @default - the operator */
  readonly managedBy?: 'ray.io/kuberay-operator' | 'kueue.x-k8s.io/multikueue';
}

/** A cluster that goes with the end of the job. */
export interface RayOwnCluster extends RayNotes {
  /** The cluster that runs the program. */
  readonly rayClusterSpec: RayClusterConfig;
  /** @default true */
  readonly shutdownAfterJobFinishes?: true;
  /**
   * Seconds between the end of the job and that of the cluster.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;
  /** Holds the job back. A job of a suspended profile is held back in any case. @default false */
  readonly suspend?: boolean;
  /** @default - it starts at once, or as the default queue of the team says */
  readonly queue?: undefined;
}

/** A job with a cluster of its own that waits in a queue. */
export interface RayQueuedCluster extends RayNotes {
  /** The cluster that runs the program; it does not scale. */
  readonly rayClusterSpec: RayClusterCommon & (RayFixedCluster | RayOthersScale);
  /** @default true */
  readonly shutdownAfterJobFinishes?: true;
  /**
   * Seconds between the end of the job and that of the cluster.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly ttlSecondsAfterFinished?: number;
  /** Holds the job back. A job of a suspended profile is held back in any case. @default false */
  readonly suspend?: boolean;
  /** Name of the `LocalQueue` that it waits in; the platform's Kueue must have jobs of Ray waiting. */
  readonly queue: ObjectName;
}

/** A cluster that stays after the end of the job. */
export interface RayLastingCluster extends RayNotes {
  /** The cluster that runs the program. */
  readonly rayClusterSpec: RayClusterConfig;
  readonly shutdownAfterJobFinishes: false;
  /** @default - the cluster stays */
  readonly ttlSecondsAfterFinished?: undefined;
  /** @default - the operator holds back only what goes with its job */
  readonly suspend?: undefined;
  /** @default - a queue wants the place back */
  readonly queue?: undefined;
}

/** A cluster that runs already. */
export interface RaySelectedCluster {
  /** The cluster, or its name. */
  readonly clusterSelector: RayCluster | ObjectName;
  /** @default - the selected one */
  readonly rayClusterSpec?: undefined;
  /** @default - the operator ends with an error where it looks for the version of a selected cluster */
  readonly metadata?: undefined;
  /** @default - the cluster stays */
  readonly shutdownAfterJobFinishes?: undefined;
  /** @default - the cluster stays */
  readonly ttlSecondsAfterFinished?: undefined;
  /** @default - the operator holds back only what has a cluster of its own */
  readonly suspend?: undefined;
  /** @default - the cluster has its place */
  readonly queue?: undefined;
  /** @default - the operator */
  readonly managedBy?: undefined;
}

/** Properties of {@link RayJob}. */
export type RayJobProps = RayJobCommon & (RaySubmittedByJob | RaySubmittedByHttp | RaySubmittedByUser)
  & (RayOwnCluster | RayQueuedCluster | RayLastingCluster | RaySelectedCluster);
