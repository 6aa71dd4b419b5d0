/** What a task can be told beside its arguments. */
import type { CpuAmount, MemoryAmount, Time } from '../core/amounts';
import type { Accelerator } from '../core/catalogue';
import type { Toleration } from '../apis/k8s/core/v1';
import type { Dependency } from './task';
import type { EnvSource, Mount } from './pod-sources';
import type { Parameter } from './references';
import type { AnyValue } from '../apis/meta';

/** A text, or a parameter that holds one; the server puts together no texts where pods are made. */
export type DynamicText = string | Parameter<'STRING'>;

/** How often a task is tried again. */
export interface Retry {
  /**
   * At most this often.
   * @minimum 0
   * @asType integer
   */
  readonly count: number;
  /** Before the first time, in whole seconds. @default - at once */
  readonly backoff?: Time;
  /**
   * How much longer it waits from one time to the next.
   * @default 2
   * @minimum 1
   */
  readonly factor?: number;
  /** Longest wait, in whole seconds. @default '1h' */
  readonly maxBackoff?: Time;
}

/** Of any task. */
export interface TaskOptions {
  /** What people see in the graph. @default - the task's name */
  readonly displayName?: string;
  /** Tasks and groups that come first, beside those whose outputs the task takes. @default [] */
  readonly after?: readonly Dependency[];
  /**
   * Whether the result of an equal task may be taken in place of running this one.
   * @default true
   */
  readonly cache?: boolean;
  /** @default - not tried again */
  readonly retry?: Retry;
  /** Runs also if what comes before failed; what it takes from there must be optional. @default false */
  readonly ignoreUpstreamFailure?: boolean;
}

/** CPU that is reserved, and that is used at most. */
export interface CpuBounds {
  /** Reserved. @default - none */
  readonly request?: CpuAmount | Parameter<'STRING'>;
  /** At most. @default - none */
  readonly limit?: CpuAmount | Parameter<'STRING'>;
}

/** Memory that is reserved, and that is used at most. */
export interface MemoryBounds {
  /** Reserved. @default - none */
  readonly request?: MemoryAmount | Parameter<'STRING'>;
  /** At most; a pod that takes more is ended. @default - none */
  readonly limit?: MemoryAmount | Parameter<'STRING'>;
}

/** Device of a task by the name of its resource, where the name or the number is only known while the pipeline runs. */
export interface DynamicAccelerator {
  /** Resource of the device plugin, `nvidia.com/gpu`. */
  readonly type: DynamicText;
  /** How many. @default 1 */
  readonly count?: number | DynamicText;
}

/** User and group of a task's container (2.16). */
export interface TaskSecurity {
  /**
   * @default - that of the image
   * @minimum 0
   * @asType integer
   */
  readonly runAsUser?: number;
  /**
   * @default - that of the image
   * @minimum 0
   * @asType integer
   */
  readonly runAsGroup?: number;
  /** Refuses to run as root. @default - what the server is set to */
  readonly runAsNonRoot?: boolean;
}

/** Of a task that runs a container. */
export interface ContainerTaskOptions extends TaskOptions {
  /** CPU; a single amount is both reserved and the limit. @default - what the server is set to */
  readonly cpu?: CpuAmount | Parameter<'STRING'> | CpuBounds;
  /** Memory; a single amount is both reserved and the limit. @default - what the server is set to */
  readonly memory?: MemoryAmount | Parameter<'STRING'> | MemoryBounds;
  /** Devices, of the same catalogue as those of notebooks; their tolerations and node labels become those of the task. @default - none */
  readonly gpu?: Accelerator | DynamicAccelerator;
  /** Image in place of the component's, known only while the pipeline runs. @default - the component's */
  readonly image?: Parameter<'STRING'>;
  /** Environment: texts, keys of Secrets and ConfigMaps, fields of the pod. @default {} */
  readonly env?: Readonly<Record<string, string | EnvSource>>;
  /** What is mounted, by absolute path: claims, Secrets, ConfigMaps, scratch space. @default {} */
  readonly mounts?: Readonly<Record<string, Mount>>;
  /** Labels of the nodes. @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>> | Parameter<'STRUCT'> | { readonly json: AnyValue };
  /** Taints that the pod bears. @default [] */
  readonly tolerations?: readonly (Toleration | Parameter<'STRUCT'> | Parameter<'LIST'> | { readonly json: AnyValue })[];
  /** Nodes that the pod needs, or likes. @default - any */
  readonly nodeAffinity?: readonly (TaskAffinityTerm | Parameter<'STRUCT'> | { readonly json: AnyValue })[];
  /** Labels of the pod. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the pod. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Secrets for the registry. @default [] */
  readonly imagePullSecrets?: readonly DynamicText[];
  /** @default - what Kubernetes does */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** How long the pod may take, in whole seconds. @default - without end */
  readonly timeout?: Time;
  /** User and group (2.16). @default - those of the image */
  readonly securityContext?: TaskSecurity;
}

/** A term of a node affinity. */
export interface TaskAffinityTerm {
  /** Labels. @default [] */
  readonly matchExpressions?: readonly AffinityRequirement[];
  /** Fields. @default [] */
  readonly matchFields?: readonly AffinityRequirement[];
  /**
   * How much such nodes are liked.
   * @default - they are needed
   * @minimum 1
   * @maximum 100
   */
  readonly weight?: number;
}

/** What a label or field has to be. */
export interface AffinityRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  /** With what. @default - none, for operators that need none */
  readonly values?: readonly string[];
}

/** Options of any task, as the graph keeps them. */
export type TaskSettings = ContainerTaskOptions;
