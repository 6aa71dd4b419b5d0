import { TrainingScheme } from './kinds';
import { ComponentProps, LogLevel } from '../../core';
import { NamespaceName } from '../../core/names';

export type { TrainingScheme } from './kinds';

/** The pods of a job are scheduled one by one. */
export interface NoGangScheduling {
  readonly kind: 'none';
}

/** The pods of a job start together or not at all, by Volcano, which somebody else installs. */
export interface VolcanoGangScheduling {
  readonly kind: 'volcano';
}

/** The pods of a job start together or not at all, by a scheduler with the plug-in Coscheduling, which somebody else installs. */
export interface PluginGangScheduling {
  readonly kind: 'scheduler-plugins';
  /**
   * Name of the scheduler, which the pods of all jobs get that name none.
   * @pattern ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$
   * @form the name of a scheduler: lower-case letters, digits, "-" and "."
   */
  readonly schedulerName: string;
}

/** How the pods of a job are scheduled. */
export type GangScheduling = NoGangScheduling | VolcanoGangScheduling | PluginGangScheduling;

/** Load on the API server that the operator may make: requests a second, and how many of them at once. */
export interface TrainingClientConnection {
  /**
   * @minimum 1
   * @asType integer
   */
  readonly qps: number;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly burst: number;
}

/** Properties of {@link TrainingOperator}. */
export interface TrainingOperatorProps extends ComponentProps {
  /**
   * Namespace of the operator; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Kinds of jobs that it works on. Of the others there is neither a definition nor a webhook nor a right.
   * @minItems 1
   * @default - all six
   */
  readonly schemes?: readonly TrainingScheme[];
  /**
   * How the pods of a job are scheduled.
   * @default { kind: 'none' }
   */
  readonly gangScheduling?: GangScheduling;
  /** The one namespace whose jobs it works on. @default - all namespaces */
  readonly watchNamespace?: NamespaceName;
  /**
   * Jobs of a kind that are worked on at the same time.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly threads?: number;
  /**
   * Load on the API server that the operator may make.
   * @default - the operator's own, 20 requests a second and 30 at once
   */
  readonly clientConnection?: TrainingClientConnection;
  /**
   * What the operator logs at least.
   * @default - the operator's own, which is `'debug'`
   */
  readonly logLevel?: Exclude<LogLevel, 'warn'>;
}
