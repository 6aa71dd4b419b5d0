/**
 * kueue.x-k8s.io/v1beta1: `Workload`.
 *
 * Source: Kueue v0.16.4, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { PodSet, WorkloadBase } from '../workload';

/** Pods that start together, once there is room for all; Kueue makes one for each job. */
export interface WorkloadV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pods, and where they wait. */
  readonly spec?: WorkloadV1beta1Spec;
}

/**
 * Pods that start together, and where they wait.
 * @validation {"message":"priority should not be nil when priorityClassName is set","rule":"has(self.priorityClassName) ? has(self.priority) : true"}
 * @check {"not":{"required":["priorityClassName"],"not":{"required":["priority"]}},"x-form":"with priorityClassName, but no priority"}
 */
export interface WorkloadV1beta1Spec extends WorkloadBase {
  /**
   * Pods by form; immutable while they have a place.
   * @minItems 1
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly podSets: readonly PodSet[];
  /**
   * Name of the class that gives the priority.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly priorityClassName?: string;
  /**
   * Kind of that class.
   * @default ""
   */
  readonly priorityClassSource?: 'kueue.x-k8s.io/workloadpriorityclass' | 'scheduling.k8s.io/priorityclass' | '';
}

/** `Workload`, namespaced. */
export class Workload extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'Workload' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadV1beta1Resource>) {
    super(scope, id, { ...Workload.GVK, ...props });
  }
}
