/**
 * ray.io: what a job of Ray consists of, as all versions have it.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { RayPodTemplate } from './cluster';
import { Int32 } from '../meta';

/** How a job runs. */
export interface RayJobBase {
  /**
   * Cluster that runs already, by its labels, in place of one of the job's own; `ray.io/cluster` says its name.
   * @check {"anyOf":[{"maxProperties":0},{"required":["ray.io/cluster"]}],"x-form":"with ray.io/cluster"}
   */
  readonly clusterSelector?: Readonly<Record<string, string>>;
  /** Cores that the entry point keeps to itself. */
  readonly entrypointNumCpus?: number;
  /** GPUs that the entry point keeps to itself. */
  readonly entrypointNumGpus?: number;
  /** Resources of one's own that the entry point keeps to itself, as JSON: `{"big_disk": 1}`. */
  readonly entrypointResources?: string;
  /** Id of the job in Ray; made by the operator when left out. */
  readonly jobId?: string;
  /** Notes that Ray keeps with the job. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Packages, variables and files of the job, as YAML in Ray's form. */
  readonly runtimeEnvYAML?: string;
  /** Whether the cluster goes with the end of the job; false when left out. */
  readonly shutdownAfterJobFinishes?: boolean;
  /**
   * Seconds between the end of the job and that of the cluster, where it goes at all.
   * @default 0
   * @check {"minimum":0}
   */
  readonly ttlSecondsAfterFinished?: Int32;
  /** Form of the pod that hands the job over to the cluster; made from the head's image when left out. */
  readonly submitterPodTemplate?: RayPodTemplate;
  /** Holds the job back, or stops it, until it is set to false; a queue uses it. Only together with `shutdownAfterJobFinishes`. */
  readonly suspend?: boolean;
}
