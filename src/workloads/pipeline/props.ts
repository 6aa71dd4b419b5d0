import type { Pipeline } from './pipeline';
import type { PipelineVersion } from './pipeline-version';
import type { AnyValue } from '../../apis/meta';
import { Images } from '../../core';
import { ObjectName } from '../../core/names';
import type { Target } from '../../pipelines/ir/targets';
import type { CompiledPipeline } from '../../pipelines/ir/types';
import type { PipelineProgram } from '../../pipelines/program';
import { PodAccount } from '../account';
import { WorkloadProps } from '../workload';
import type { PipelineStore } from './facts';

/**
 * What runs: a pipeline written in TypeScript, one that was loaded from a file, or a compiled one.
 * @schema {"x-kubernetes-preserve-unknown-fields":true}
 * @form a pipeline made by pipeline(...) or loadPipeline(...), or a compiled one
 */
export type PipelineSource = PipelineProgram | CompiledPipeline;

/** What all workloads of pipelines take. */
export interface PipelineWorkloadProps extends Pick<WorkloadProps, 'namespace'> {
  /**
   * Where images come from: the pinned one of the program that asks the API server, and with a mirror those of the pipeline's steps.
   * @default - as the profile around it or a platform of the app says, else as they are written
   */
  readonly images?: Images;
}

/** How a pipeline becomes what the server reads. */
export interface PipelineContent extends PipelineWorkloadProps {
  /** What runs. */
  readonly program: PipelineSource;
  /** Release of Kubeflow Pipelines that reads it. @default - that which the platform installs */
  readonly target?: Target;
  /**
   * Where the API server keeps pipelines.
   * @default - as the platform says, else 'database'
   */
  readonly store?: PipelineStore;
}

/** Properties of {@link Pipeline}. */
export interface PipelineProps extends PipelineContent {
  /**
   * Name of the pipeline, at most 63 lower-case letters, digits and `-`; it stands in the compiled pipeline too.
   * @default - that of the program
   */
  readonly name?: string;
  /** What people see in the list of pipelines. @default - what the program says, else the name */
  readonly displayName?: string;
  /** What it is for. @default - what the program says */
  readonly description?: string;
  /** What people see in the list of versions. @default - the name of the version */
  readonly versionDisplayName?: string;
  /** What is new in this version. @default - not said */
  readonly versionDescription?: string;
}

/** Properties of {@link PipelineVersion}. */
export interface PipelineVersionProps extends PipelineContent {
  /** The pipeline that it is a version of, or the name of one that is made elsewhere. */
  readonly pipeline: Pipeline | ObjectName;
  /** What people see in the list of versions. @default - the id of the construct */
  readonly displayName?: string;
  /** What is new in it. @default - not said */
  readonly description?: string;
}

/** A version of a pipeline that is made elsewhere, by its names. */
export interface NamedPipeline {
  /** Name of the pipeline. */
  readonly pipeline: ObjectName;
  /** Name of the version. @default - the newest at the moment when a run starts */
  readonly version?: string;
}

/**
 * A version of a pipeline: its construct, the pipeline for the version that is made with it, or its names.
 * @form a Pipeline, a PipelineVersion, or { pipeline: "<name>", version: "<name>" } of one that is made elsewhere
 */
export type PipelineVersionRef = Pipeline | PipelineVersion | NamedPipeline;

/** What is run, and how. */
export interface RunSettings extends PipelineWorkloadProps {
  /** What runs. */
  readonly pipeline: PipelineVersionRef;
  /** Values of the pipeline's parameters by name; never secrets, which stand in Git and in the pages then. @default {} */
  readonly arguments?: Readonly<Record<string, AnyValue>>;
  /**
   * Experiment that runs are listed in; made if it is missing.
   * @minLength 1
   * @maxLength 128
   * @default 'Default'
   */
  readonly experiment?: string;
  /** What people read of it. @default - nothing */
  readonly description?: string;
  /** Account of the steps. @default 'default-editor' */
  readonly serviceAccount?: PodAccount;
  /** Where artifacts go, such as `minio://mlpipeline/v2/artifacts`. @default - as the ConfigMap kfp-launcher of the namespace says */
  readonly pipelineRoot?: string;
}

/** Properties of {@link Run}. */
export interface RunProps extends RunSettings {
  /**
   * First part of the name; the rest is a hash of what runs, so that a change is another run.
   * @default - the id of the construct
   */
  readonly name?: string;
}

/** Properties of {@link ScheduledRun}. */
export interface ScheduledRunProps extends RunSettings {
  /**
   * Name of the CronJob, and first part of the names of its runs.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** When runs start: five fields, minute first, such as `0 3 * * *`, or `@daily`. */
  readonly schedule: string;
  /**
   * Time zone of the schedule by its name in the tz database.
   * @default 'Etc/UTC'
   * @pattern ^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$
   */
  readonly timeZone?: string;
  /**
   * What happens when it is time and an earlier run of this schedule has not ended: `Allow`: both run; `Forbid`: none is started;
   * `Replace`: the earlier one is ended.
   * @default 'Allow'
   */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** Whether it starts nothing for now; in a suspended profile it does so in any case. @default false */
  readonly suspend?: boolean;
}

/** What a recurring run is made of where there is one. */
export interface RecurringRunProps extends RunSettings {
  /**
   * Name in the list of recurring runs; Git is the owner of all of that name in the namespace.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * When runs start, in the time zone of the platform: six fields, seconds first, such as `0 0 3 * * *`; or `@daily`, `@every 6h`.
   */
  readonly schedule: string;
  /**
   * Most runs at a time.
   * @default 1
   * @minimum 1
   * @maximum 10
   * @asType integer
   */
  readonly maxConcurrency?: number;
  /** Whether runs that were missed are made up for, one by one. @default false */
  readonly catchup?: boolean;
  /** Whether it starts runs; a change of it alone keeps the recurring run. @default true */
  readonly enabled?: boolean;
  /** Moment before which it starts nothing, such as `2026-01-31T12:00:00Z`. @default - none */
  readonly startTime?: string;
  /** Moment after which it starts nothing. @default - none */
  readonly endTime?: string;
  /** Whether it is to be removed; the construct can go once that is applied. @default false */
  readonly removed?: boolean;
}
