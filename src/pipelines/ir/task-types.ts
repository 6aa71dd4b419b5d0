/** Tasks: what they run, where their inputs come from, when and how often they run. */
import type { ValueOrRuntimeParameter } from './executor-types';
import type { Int32, Seconds } from './scalar-types';

/**
 * A task.
 * @schema {"not":{"required":["parameterIterator","artifactIterator"]}}
 */
export interface TaskSpec {
  /** What people see. */
  readonly taskInfo?: TaskInfo;
  /** What it runs. */
  readonly componentRef: ComponentRef;
  /** Where its inputs come from. */
  readonly inputs?: TaskInputs;
  /** Tasks of the same DAG that come first, sorted. */
  readonly dependentTasks?: readonly string[];
  /** `{}` switches caching off. */
  readonly cachingOptions?: CachingOptions;
  /** Whether it runs. */
  readonly triggerPolicy?: TriggerPolicy;
  /** How often it is tried again. */
  readonly retryPolicy?: RetryPolicy;
  /** Once for each value. */
  readonly parameterIterator?: ParameterIterator;
  /** Once for each file; the open-source server refuses it. */
  readonly artifactIterator?: ArtifactIterator;
  /** How many at a time. */
  readonly iteratorPolicy?: IteratorPolicy;
}

/** What people see of a task. */
export interface TaskInfo {
  /** Name in the graph. */
  readonly name?: string;
}

/** A component of the same document. */
export interface ComponentRef {
  /** Its name. */
  readonly name: string;
}

/** Where the inputs of a task come from. */
export interface TaskInputs {
  /** Values. */
  readonly parameters?: Readonly<Record<string, InputParameter>>;
  /** Files. */
  readonly artifacts?: Readonly<Record<string, InputArtifact>>;
}

/**
 * Where a value comes from: exactly one of the first four.
 * @schema {"allOf":[{"not":{"required":["runtimeValue","componentInputParameter"]}},{"not":{"required":["runtimeValue","taskOutputParameter"]}},{"not":{"required":["runtimeValue","taskFinalStatus"]}},{"not":{"required":["componentInputParameter","taskOutputParameter"]}},{"not":{"required":["componentInputParameter","taskFinalStatus"]}},{"not":{"required":["taskOutputParameter","taskFinalStatus"]}}]}
 */
export interface InputParameter {
  /** A constant. */
  readonly runtimeValue?: ValueOrRuntimeParameter;
  /** An input of the component whose DAG this is. */
  readonly componentInputParameter?: string;
  /** An output of another task of this DAG. */
  readonly taskOutputParameter?: TaskOutputParameter;
  /** How another task of this DAG ended. */
  readonly taskFinalStatus?: TaskFinalStatusSource;
  /** Part of the value: `parseJson(string_value)["<key>"]`. */
  readonly parameterExpressionSelector?: string;
}

/** An output of another task. */
export interface TaskOutputParameter {
  /** The task. */
  readonly producerTask: string;
  /** Name of the output. */
  readonly outputParameterKey: string;
}

/** How another task ended. */
export interface TaskFinalStatusSource {
  /** The task. */
  readonly producerTask: string;
}

/**
 * Where a file comes from: one of both.
 * @schema {"not":{"required":["componentInputArtifact","taskOutputArtifact"]}}
 */
export interface InputArtifact {
  /** An input of the component whose DAG this is. */
  readonly componentInputArtifact?: string;
  /** An output of another task of this DAG. */
  readonly taskOutputArtifact?: TaskOutputArtifact;
}

/** An output of another task. */
export interface TaskOutputArtifact {
  /** The task. */
  readonly producerTask: string;
  /** Name of the output. */
  readonly outputArtifactKey: string;
}

/** Whether a result of before may be taken. */
export interface CachingOptions {
  /** It may. */
  readonly enableCache?: boolean;
  /** Takes the place of the computed key (after 2.17). */
  readonly cacheKey?: string;
}

/** Whether a task runs. */
export interface TriggerPolicy {
  /** A text in CEL over the task's own inputs. */
  readonly condition?: string;
  /** What has to be done before. */
  readonly strategy?: 'TRIGGER_STRATEGY_UNSPECIFIED' | 'ALL_UPSTREAM_TASKS_SUCCEEDED' | 'ALL_UPSTREAM_TASKS_COMPLETED';
}

/** How often a task is tried again. */
export interface RetryPolicy {
  /** At most. */
  readonly maxRetryCount?: Int32;
  /** Before the first time. */
  readonly backoffDuration?: Seconds;
  /** Factor from one time to the next. */
  readonly backoffFactor?: number;
  /** At most. */
  readonly backoffMaxDuration?: Seconds;
}

/** A task once for each value. */
export interface ParameterIterator {
  /** Which values. */
  readonly items: ParameterItems;
  /** Input of the component that gets the value. */
  readonly itemInput: string;
}

/**
 * Values: one of both.
 * @schema {"not":{"required":["raw","inputParameter"]}}
 */
export interface ParameterItems {
  /** A list as JSON text. */
  readonly raw?: string;
  /** An input of the task. */
  readonly inputParameter?: string;
}

/** A task once for each file. */
export interface ArtifactIterator {
  /** Which files. */
  readonly items: ArtifactItems;
  /** Input of the component that gets the file. */
  readonly itemInput: string;
}

/** Files. */
export interface ArtifactItems {
  /** An input of the task. */
  readonly inputArtifact: string;
}

/** How many rounds at a time. */
export interface IteratorPolicy {
  /** At most; 0 is without limit. */
  readonly parallelismLimit?: Int32;
}
