import type { ComponentSpec, Executor, KubernetesExecutor, TaskSpec } from '../ir/types';
import type { Dag } from './graph';

/** A task in its DAG. */
export interface Task {
  readonly name: string;
  readonly spec: TaskSpec;
  /** Where it stands. */
  readonly dag: Dag;
  /** What it runs. @default - the document has no such component */
  readonly component?: ComponentSpec;
  /** @default - it is a DAG */
  readonly executor?: Executor;
  /** Settings of its pod. @default - none */
  readonly pod?: KubernetesExecutor;
}

/** What a task is; all but the first three are DAGs. */
export type Kind = 'task' | 'importer' | 'claim' | 'condition' | 'branches' | 'loop' | 'exit-handler' | 'pipeline';

/** Images by which the server knows what it does itself: it makes and removes claims. */
export const CLAIM = /^argostub\/(createpvc|deletepvc)$/;

/** What people see of a task. */
export function titleOf({ name, spec }: Task): string {
  return spec.taskInfo?.name ?? name;
}

/** Whether a task runs however those before it ended. */
export function isExit({ spec }: Task): boolean {
  return spec.triggerPolicy?.strategy === 'ALL_UPSTREAM_TASKS_COMPLETED';
}
