import { Construct } from 'constructs';
import type { SparkApplicationProps, SparkDynamicExecutors, SparkFixedExecutors, SparkProgram, SparkRuntime } from './props';
import { applicationSpec, SparkProgramProps } from './spec';
import { ScheduledSparkApplication as ScheduledObject } from '../../apis/sparkoperator.k8s.io/v1beta2';
import { queueLabel } from '../job-queue';
import { checkedIntervalSchedule, checkedTimeZone } from '../pipeline/cron';
import { Workload } from '../workload';

/** Properties of {@link ScheduledSparkApplication}. */
export type ScheduledSparkApplicationProps = SparkRuntime & SparkProgram & (SparkFixedExecutors | SparkDynamicExecutors) & {
  /** Times in the notation of cron with five fields, such as `0 3 * * *`, or `@daily`, `@every 6h` and the like. */
  readonly schedule: string;
  /**
   * Time zone of the schedule, such as `Europe/Rome`.
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
  /** What happens to a run that is due while another one works: both work, it is left out, or it replaces the other. @default 'Forbid' */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /**
   * How many runs that succeeded are kept.
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly successfulRunHistoryLimit?: number;
  /**
   * How many runs that failed are kept.
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly failedRunHistoryLimit?: number;
  /** Whether no further run starts. A schedule of a suspended profile is suspended in any case. @default false */
  readonly suspend?: boolean;
};

/**
 * Runs of a Spark program at certain times: 1 ScheduledSparkApplication, and a PersistentVolumeClaim for each new claim. In a suspended profile no
 * run starts; in an archived one it is left out.
 *
 * @throws ConfigError `Schedule`, `SparkTimeZone`, and those of {@link SparkApplication}
 */
export class ScheduledSparkApplication extends Workload<ScheduledSparkApplicationProps> {
  /** Name of the object; each run is called `<name>-<time>`. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: ScheduledSparkApplicationProps) {
    super(scope, id, given, 'workloads/spark#ScheduledSparkApplicationProps');
    const { name, queue, annotations = {}, schedule, timeZone = 'Etc/UTC', concurrencyPolicy = 'Forbid', suspend = false } = this.props;
    const { successfulRunHistoryLimit = 1, failedRunHistoryLimit = 1 } = this.props;
    this.name = this.checkedName('sparkoperator.k8s.io/ScheduledSparkApplication', name);
    // The controller gives each run the labels of the schedule.
    const labels = { ...this.props.labels, ...queueLabel(this, 'sparkoperator.k8s.io/sparkapplication', queue, this.props.labels) };
    checkedTimeZone(timeZone, 'SparkTimeZone', this);
    const checked = checkedIntervalSchedule(schedule, this);
    const template = applicationSpec(this.podAround(this.name), this.props as SparkProgramProps & SparkApplicationProps);
    if (this.lifecycle !== 'archived') {
      new ScheduledObject(this, 'ScheduledSparkApplication', {
        metadata: {
          name: this.name, namespace: this.namespace,
          ...Object.keys(labels).length > 0 && { labels }, ...Object.keys(annotations).length > 0 && { annotations },
        },
        spec: {
          schedule: checked, timeZone, concurrencyPolicy, successfulRunHistoryLimit, failedRunHistoryLimit,
          ...(suspend || this.lifecycle === 'suspended') && { suspend: true },
          template,
        },
      });
    }
  }
}
