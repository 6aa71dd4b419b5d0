/**
 * argoproj.io/v1alpha1: `CronWorkflow`.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SubmittedMetadata } from './metadata';
import { StartedWorkflowSpec } from './workflow';
import { AnyObject, Int32, Int64, Manifest, NamedMetadata } from '../../meta';

/** Starts a workflow at times. */
export interface CronWorkflowResource {
  /** Identity of the object; the name is at most 52 characters long, since workflows are called `<name>-<time>`. */
  readonly metadata: NamedMetadata;
  /** When what is started. */
  readonly spec: CronWorkflowSpec;
  /** When it was started last; the controller writes it. */
  readonly status?: AnyObject;
}

/** `CronWorkflow`, namespaced. */
export class CronWorkflow extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CronWorkflowResource>) {
    super(scope, id, { ...CronWorkflow.GVK, ...props });
  }
}

/**
 * Times in the language of cron: minute, hour, day of the month, month, day of the week; or `@daily` and its like, `@every 1h`.
 * @pattern ^((CRON_)?TZ=\S+ )?(@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)|\s*\S+(\s+\S+){4}\s*)$
 * @form times in the language of cron such as "0 3 * * *", with five fields
 */
export type CronSchedule = string;

/**
 * When a workflow is started.
 * @schema {"oneOf":[{"required":["schedule"]},{"required":["schedules"]}]}
 * @form a CronWorkflow with either schedules or schedule
 */
export interface CronWorkflowSpec {
  /** What is started. */
  readonly workflowSpec: StartedWorkflowSpec;
  /** Labels, annotations and finalizers of the workflows. */
  readonly workflowMetadata?: SubmittedMetadata;
  /** Times; old form of `schedules`. */
  readonly schedule?: CronSchedule;
  /**
   * Times.
   * @minItems 1
   */
  readonly schedules?: readonly CronSchedule[];
  /** Zone of the times, such as `Europe/Berlin`; that of the controller if left out. */
  readonly timezone?: string;
  /** What happens while an earlier workflow still runs: `Allow` if left out. */
  readonly concurrencyPolicy?: '' | 'Allow' | 'Forbid' | 'Replace';
  /** Starts nothing as long as it is true. */
  readonly suspend?: boolean;
  /**
   * Seconds within which a missed start is made up for.
   * @minimum 0
   */
  readonly startingDeadlineSeconds?: Int64;
  /** How many workflows that succeeded are kept, 3 if left out. */
  readonly successfulJobsHistoryLimit?: Int32;
  /** How many workflows that failed are kept, 1 if left out. */
  readonly failedJobsHistoryLimit?: Int32;
  /** When no further workflow is started. */
  readonly stopStrategy?: StopStrategy;
  /** Condition for a start. */
  readonly when?: string;
}

/** When no further workflow is started. */
export interface StopStrategy {
  /** Condition over `cronworkflow.failed` and `cronworkflow.succeeded`. */
  readonly expression: string;
}
