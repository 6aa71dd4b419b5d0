/** What executors run. */
import type { AnyValue } from '../../apis/meta';
import type { Int64 } from './scalar-types';

/** Executors by label (`exec-<task>`). */
export interface DeploymentSpec {
  /** By the label that components name. */
  readonly executors?: Readonly<Record<string, Executor>>;
}

/**
 * What is run, or that something is brought in: one of both.
 * @schema {"allOf":[{"not":{"required":["container","importer"]}},{"not":{"required":["container","resolver"]}},{"not":{"required":["container","customJob"]}},{"not":{"required":["importer","resolver"]}},{"not":{"required":["importer","customJob"]}},{"not":{"required":["resolver","customJob"]}}]}
 */
export interface Executor {
  /** A container. */
  readonly container?: ContainerSpec;
  /** Registers an artifact that is there already. */
  readonly importer?: ImporterSpec;
  /** Looks artifacts up; the open-source server refuses it. */
  readonly resolver?: Readonly<Record<string, AnyValue>>;
  /** Deprecated; the open-source server refuses it. */
  readonly customJob?: Readonly<Record<string, AnyValue>>;
}

/** A container. */
export interface ContainerSpec {
  /** Image, or a placeholder of one. */
  readonly image: string;
  /** Entry point; each entry may hold placeholders. */
  readonly command?: readonly string[];
  /** Arguments; each entry may hold placeholders. */
  readonly args?: readonly string[];
  /** Environment, in order. */
  readonly env?: readonly EnvironmentVariable[];
  /** Requests and limits. */
  readonly resources?: ResourceSpec;
  /** A command before the look into the cache; the open-source server does not run it. */
  readonly lifecycle?: Readonly<Record<string, AnyValue>>;
}

/** A variable of the environment. */
export interface EnvironmentVariable {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value?: string;
}

/** Requests and limits, each as text and, where it is a constant, also as the number that servers before 2.3 read. */
export interface ResourceSpec {
  /** Cores. */
  readonly cpuLimit?: number;
  /** 10⁹ bytes. */
  readonly memoryLimit?: number;
  /** Cores. */
  readonly cpuRequest?: number;
  /** 10⁹ bytes. */
  readonly memoryRequest?: number;
  /** For example `500m`. */
  readonly resourceCpuLimit?: string;
  /** For example `2Gi`. */
  readonly resourceMemoryLimit?: string;
  /** For example `500m`. */
  readonly resourceCpuRequest?: string;
  /** For example `2Gi`. */
  readonly resourceMemoryRequest?: string;
  /** A device, such as a GPU. */
  readonly accelerator?: AcceleratorSpec;
}

/** A device. */
export interface AcceleratorSpec {
  /** Resource name; as `resourceType`. */
  readonly type?: string;
  /** How many; as `resourceCount`. */
  readonly count?: Int64;
  /** Resource name, such as `nvidia.com/gpu`. */
  readonly resourceType?: string;
  /** How many, as text. */
  readonly resourceCount?: string;
}

/** Registers an artifact that is there already. */
export interface ImporterSpec {
  /** Where it lies. */
  readonly artifactUri: ValueOrRuntimeParameter;
  /** What it is. */
  readonly typeSchema: ArtifactTypeSchema;
  /** Registered anew at each run. */
  readonly reimport?: boolean;
  /** What is known of it; texts may hold placeholders. */
  readonly metadata?: Readonly<Record<string, AnyValue>>;
  /** Copied into the run's workspace (2.15). */
  readonly downloadToWorkspace?: boolean;
  /** Deprecated, as `metadata`. */
  readonly properties?: Readonly<Record<string, ValueOrRuntimeParameter>>;
  /** Deprecated, as `metadata`. */
  readonly customProperties?: Readonly<Record<string, ValueOrRuntimeParameter>>;
}

/**
 * A constant, or the name of an input: one of both.
 * @schema {"allOf":[{"not":{"required":["constant","runtimeParameter"]}},{"not":{"required":["constant","constantValue"]}},{"not":{"required":["runtimeParameter","constantValue"]}}]}
 */
export interface ValueOrRuntimeParameter {
  /** The value. */
  readonly constant?: AnyValue;
  /** The input. */
  readonly runtimeParameter?: string;
  /** Deprecated, as `constant`. */
  readonly constantValue?: TypedValue;
}

/**
 * A value in the first version of the representation: one of three.
 * @schema {"allOf":[{"not":{"required":["intValue","doubleValue"]}},{"not":{"required":["intValue","stringValue"]}},{"not":{"required":["doubleValue","stringValue"]}}]}
 */
export interface TypedValue {
  /** A whole number. */
  readonly intValue?: Int64;
  /** A number. */
  readonly doubleValue?: number;
  /** A text. */
  readonly stringValue?: string;
}

/**
 * What an artifact is: by one of the first three.
 * @schema {"allOf":[{"not":{"required":["schemaTitle","schemaUri"]}},{"not":{"required":["schemaTitle","instanceSchema"]}},{"not":{"required":["schemaUri","instanceSchema"]}}]}
 */
export interface ArtifactTypeSchema {
  /** `system.<Type>` or `google.<Type>`. */
  readonly schemaTitle?: string;
  /** Address of a schema; deprecated. */
  readonly schemaUri?: string;
  /** The schema itself, as YAML text. */
  readonly instanceSchema?: string;
  /** Version of the type, `0.0.1`. */
  readonly schemaVersion?: string;
}
