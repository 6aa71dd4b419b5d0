import type { TrainingRuntime } from './training-runtime';
import type { RuntimeRef } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { ConfigError, shown } from '../../core';
import { ObjectName } from '../../core/names';
import type { MountScope } from '../pod/mounts';

/** Runtimes of the release whose nodes start a number of processes each: PyTorch, and what runs over MPI. */
export type ProcessRuntime = 'torch-distributed' | 'deepspeed-distributed' | 'mlx-distributed';

/** Runtimes of the release whose nodes are one process each, or find out by themselves. */
export type NodeRuntime = 'jax-distributed' | 'xgboost-distributed';

/** Runtimes of the release that tune a model which they download. */
export type TuningRuntime = 'torchtune-llama3.2-1b' | 'torchtune-llama3.2-3b' | 'torchtune-qwen2.5-1.5b';

/** PyTorch with a cache of the data, which a platform has that asks for it (`trainer: { dataCache: true }`). */
export type CacheRuntime = 'torch-distributed-with-cache';

/**
 * Job of a runtime. `node` and `launcher` train, in a container called `node`; the others download, in a container of their name.
 */
export type RuntimeJob = 'node' | 'launcher' | 'dataset-initializer' | 'model-initializer';

/** A runtime that is made elsewhere, by its name. */
export interface NamedRuntime {
  /** Name of the runtime. */
  readonly name: ObjectName;
  /**
   * `TrainingRuntime` for one of the same namespace.
   * @default 'ClusterTrainingRuntime'
   */
  readonly kind?: 'ClusterTrainingRuntime' | 'TrainingRuntime';
  /**
   * Jobs that it consists of: changes of pods, such as mounts and nodes, are changes of each of them.
   * @default - `node`, and those that the initializers need
   */
  readonly jobs?: readonly RuntimeJob[];
}

/**
 * A runtime with jobs of any kind: that of a team by its construct, or one that is made elsewhere by its name.
 * @form a TrainingRuntime, or { name: "<name>", kind: "TrainingRuntime" } of one that is made elsewhere
 */
export type OwnRuntime = TrainingRuntime | NamedRuntime;

/** Any runtime. */
export type RuntimeChoice = ProcessRuntime | NodeRuntime | TuningRuntime | CacheRuntime | OwnRuntime;

/** A job of a runtime, as training jobs must know it. */
export interface KnownJob {
  readonly name: string;
  /** Names of its containers, those before the others among them. */
  readonly containers: readonly string[];
}

/** A runtime as a training job refers to it. */
export interface ResolvedRuntime {
  readonly ref: RuntimeRef;
  readonly jobs: readonly KnownJob[];
  /** Whether it is ours, so that its pods are already as ours are. */
  readonly isOurs: boolean;
}

/** Container of the program that trains. */
export const NODE = 'node';

/** Name of the job whose one pod starts the processes of MPI. */
export const LAUNCHER = 'launcher';

const OF_RELEASE: Readonly<Record<ProcessRuntime | NodeRuntime | TuningRuntime | CacheRuntime, readonly RuntimeJob[]>> = {
  'torch-distributed': [NODE],
  'deepspeed-distributed': [LAUNCHER, NODE],
  'mlx-distributed': [LAUNCHER, NODE],
  'jax-distributed': [NODE],
  'xgboost-distributed': [NODE],
  'torchtune-llama3.2-1b': ['dataset-initializer', 'model-initializer', NODE],
  'torchtune-llama3.2-3b': ['dataset-initializer', 'model-initializer', NODE],
  'torchtune-qwen2.5-1.5b': ['dataset-initializer', 'model-initializer', NODE],
  'torch-distributed-with-cache': ['dataset-initializer', NODE],
};

/** Downloads that a training job asks for. */
export interface Downloads {
  /** @default - none */
  readonly dataset?: unknown;
  /** @default - none */
  readonly model?: unknown;
}

/**
 * The runtime of a training job, and what of it the job can change.
 *
 * @throws ConfigError `TrainJobRuntime`
 */
export function resolvedRuntime({ scope, namespace }: Pick<MountScope, 'scope' | 'namespace'>, runtime: RuntimeChoice, downloads: Downloads): ResolvedRuntime {
  if (typeof runtime === 'string') {
    return { ref: refTo(runtime, 'ClusterTrainingRuntime'), jobs: OF_RELEASE[runtime].map(known), isOurs: false };
  }
  if ('node' in runtime) {
    if (runtime.namespace !== namespace) {
      throw new ConfigError('TrainJobRuntime', `runtime must be in the namespace of the training job, ${shown(namespace)}, got ${shown(`${runtime.namespace}/${runtime.name}`)}; ` +
        'make one there, or a ClusterTrainingRuntime by trainer: { runtimes: [...] } of the platform', scope);
    }
    return { ref: refTo(runtime.name, 'TrainingRuntime'), jobs: runtime.jobs, isOurs: true };
  }
  const { name, kind = 'ClusterTrainingRuntime', jobs = usualJobs(downloads) } = runtime;
  return { ref: refTo(name, kind), jobs: jobs.map(known), isOurs: false };
}

function usualJobs({ dataset, model }: Downloads): readonly RuntimeJob[] {
  return [...dataset === undefined ? [] : ['dataset-initializer'] as const, ...model === undefined ? [] : ['model-initializer'] as const, NODE];
}

function known(name: RuntimeJob): KnownJob {
  return { name, containers: [name === LAUNCHER ? NODE : name] };
}

function refTo(name: string, kind: NonNullable<RuntimeRef['kind']>): RuntimeRef {
  return { apiGroup: 'trainer.kubeflow.org', kind, name };
}

/** Whether one pod of a runtime starts the processes in the others. */
export function hasLauncher(runtime: RuntimeChoice): boolean {
  const jobs = typeof runtime === 'string' ? OF_RELEASE[runtime] : runtime.jobs ?? [];
  return jobs.some(one => (typeof one === 'string' ? one : one.name) === LAUNCHER);
}

/** Whether a job of a runtime trains, rather than downloads. */
export function trains({ containers }: KnownJob): boolean {
  return containers.includes(NODE);
}
