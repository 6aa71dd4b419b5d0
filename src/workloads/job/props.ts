import { ContainerProps } from '../pod/container';
import { PodOptions } from '../pod/pod';

/** How a Job goes about its pods. */
export interface JobOptions {
  /** Name of the container. @default 'training-container' */
  readonly containerName?: string;
  /** What happens when the container fails: `Never` starts another pod, `OnFailure` starts it anew in the same pod. @default 'Never' */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /**
   * Failures after which the Job has failed.
   * @minimum 0
   * @asType integer
   * @default 6
   */
  readonly backoffLimit?: number;
  /**
   * Seconds after which it is stopped and has failed.
   * @minimum 1
   * @asType integer
   * @default - never
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Pods that run at a time.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly parallelism?: number;
  /**
   * Pods that must succeed.
   * @minimum 1
   * @asType integer
   * @default - one
   */
  readonly completions?: number;
  /** Whether each pod knows its number, by `JOB_COMPLETION_INDEX`. @default 'NonIndexed' */
  readonly completionMode?: 'NonIndexed' | 'Indexed';
  /** Labels of the Job, as {@link PodOptions.podLabels} are those of its pods. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Job. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties of {@link job}. */
export interface JobProps extends ContainerProps, PodOptions, JobOptions {}
