/**
 * trainer.kubeflow.org/v1alpha1: `ClusterTrainingRuntime`.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { TrainingRuntimeSpec } from './training-runtime';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** How training jobs of one kind run; for those of all namespaces. */
export interface ClusterTrainingRuntimeResource {
  /** Identity of the object; the label `trainer.kubeflow.org/framework` says how clients find it. */
  readonly metadata: NamedMetadata;
  /** What the training jobs consist of. */
  readonly spec?: TrainingRuntimeSpec;
}

/** `ClusterTrainingRuntime`, cluster-scoped. */
export class ClusterTrainingRuntime extends ClusterObject {
  public static readonly GVK = { apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'ClusterTrainingRuntime' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterTrainingRuntimeResource>) {
    super(scope, id, { ...ClusterTrainingRuntime.GVK, ...props });
  }
}
