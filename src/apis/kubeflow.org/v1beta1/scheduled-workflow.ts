/**
 * kubeflow.org/v1beta1: `ScheduledWorkflow` of Kubeflow Pipelines. Its CustomResourceDefinition takes any spec and status.
 *
 * Source: Kubeflow Pipelines, backend/src/crd/pkg/apis/scheduledworkflow/v1beta1; release in pins/. What its controller can do
 * nothing with is refused here.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, AnyValue, Int64, Manifest, NamedMetadata, Time } from '../../meta';

/**
 * Starts an Argo Workflow again and again. One that is applied, rather than made by the API of Kubeflow Pipelines, runs on time,
 * but neither it nor its runs are seen in Kubeflow Pipelines.
 */
export interface ScheduledWorkflowResource {
  /** Identity of the object; the names of the Workflows begin with its name. */
  readonly metadata: NamedMetadata;
  /** What is started, and when. */
  readonly spec: ScheduledWorkflowSpec;
  /** What was started; the API server takes no object without it, be it empty. */
  readonly status: ScheduledWorkflowStatus;
}

/** What is started, and when. */
export interface ScheduledWorkflowSpec {
  /** Whether it starts anything; not if left out. */
  readonly enabled?: boolean;
  /** What it is for, for people. */
  readonly description?: string;
  /**
   * Number of Workflows that may run at the same time, 1 if left out.
   * @minimum 1
   * @maximum 10
   */
  readonly maxConcurrency?: Int64;
  /** Whether only the latest of several missed times is made up for; all are if left out. */
  readonly noCatchup?: boolean;
  /**
   * Number of ended Workflows that it remembers, 10 if left out.
   * @minimum 0
   * @maximum 100
   */
  readonly maxHistory?: Int64;
  /** When; once and at once if left out. */
  readonly trigger?: ScheduledWorkflowTrigger;
  /** What is started. */
  readonly workflow: ScheduledWorkflowTemplate;
  /** Experiment that the API of Kubeflow Pipelines notes. */
  readonly experimentId?: string;
  /** Pipeline that the API of Kubeflow Pipelines notes. */
  readonly pipelineId?: string;
  /** Version that the API of Kubeflow Pipelines notes. */
  readonly pipelineVersionId?: string;
  /** Name of the pipeline that the API of Kubeflow Pipelines notes. */
  readonly pipelineName?: string;
  /** ServiceAccount that the API of Kubeflow Pipelines notes. */
  readonly serviceAccount?: string;
}

/**
 * When Workflows are started.
 * @oneOf cronSchedule periodicSchedule
 */
export interface ScheduledWorkflowTrigger {
  /** At times of the clock. */
  readonly cronSchedule?: CronSchedule;
  /** At equal distances. */
  readonly periodicSchedule?: PeriodicSchedule;
}

/** Times of the clock, in the one time zone of the controller. */
export interface CronSchedule {
  /**
   * Six fields, the first of them seconds: midnight is `0 0 0 * * *`; or a word such as `@daily`.
   * @pattern ^(@\S.*|\S+(\s+\S+){5})$
   */
  readonly cron: string;
  /** Nothing is started before; from the making of the object on if left out. */
  readonly startTime?: Time;
  /** Nothing is started after; no end if left out. */
  readonly endTime?: Time;
}

/** Equal distances. */
export interface PeriodicSchedule {
  /**
   * Distance in seconds.
   * @minimum 1
   */
  readonly intervalSecond: Int64;
  /** Nothing is started before; from the making of the object on if left out. */
  readonly startTime?: Time;
  /** Nothing is started after; no end if left out. */
  readonly endTime?: Time;
}

/** What is started. */
export interface ScheduledWorkflowTemplate {
  /**
   * An Argo Workflow, its spec alone, or the JSON text of one of both. Without it the controller asks the API of Kubeflow
   * Pipelines, which knows only what it made itself.
   */
  readonly spec: AnyValue;
  /** Values of parameters, in which `[[ScheduledTime]]`, `[[CurrentTime]]` and `[[Index]]` are replaced. */
  readonly parameters?: readonly ScheduledWorkflowParameter[];
  /** Where artifacts go. */
  readonly pipelineRoot?: string;
}

/** A parameter of a Workflow. */
export interface ScheduledWorkflowParameter {
  /** Name of the parameter. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

/** What was started. */
export interface ScheduledWorkflowStatus {
  /** State of the schedule: `Enabled`, `Disabled`, `Running`, `Succeeded` or `Error`. */
  readonly conditions?: readonly ScheduledWorkflowCondition[];
  /** When something was and will be started. */
  readonly trigger?: ScheduledWorkflowTriggerStatus;
  /** Workflows that run, and that have ended: the controller's own notes. */
  readonly workflowHistory?: AnyObject;
}

/** A state of a schedule. */
export interface ScheduledWorkflowCondition {
  /** Name of the state. */
  readonly type?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status?: string;
  /** When the state was last looked at. */
  readonly lastHeartbeatTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
}

/** When something was and will be started. */
export interface ScheduledWorkflowTriggerStatus {
  /** The last time. */
  readonly lastTriggeredTime?: Time;
  /** The next time. */
  readonly nextTriggeredTime?: Time;
  /** Number of Workflows so far. */
  readonly lastWorkflowIndex?: Int64;
}

/** A schedule as its CustomResourceDefinition describes it. */
export interface ScheduledWorkflowObject {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /**
   * What is started, and when.
   * @mapType atomic
   */
  readonly spec: AnyObject;
  /**
   * What was started.
   * @mapType atomic
   */
  readonly status: AnyObject;
}

/** `ScheduledWorkflow`, namespaced. Its status is written empty, since the API server takes none without. */
export class ScheduledWorkflow extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'ScheduledWorkflow' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ScheduledWorkflowResource>) {
    super(scope, id, { ...ScheduledWorkflow.GVK, ...props, status: {} });
  }
}
