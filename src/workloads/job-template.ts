import type { PodAround, PodMetadata } from './pod/pod';

/**
 * A job as data: what makes many jobs of one form, as Katib makes the trials of an experiment, fills it in and creates it.
 * `trainJob(...)`, `pyTorchJob(...)`, `job(...)` and their like make it of the props of the construct of that kind.
 */
export interface JobTemplate {
  /** `<group>/<version>` of the jobs. */
  readonly apiVersion: string;
  /** Kind of the jobs. */
  readonly kind: string;
  /** Labels and annotations of each job. @default - none */
  readonly metadata?: PodMetadata;
  /** How Katib finds the pod whose metrics count, and how it sees that a job has ended. */
  readonly trial: TrialFacts;
  /**
   * Spec of each job in the API's form.
   *
   * @param at where the jobs will be; names that they refer to count as those of its namespace
   */
  spec(at: PodAround): Readonly<Record<string, unknown>>;
}

/** What Katib must know of the jobs that are trials. */
export interface TrialFacts {
  /** Container whose output or files hold the metrics. */
  readonly primaryContainerName: string;
  /** Labels of the pod that it is in. @default - the job has one pod, or Katib knows the kind */
  readonly primaryPodLabels?: Readonly<Record<string, string>>;
  /**
   * Whether command and arguments are meant as they stand, so that an experiment quotes them where Katib gives them to a shell.
   * @default - their author wrote them for a shell
   */
  readonly isPlain?: boolean;
  /** Path of GJSON that finds something once a job has succeeded. @default - Katib's own for the kind */
  readonly successCondition?: string;
  /** The same for a job that has failed. @default - Katib's own for the kind */
  readonly failureCondition?: string;
}
