/**
 * kueue.x-k8s.io/v1beta1: old version of `WorkloadPriorityClass`; the types are those of v1beta2.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { WorkloadPriorityClassResource } from '../v1beta2/workload-priority-class';

/** `WorkloadPriorityClass`, cluster-scoped. */
export class WorkloadPriorityClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'WorkloadPriorityClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadPriorityClassResource>) {
    super(scope, id, { ...WorkloadPriorityClass.GVK, ...props });
  }
}
