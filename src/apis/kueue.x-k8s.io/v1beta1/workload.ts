/**
 * kueue.x-k8s.io/v1beta1: `Workload`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { PodSet, WorkloadBase } from '../workload';
import { WorkloadV1beta1Status } from './workload-status';

/**
 * Pods that start together, once there is room for all; Kueue makes one for each job.
 * @validation {"message":"podSetAssignments must have the same number of podSets as the spec","rule":"has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(self.status.admission) ? size(self.spec.podSets) == size(self.status.admission.podSetAssignments) : true"}
 * @validation {"message":"priorityClassSource is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(oldSelf.spec.priorityClassSource) && has(self.spec.priorityClassSource)) ? (oldSelf.spec.priorityClassSource == self.spec.priorityClassSource) : true"}
 * @validation {"message":"priorityClassName is immutable while workload quota reserved and priorityClassSource is not equal to kueue.x-k8s.io/workloadpriorityclass","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(oldSelf.spec.priorityClassSource) && has(self.spec.priorityClassSource) && (self.spec.priorityClassSource != 'kueue.x-k8s.io/workloadpriorityclass') && has(oldSelf.spec.priorityClassName) && has(self.spec.priorityClassName)) ? (oldSelf.spec.priorityClassName == self.spec.priorityClassName) : true"}
 * @validation {"message":"queueName is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True')) && (has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True')) && has(oldSelf.spec.queueName) && has(self.spec.queueName) ? oldSelf.spec.queueName == self.spec.queueName : true"}
 * @validation {"message":"maximumExecutionTimeSeconds is immutable while workload quota reserved","rule":"((has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'Admitted' && c.status == 'True')) && (has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'Admitted' && c.status == 'True')))?((has(oldSelf.spec.maximumExecutionTimeSeconds)?oldSelf.spec.maximumExecutionTimeSeconds:0) ==  (has(self.spec.maximumExecutionTimeSeconds)?self.spec.maximumExecutionTimeSeconds:0)):true"}
 */
export interface WorkloadV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pods, and where they wait. */
  readonly spec?: WorkloadV1beta1Spec;
  /** What is reported of it. */
  readonly status?: WorkloadV1beta1Status;
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
