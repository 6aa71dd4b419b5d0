/**
 * The intermediate representation of Kubeflow Pipelines: what its SDKs compile pipelines to and its API server runs, as protobuf JSON.
 *
 * Fields, names and encoding are those of `pipeline_spec.proto` and `kubernetes_executor_config.proto` of Kubeflow Pipelines, of all releases from
 * 2.14 on and of what comes after 2.17; `targets.ts` says which release knows which. A field with the default value of its type is absent; an
 * empty message that is there is `{}`; integers of 64 bits are texts.
 */
import type { ComponentSpec } from './component-types';
import type { DeploymentSpec } from './executor-types';
import type { PlatformSpec } from './platform-types';

export type * from './component-types';
export type * from './executor-types';
export type * from './platform-types';
export type * from './pod-types';
export type * from './scalar-types';
export type * from './task-types';

/** A compiled pipeline: one document, or two if something of it is for Kubernetes alone. */
export interface CompiledPipeline {
  /** What runs: the first document. */
  readonly spec: PipelineSpec;
  /** What of it is for one platform alone: the second document. */
  readonly platform?: PlatformSpec;
}

/** The first document. */
export interface PipelineSpec {
  /** Name and texts of the pipeline. */
  readonly pipelineInfo: PipelineInfo;
  /** The pipeline itself; always has a `dag`. */
  readonly root: ComponentSpec;
  /** What tasks refer to, by name (`comp-<task>`). */
  readonly components?: Readonly<Record<string, ComponentSpec>>;
  /** What components without a DAG run. */
  readonly deploymentSpec?: DeploymentSpec;
  /** Version of the representation. */
  readonly schemaVersion: '2.1.0';
  /** What compiled it; nothing reads it. */
  readonly sdkVersion?: string;
  /** Where artifacts go; the open-source server does not read it. */
  readonly defaultPipelineRoot?: string;
}

/** Name and texts of a pipeline. */
export interface PipelineInfo {
  /**
   * 1 to 128 lower-case letters, digits and `-`, not first.
   * @pattern ^[a-z0-9][a-z0-9-]{0,127}$
   * @form 1 to 128 lower-case letters, digits and "-", not first
   */
  readonly name: string;
  /** Name in the user interface. */
  readonly displayName?: string;
  /** What it is for. */
  readonly description?: string;
}
