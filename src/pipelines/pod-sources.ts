/** Where variables and files of a task's pod come from. */
import type { MemoryAmount } from '../core/amounts';
import type { DynamicText } from './task-options';

/** What a variable is taken from. */
export type EnvSource =
  | { readonly from: 'secret'; readonly name: DynamicText; readonly key: string; readonly optional: boolean }
  | { readonly from: 'configMap'; readonly name: DynamicText; readonly key: string; readonly optional: boolean }
  | { readonly from: 'field'; readonly path: string };

/** Whether the pod starts without it. */
export interface OptionalSource {
  /** @default false */
  readonly optional?: boolean;
}

/** A key of a Secret in the pipeline's namespace. */
export const secretKey = (name: DynamicText, key: string, { optional = false }: OptionalSource = {}): EnvSource => ({ from: 'secret', name, key, optional });
/** A key of a ConfigMap in the pipeline's namespace. */
export const configMapKey = (name: DynamicText, key: string, { optional = false }: OptionalSource = {}): EnvSource => ({ from: 'configMap', name, key, optional });
/** A field of the pod, such as `metadata.name`. */
export const podField = (path: string): EnvSource => ({ from: 'field', path });

/** What is mounted at a path. */
export type Mount =
  | { readonly from: 'claim'; readonly name: DynamicText } & ClaimOptions
  | { readonly from: 'secret'; readonly name: DynamicText; readonly optional: boolean }
  | { readonly from: 'configMap'; readonly name: DynamicText; readonly optional: boolean }
  | { readonly from: 'emptyDir' } & EmptyDirOptions
  | { readonly from: 'ephemeral' } & EphemeralOptions;

/** Options of {@link claim}. */
export interface ClaimOptions {
  /** Folder of the claim (2.16). @default - all of it */
  readonly subPath?: string;
}

/** Options of {@link emptyDir}. */
export interface EmptyDirOptions {
  /** Name in the pod. @default - made from the path */
  readonly name?: string;
  /** Memory instead of the node's disk. @default - disk */
  readonly medium?: 'Memory';
  /** @default - without limit */
  readonly size?: MemoryAmount;
}

/** Options of {@link ephemeralClaim}. */
export interface EphemeralOptions {
  /** Name in the pod. @default - made from the path */
  readonly name?: string;
  /** How large the volume is. */
  readonly size: MemoryAmount;
  /** @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod')[];
  /** @default - the cluster's default */
  readonly storageClass?: string;
  /** Labels of the claim. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the claim. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A PersistentVolumeClaim in the pipeline's namespace: its name, or the output `name` of a task of {@link createPvc}. */
export const claim = (name: DynamicText, options: ClaimOptions = {}): Mount => ({ from: 'claim', name, ...options });
/** A Secret's keys as files. */
export const secretFiles = (name: DynamicText, { optional = false }: OptionalSource = {}): Mount => ({ from: 'secret', name, optional });
/** A ConfigMap's keys as files. */
export const configMapFiles = (name: DynamicText, { optional = false }: OptionalSource = {}): Mount => ({ from: 'configMap', name, optional });
/** An empty folder that lives as long as the pod. */
export const emptyDir = (options: EmptyDirOptions = {}): Mount => ({ from: 'emptyDir', ...options });
/** A volume that lives as long as the pod. */
export const ephemeralClaim = (options: EphemeralOptions): Mount => ({ from: 'ephemeral', ...options });
