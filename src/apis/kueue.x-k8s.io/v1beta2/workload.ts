/**
 * kueue.x-k8s.io/v1beta2: `Workload`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { WorkloadBase } from '../workload';
import { WorkloadStatus } from './workload-status';

/**
 * Pods that start together, once there is room for all; Kueue makes one for each job.
 * @validation {"message":"podSetAssignments must have the same number of podSets as the spec","rule":"has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(self.status.admission) ? size(self.spec.podSets) == size(self.status.admission.podSetAssignments) : true"}
 * @validation {"message":"priorityClassRef is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True')) ? (!has(oldSelf.spec.priorityClassRef) && !has(self.spec.priorityClassRef)) || (has(oldSelf.spec.priorityClassRef) && has(self.spec.priorityClassRef)) : true"}
 * @validation {"message":"priorityClassRef.group is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(oldSelf.spec.priorityClassRef) && has(self.spec.priorityClassRef)) ? oldSelf.spec.priorityClassRef.group == self.spec.priorityClassRef.group : true"}
 * @validation {"message":"priorityClassRef.kind is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(oldSelf.spec.priorityClassRef) && has(self.spec.priorityClassRef)) ? oldSelf.spec.priorityClassRef.kind == self.spec.priorityClassRef.kind : true"}
 * @validation {"message":"priorityClassRef.name is immutable for scheduling.k8s.io/priorityclass while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True') && has(oldSelf.spec.priorityClassRef) && has(self.spec.priorityClassRef) && self.spec.priorityClassRef.group == 'scheduling.k8s.io' && self.spec.priorityClassRef.kind == 'PriorityClass') ? oldSelf.spec.priorityClassRef.name == self.spec.priorityClassRef.name : true"}
 * @validation {"message":"queueName is immutable while workload quota reserved","rule":"(has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True')) && (has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'QuotaReserved' && c.status == 'True')) && has(oldSelf.spec.queueName) && has(self.spec.queueName) ? oldSelf.spec.queueName == self.spec.queueName : true"}
 * @validation {"message":"maximumExecutionTimeSeconds is immutable while workload quota reserved","rule":"((has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, c.type == 'Admitted' && c.status == 'True')) && (has(self.status) && has(self.status.conditions) && self.status.conditions.exists(c, c.type == 'Admitted' && c.status == 'True')))?((has(oldSelf.spec.maximumExecutionTimeSeconds)?oldSelf.spec.maximumExecutionTimeSeconds:0) ==  (has(self.spec.maximumExecutionTimeSeconds)?self.spec.maximumExecutionTimeSeconds:0)):true"}
 */
export interface WorkloadResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pods, and where they wait. */
  readonly spec?: WorkloadSpec;
  /** What is reported of it. */
  readonly status?: WorkloadStatus;
}

/**
 * Pods that start together, and where they wait.
 * @validation {"message":"priority should not be nil when priorityClassRef is set","rule":"!has(self.priorityClassRef) || has(self.priority)"}
 * @check {"not":{"required":["priorityClassRef"],"not":{"required":["priority"]}},"x-form":"with priorityClassRef, but no priority"}
 */
export interface WorkloadSpec extends WorkloadBase {
  /** Class that gives the priority. */
  readonly priorityClassRef?: WorkloadPriorityRef;
  /**
   * Gates that keep it from taking the place of others, closed until somebody opens them.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly preemptionGates?: readonly PreemptionGate[];
}

/** A gate that keeps a workload from taking the place of others. */
export interface PreemptionGate {
  /**
   * Its name.
   * @minLength 1
   * @maxLength 63
   */
  readonly name: string;
}

/**
 * Class that gives a priority.
 * @validation {"message":"only the PriorityClass kind is allowed for the scheduling.k8s.io group","rule":"(self.group == 'scheduling.k8s.io') ? self.kind == 'PriorityClass' : true"}
 * @validation {"message":"only the WorkloadPriorityClass kind is allowed for the kueue.x-k8s.io group","rule":"(self.group == 'kueue.x-k8s.io') ? self.kind == 'WorkloadPriorityClass' : true"}
 */
export interface WorkloadPriorityRef {
  /** API group of its kind. */
  readonly group: 'kueue.x-k8s.io' | 'scheduling.k8s.io';
  /** Its kind. */
  readonly kind: 'WorkloadPriorityClass' | 'PriorityClass';
  /**
   * Its name.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
}

/** `Workload`, namespaced. */
export class Workload extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Workload' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadResource>) {
    super(scope, id, { ...Workload.GVK, ...props });
  }
}
