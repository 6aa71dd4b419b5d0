/** Settings of a whole run. */
import type { MemoryAmount, Time } from '../core/amounts';
import { amountText } from '../core/amounts';
import { checkedProps } from '../core/props';
import type { PipelineConfig } from './ir/types';
import { wholeSeconds } from './seconds';

/** A volume that all tasks of a run share, at `run.workspacePath`. */
export interface WorkspaceOptions {
  /** How large it is. */
  readonly size: MemoryAmount;
  /** How it may be mounted; with `ReadWriteOnce` all tasks run on one node. @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod')[];
  /**
   * Storage class of its claim. Without one the server refuses each run, also where the cluster has a default class
   * (backend/src/v2/compiler/argocompiler/argo.go, GetWorkspacePVC, 2.16.1).
   */
  readonly storageClass: string;
}

/** Settings of a whole run. */
export interface PipelineConfigOptions {
  /** A volume that all tasks share. @default - none */
  readonly workspace?: WorkspaceOptions;
  /** How long a finished run's objects stay in the cluster, in whole seconds (2.17). @default - as the server is set */
  readonly ttl?: Time | RunTtl;
  /** How long a run may take, in whole seconds (2.17). @default - without end */
  readonly timeout?: Time;
}

/** How long a finished run's objects stay, by how it ended. */
export interface RunTtl {
  /** @default - as the server is set */
  readonly onSuccess?: Time;
  /** @default - as the server is set */
  readonly onFailure?: Time;
}

/**
 * Settings of a run as they stand in a compiled pipeline; undefined if there are none.
 *
 * @throws ConfigError `PipelineSeconds`, `UnknownProp`, `WrongProp`
 */
export function pipelineConfigOf(options: PipelineConfigOptions): PipelineConfig | undefined {
  const { workspace, ttl, timeout } = checkedProps<PipelineConfigOptions>(undefined, 'pipelines#PipelineConfigOptions', options);
  const config: PipelineConfig = {
    ...workspace !== undefined && { workspace: workspaceOf(workspace) },
    ...ttl !== undefined && ttlOf(ttl),
    ...timeout !== undefined && { activeDeadlineSeconds: wholeSeconds('timeout of the pipeline', timeout) },
  };
  return Object.keys(config).length === 0 ? undefined : config;
}

function ttlOf(ttl: Time | RunTtl): PipelineConfig {
  if (typeof ttl === 'string' || 'toMilliseconds' in ttl) {
    return { resourceTtlOnCompletion: wholeSeconds('ttl of the pipeline', ttl) };
  }
  return {
    ...ttl.onSuccess !== undefined && { resourceTtlOnSuccess: wholeSeconds('ttl.onSuccess of the pipeline', ttl.onSuccess) },
    ...ttl.onFailure !== undefined && { resourceTtlOnFailure: wholeSeconds('ttl.onFailure of the pipeline', ttl.onFailure) },
  };
}

function workspaceOf({ size, accessModes = ['ReadWriteOnce'], storageClass }: WorkspaceOptions): PipelineConfig['workspace'] {
  return { size: amountText(size), kubernetes: { pvcSpecPatch: { accessModes, storageClassName: storageClass } } };
}
