/**
 * jobset.x-k8s.io/v1alpha2: what a `JobSet`, or a template of one, consists of.
 *
 * Source: JobSet, its CustomResourceDefinitions; release in pins/.
 */
import { FailurePolicy, StartupPolicy, SuccessPolicy, VolumeClaimPolicy } from './policies';
import { JobTemplateSpec } from '../../k8s/batch/v1';
import { Int32 } from '../../meta';

/**
 * Jobs that belong together; nearly all of it is immutable.
 * @validation {"rule":"!(has(self.startupPolicy) && self.startupPolicy.startupPolicyOrder == 'InOrder' && self.replicatedJobs.exists(x, has(x.dependsOn)))","message":"StartupPolicy and DependsOn APIs are mutually exclusive"}
 */
export interface JobSetSpec {
  /**
   * Jobs, each as often as its `replicas` say; in the order in which they start where `startupPolicy` or `dependsOn` asks for one.
   * @listType map
   * @listMapKeys name
   */
  readonly replicatedJobs?: readonly ReplicatedJob[];
  /** Host names of the pods; if left out, each pod is reached as `<pod>.<name of the set>`. */
  readonly network?: JobSetNetwork;
  /** When the set has succeeded; once all Jobs have, if left out. */
  readonly successPolicy?: SuccessPolicy;
  /** What the failure of a Job means; the set fails, if left out. */
  readonly failurePolicy?: FailurePolicy;
  /** Whether the Jobs start in the order of the list; all at once, if left out. */
  readonly startupPolicy?: StartupPolicy;
  /** Holds the Jobs back, or stops them, until it is set to false; a queue uses it. */
  readonly suspend?: boolean;
  /** The pod that leads the others; its name is noted as a label and annotation of all Jobs and pods. */
  readonly coordinator?: Coordinator;
  /** Controller that works on the set, as `<domain>/<name>`; JobSet's own, if left out. Immutable. */
  readonly managedBy?: string;
  /**
   * Seconds after the end until the set is deleted with all that it made; kept, if left out.
   * @minimum 0
   */
  readonly ttlSecondsAfterFinished?: Int32;
  /**
   * Volume claims that are made for the set, which all its pods mount by the name of the template. Immutable.
   * @listType atomic
   * @maxItems 50
   * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
   */
  readonly volumeClaimPolicies?: readonly VolumeClaimPolicy[];
}

/** A Job that is made several times, as `<name of the set>-<name>-<index>`. */
export interface ReplicatedJob {
  /** Name, unique in the set; part of the names of the Jobs and pods. */
  readonly name: string;
  /**
   * Group whose Jobs are counted together, for the labels of the pods.
   * @default "default"
   */
  readonly groupName?: string;
  /** Form of the Jobs; those without a completion mode are `Indexed`, and their pods restart `OnFailure`. */
  readonly template: JobTemplateSpec;
  /**
   * How many of these Jobs there are.
   * @default 1
   */
  readonly replicas?: Int32;
  /**
   * Earlier entries that come first. Immutable.
   * @listType map
   * @listMapKeys name
   * @maxItems 5
   * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
   */
  readonly dependsOn?: readonly DependsOn[];
}

/** An entry of the list that others wait for. */
export interface DependsOn {
  /** Name of the entry; it stands before those that wait. */
  readonly name: string;
  /**
   * How far its Jobs must be.
   */
  readonly status: 'Ready' | 'Complete';
}

/**
 * Host names of the pods. Immutable.
 * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
 */
export interface JobSetNetwork {
  /** Whether pods have host names, `<set>-<job>-<job index>-<pod index>`; true, if left out. */
  readonly enableDNSHostnames?: boolean;
  /** Headless Service that the pods are reached below; has the name of the set, if left out. */
  readonly subdomain?: string;
  /** Whether pods can be reached before they are ready; true, if left out. */
  readonly publishNotReadyAddresses?: boolean;
}

/** One pod of the set. */
export interface Coordinator {
  /** Entry of `replicatedJobs`. */
  readonly replicatedJob: string;
  /**
   * Which of its Jobs, from 0; the first, if left out.
   * @asType integer
   */
  readonly jobIndex?: number;
  /**
   * Which pod of the Job, from 0; the first, if left out.
   * @asType integer
   */
  readonly podIndex?: number;
}
