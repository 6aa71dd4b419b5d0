/**
 * mlops.seldon.io/v1alpha1: `Pipeline`, which is no pipeline of Kubeflow.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SeldonDataflow } from './scaling';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** Models that hand tensors to each other through topics of Kafka. */
export interface PipelineResource {
  /** Identity of the object; the name has no dots, and no step has it. */
  readonly metadata: NamedMetadata;
  /** The steps and how they hang together. */
  readonly spec?: PipelineSpec;
  /** How far it is. */
  readonly status?: KnativeStatus;
}

/** The steps of a pipeline and how they hang together. */
export interface PipelineSpec {
  /** What comes in from other pipelines; what clients send, if left out. */
  readonly input?: PipelineInput;
  /**
   * The models, at least one.
   * @check {"minItems":1}
   */
  readonly steps: readonly PipelineStep[];
  /** What callers get; nothing, if left out. */
  readonly output?: PipelineOutput;
  /** What happens to its topics. */
  readonly dataflow?: SeldonDataflow;
  /**
   * Whether steps may go round in circles.
   * @default false
   */
  readonly allowCycles?: boolean;
  /**
   * How often a request may come by a step again.
   * @default 0
   * @check {"minimum":0}
   */
  readonly maxStepRevisits?: Int32;
}

/** How tensors from several places become one input: from all, from those that are there at the end of the window, or the first. */
export type PipelineJoin = 'inner' | 'outer' | 'any';

/** What comes in from other pipelines. */
export interface PipelineInput {
  /** Where tensors come from: `<pipeline>.inputs`, `<pipeline>.outputs`, `<pipeline>.step.<step>.outputs.<tensor>`. */
  readonly externalInputs?: readonly string[];
  /** What must be there as well, in the same words. */
  readonly externalTriggers?: readonly string[];
  /**
   * Milliseconds for which inputs wait for each other.
   * @check {"minimum":0}
   */
  readonly joinWindowMs?: Int32;
  /**
   * How inputs come together.
   * @default "inner"
   */
  readonly joinType?: PipelineJoin;
  /**
   * How triggers come together.
   * @default "inner"
   */
  readonly triggersJoinType?: PipelineJoin;
  /** New names of tensors, by `<pipeline>.outputs.<tensor>`. */
  readonly tensorMap?: Readonly<Record<string, string>>;
}

/** A model of a pipeline. */
export interface PipelineStep {
  /** Name of the Model. */
  readonly name: string;
  /** Where tensors come from: `<step>`, `<step>.inputs`, `<step>.outputs.<tensor>`; what comes into the pipeline, if left out. */
  readonly inputs?: readonly string[];
  /**
   * Milliseconds for which inputs wait for each other.
   * @check {"minimum":0}
   */
  readonly joinWindowMs?: Int32;
  /** New names of tensors, by `<step>.outputs.<tensor>`. */
  readonly tensorMap?: Readonly<Record<string, string>>;
  /** Steps whose answer must be there as well; none of `inputs`. */
  readonly triggers?: readonly string[];
  /**
   * How inputs come together.
   * @default "inner"
   */
  readonly inputsJoinType?: PipelineJoin;
  /**
   * How triggers come together.
   * @default "inner"
   */
  readonly triggersJoinType?: PipelineJoin;
  /** How requests are collected. */
  readonly batch?: PipelineBatch;
}

/** How requests are collected. */
export interface PipelineBatch {
  /**
   * Requests that go on together.
   * @check {"minimum":0}
   */
  readonly size?: Int32;
  /**
   * Milliseconds for which they are collected.
   * @check {"minimum":0}
   */
  readonly windowMs?: Int32;
  /**
   * Whether windows overlap.
   * @default false
   */
  readonly rolling?: boolean;
}

/** What callers of a pipeline get. */
export interface PipelineOutput {
  /** Where tensors come from: `<step>` or `<step>.outputs.<tensor>`. */
  readonly steps?: readonly string[];
  /**
   * Milliseconds for which they wait for each other.
   * @default 0
   * @check {"minimum":0}
   */
  readonly joinWindowMs?: Int32;
  /**
   * How they come together.
   * @default "inner"
   */
  readonly stepsJoin?: PipelineJoin;
  /** New names of tensors, by `<step>.outputs.<tensor>`. */
  readonly tensorMap?: Readonly<Record<string, string>>;
}

/** `Pipeline`, namespaced. */
export class Pipeline extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Pipeline' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PipelineResource>) {
    super(scope, id, { ...Pipeline.GVK, ...props });
  }
}
