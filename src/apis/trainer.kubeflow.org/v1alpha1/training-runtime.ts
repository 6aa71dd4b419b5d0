/**
 * trainer.kubeflow.org/v1alpha1: `TrainingRuntime`.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MlPolicy, PodGroupPolicy } from './policies';
import { JobSetSpec } from '../../jobset.x-k8s.io/v1alpha2';
import { EmbeddedMetadata } from '../../k8s/meta/v1';
import { Manifest, NamedMetadata } from '../../meta';

/** How training jobs of one kind run; for those of its own namespace. */
export interface TrainingRuntimeResource {
  /** Identity of the object; the label `trainer.kubeflow.org/framework` says how clients find it. */
  readonly metadata: NamedMetadata;
  /** What the training jobs consist of. */
  readonly spec?: TrainingRuntimeSpec;
}

/**
 * What the training jobs of a runtime consist of.
 * @minProperties 1
 */
export interface TrainingRuntimeSpec {
  /** Framework by which processes find each other, and how many nodes there are. */
  readonly mlPolicy?: MlPolicy;
  /** Lets a scheduler start all pods of a training job or none; each for itself, if left out. */
  readonly podGroupPolicy?: PodGroupPolicy;
  /** Form of the JobSets that are made, one for each training job, with its name. */
  readonly template?: JobSetTemplateSpec;
}

/**
 * Form of a JobSet.
 * @minProperties 1
 */
export interface JobSetTemplateSpec {
  /** Labels and annotations of the JobSets. */
  readonly metadata?: EmbeddedMetadata;
  /**
   * The Jobs. The label `trainer.kubeflow.org/trainjob-ancestor-step` of a Job's template says which part of a training job it does:
   * `trainer` with the container `node`, `dataset-initializer` and `model-initializer` with containers of these names.
   */
  readonly spec?: JobSetSpec;
}

/** `TrainingRuntime`, namespaced. */
export class TrainingRuntime extends ApiObject {
  public static readonly GVK = { apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainingRuntime' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TrainingRuntimeResource>) {
    super(scope, id, { ...TrainingRuntime.GVK, ...props });
  }
}
