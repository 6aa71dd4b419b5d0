/** Components: what they take and give, and the tasks of those that are DAGs. */
import type { AnyValue } from '../../apis/meta';
import type { ArtifactTypeSchema, ValueOrRuntimeParameter } from './executor-types';
import type { TaskSpec } from './task-types';

/**
 * A component: a DAG, or what an executor runs.
 * @schema {"not":{"required":["dag","executorLabel"]}}
 */
export interface ComponentSpec {
  /** What it takes. */
  readonly inputDefinitions?: InputDefinitions;
  /** What it gives. */
  readonly outputDefinitions?: OutputDefinitions;
  /** Tasks. */
  readonly dag?: DagSpec;
  /** Label of its executor. */
  readonly executorLabel?: string;
  /** Settings of the task that the component gets as data (2.15). */
  readonly taskConfigPassthroughs?: readonly TaskConfigPassthrough[];
  /** What a component compiled alone is for one platform; the open-source server does not read it here. */
  readonly singlePlatformSpecs?: readonly Readonly<Record<string, AnyValue>>[];
}

/** A setting of the task that the component gets as data. */
export interface TaskConfigPassthrough {
  /** Which. */
  readonly field: 'RESOURCES' | 'ENV' | 'KUBERNETES_AFFINITY' | 'KUBERNETES_TOLERATIONS' | 'KUBERNETES_NODE_SELECTOR' | 'KUBERNETES_VOLUMES';
  /** Whether it also holds for the task's own pod. */
  readonly applyToTask?: boolean;
}

/** Inputs by name. */
export interface InputDefinitions {
  /** Values. */
  readonly parameters?: Readonly<Record<string, InputParameterDefinition>>;
  /** Files. */
  readonly artifacts?: Readonly<Record<string, InputArtifactDefinition>>;
}

/** Outputs by name. */
export interface OutputDefinitions {
  /** Values. */
  readonly parameters?: Readonly<Record<string, OutputParameterDefinition>>;
  /** Files. */
  readonly artifacts?: Readonly<Record<string, OutputArtifactDefinition>>;
}

/** Type of a parameter in the first version of the representation. */
export type PrimitiveType = 'PRIMITIVE_TYPE_UNSPECIFIED' | 'INT' | 'DOUBLE' | 'STRING';

/** Type of a parameter. */
export type ParameterType = 'STRING' | 'NUMBER_INTEGER' | 'NUMBER_DOUBLE' | 'BOOLEAN' | 'LIST' | 'STRUCT' | 'TASK_FINAL_STATUS' | 'TASK_CONFIG';

/** A value that a component takes. */
export interface InputParameterDefinition {
  /** Its type. */
  readonly parameterType?: ParameterType;
  /** The type's name in the first version of the representation; the server takes it. */
  readonly type?: PrimitiveType;
  /** What holds if nothing is passed. */
  readonly defaultValue?: AnyValue;
  /** Need not be passed. */
  readonly isOptional?: boolean;
  /** What it is for. */
  readonly description?: string;
  /** The values that are allowed (2.16). */
  readonly literals?: readonly AnyValue[];
}

/** A file that a component takes. */
export interface InputArtifactDefinition {
  /** What it is. */
  readonly artifactType?: ArtifactTypeSchema;
  /** A list of them. */
  readonly isArtifactList?: boolean;
  /** Need not be passed. */
  readonly isOptional?: boolean;
  /** What it is for. */
  readonly description?: string;
}

/** A value that a component gives. */
export interface OutputParameterDefinition {
  /** Its type. */
  readonly parameterType?: ParameterType;
  /** The type's name in the first version of the representation. */
  readonly type?: PrimitiveType;
  /** What it is. */
  readonly description?: string;
}

/** A file that a component gives. */
export interface OutputArtifactDefinition {
  /** What it is. */
  readonly artifactType?: ArtifactTypeSchema;
  /** A list of them. */
  readonly isArtifactList?: boolean;
  /** What is known of it. */
  readonly metadata?: Readonly<Record<string, AnyValue>>;
  /** Deprecated, as `metadata`. */
  readonly properties?: Readonly<Record<string, ValueOrRuntimeParameter>>;
  /** Deprecated, as `metadata`. */
  readonly customProperties?: Readonly<Record<string, ValueOrRuntimeParameter>>;
  /** What it is. */
  readonly description?: string;
}

/** Tasks, and which of their outputs are the component's. */
export interface DagSpec {
  /** By name, which other tasks refer to. */
  readonly tasks?: Readonly<Record<string, TaskSpec>>;
  /** By the names in `outputDefinitions`. */
  readonly outputs?: DagOutputs;
}

/** Where the outputs of a DAG come from. */
export interface DagOutputs {
  /** Values. */
  readonly parameters?: Readonly<Record<string, DagOutputParameter>>;
  /** Files. */
  readonly artifacts?: Readonly<Record<string, DagOutputArtifact>>;
}

/**
 * A value: of one task, or of the one of several that ran.
 * @schema {"not":{"required":["valueFromParameter","valueFromOneof"]}}
 */
export interface DagOutputParameter {
  /** Of one. */
  readonly valueFromParameter?: ParameterSelector;
  /** Of the first of several that has one. */
  readonly valueFromOneof?: ParameterSelectors;
}

/** Several, of which the first that has a value counts. */
export interface ParameterSelectors {
  /** In order. */
  readonly parameterSelectors?: readonly ParameterSelector[];
}

/** An output of a task in this DAG. */
export interface ParameterSelector {
  /** The task. */
  readonly producerSubtask: string;
  /** Name of the output. */
  readonly outputParameterKey: string;
}

/** A file: of one task, or of the one of several that ran. */
export interface DagOutputArtifact {
  /** In order. */
  readonly artifactSelectors?: readonly ArtifactSelector[];
}

/** An output of a task in this DAG. */
export interface ArtifactSelector {
  /** The task. */
  readonly producerSubtask: string;
  /** Name of the output. */
  readonly outputArtifactKey: string;
}
