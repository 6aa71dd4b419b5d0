/**
 * kueue.x-k8s.io/v1beta2: `WorkloadPriorityClass`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** A priority in queues, which has no influence on pods; workloads name it in the label `kueue.x-k8s.io/priority-class`. */
export interface WorkloadPriorityClassResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The priority; higher ones come first. */
  readonly value: Int32;
  /**
   * What it is for.
   * @maxLength 2048
   */
  readonly description?: string;
}

/** `WorkloadPriorityClass`, cluster-scoped. */
export class WorkloadPriorityClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'WorkloadPriorityClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadPriorityClassResource>) {
    super(scope, id, { ...WorkloadPriorityClass.GVK, ...props });
  }
}
