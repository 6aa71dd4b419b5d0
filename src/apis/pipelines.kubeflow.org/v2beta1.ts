/**
 * pipelines.kubeflow.org/v2beta1: `Pipeline` and `PipelineVersion`, in which Kubeflow Pipelines keeps pipelines if its store is Kubernetes.
 *
 * Source: Kubeflow Pipelines, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyValue, Manifest, NamedMetadata } from '../meta';

/** A pipeline, which has versions. */
export interface PipelineResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What people see of it. */
  readonly spec?: PipelineSpec;
}

/** `Pipeline`, namespaced. */
export class Pipeline extends ApiObject {
  public static readonly GVK = { apiVersion: 'pipelines.kubeflow.org/v2beta1', kind: 'Pipeline' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PipelineResource>) {
    super(scope, id, { ...Pipeline.GVK, ...props });
  }
}

/** What people see of a pipeline. */
export interface PipelineSpec {
  /** Name in the user interface; that of the object if left out. */
  readonly displayName?: string;
  /** What it is for. */
  readonly description?: string;
}

/** A version of a pipeline; its spec can never change, so that a change is another object. */
export interface PipelineVersionResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pipeline, and what runs. */
  readonly spec?: PipelineVersionSpec;
  /** What the API server of Kubeflow Pipelines reports. */
  readonly status?: PipelineVersionStatus;
}

/** `PipelineVersion`, namespaced. */
export class PipelineVersion extends ApiObject {
  public static readonly GVK = { apiVersion: 'pipelines.kubeflow.org/v2beta1', kind: 'PipelineVersion' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PipelineVersionResource>) {
    super(scope, id, { ...PipelineVersion.GVK, ...props });
  }
}

/** What runs. */
export interface PipelineVersionSpec {
  /** Name of the Pipeline, in the same namespace. */
  readonly pipelineName?: string;
  /** Name in the user interface; that of the object if left out. */
  readonly displayName?: string;
  /** What is new in it. */
  readonly description?: string;
  /** Where its source lies. */
  readonly codeSourceURL?: string;
  /** The compiled pipeline, as an object. */
  readonly pipelineSpec: AnyValue;
  /** What of the compiled pipeline is for Kubernetes alone, as an object. */
  readonly platformSpec?: AnyValue;
  /** Where the compiled pipeline came from; does not take the place of `pipelineSpec`. */
  readonly pipelineSpecURI?: string;
}

/** What the API server reports of a version. */
export interface PipelineVersionStatus {
  /** Reports by type. */
  readonly conditions?: readonly PipelineVersionCondition[];
}

/** A report. */
export interface PipelineVersionCondition {
  /**
   * What it is about.
   * @maxLength 316
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\u002f)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly type: string;
  /** Whether it holds. */
  readonly status: 'True' | 'False' | 'Unknown';
  /** Cause in a word. */
  readonly reason: string;
  /**
   * Cause in a sentence.
   * @maxLength 32768
   */
  readonly message: string;
}
