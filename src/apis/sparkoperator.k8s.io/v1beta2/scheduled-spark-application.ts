/**
 * sparkoperator.k8s.io/v1beta2: `ScheduledSparkApplication`.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SparkApplicationSpec } from './spark-application';
import { Int32, Manifest, NamedMetadata, Time } from '../../meta';

/**
 * Runs of a Spark program at certain times: each makes a SparkApplication.
 * @schema {"required":["metadata","spec"]}
 */
export interface ScheduledSparkApplicationResource {
  /** Identity of the object; each run is called `<name>-<time>`. */
  readonly metadata: NamedMetadata;
  /** When it runs, and what. */
  readonly spec: ScheduledSparkApplicationSpec;
  /** State of the schedule. */
  readonly status?: ScheduledSparkApplicationStatus;
}

/** When a program runs, and what it is. */
export interface ScheduledSparkApplicationSpec {
  /** Times in the notation of cron, or as `@every 10m`. */
  readonly schedule: string;
  /** Time zone of the schedule, such as `Europe/Rome`; that of the operator's pod when left out. */
  readonly timeZone?: string;
  /** What runs. */
  readonly template: SparkApplicationSpec;
  /** Whether no further run starts. */
  readonly suspend?: boolean;
  /**
   * What happens to a run that is due while another one works.
   * @asType string
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** How many runs that succeeded are kept, 1 when left out. */
  readonly successfulRunHistoryLimit?: Int32;
  /** How many runs that failed are kept, 1 when left out. */
  readonly failedRunHistoryLimit?: Int32;
}

/** State of a schedule. */
export interface ScheduledSparkApplicationStatus {
  /** `Validating`, `Scheduled` or `FailedValidation`. */
  readonly scheduleState?: string;
  /** Why it cannot run. */
  readonly reason?: string;
  /**
   * When the last run started.
   * @nullable
   */
  readonly lastRun?: Time;
  /** Name of the last run. */
  readonly lastRunName?: string;
  /**
   * When the next run starts.
   * @nullable
   */
  readonly nextRun?: Time;
  /** Names of runs that succeeded and are kept. */
  readonly pastSuccessfulRunNames?: readonly string[];
  /** Names of runs that failed and are kept. */
  readonly pastFailedRunNames?: readonly string[];
}

/** `ScheduledSparkApplication`, namespaced. */
export class ScheduledSparkApplication extends ApiObject {
  public static readonly GVK = { apiVersion: 'sparkoperator.k8s.io/v1beta2', kind: 'ScheduledSparkApplication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ScheduledSparkApplicationResource>) {
    super(scope, id, { ...ScheduledSparkApplication.GVK, ...props });
  }
}
