/**
 * ray.io: states, as all versions have them.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { Int32, Int64, Quantity, Time } from '../meta';

/** State of a cluster. */
export interface RayClusterStatusBase {
  /** `ready`, `suspended` or `failed`. */
  readonly state?: string;
  /** Cause in a sentence. */
  readonly reason?: string;
  /** Workers that should be there. */
  readonly desiredWorkerReplicas?: Int32;
  /** Workers whose pods run. */
  readonly availableWorkerReplicas?: Int32;
  /** Workers that are ready. */
  readonly readyWorkerReplicas?: Int32;
  /** Fewest workers. */
  readonly minWorkerReplicas?: Int32;
  /** Most workers. */
  readonly maxWorkerReplicas?: Int32;
  /** CPUs of all pods. */
  readonly desiredCPU?: Quantity;
  /** Memory of all pods. */
  readonly desiredMemory?: Quantity;
  /** GPUs of all pods. */
  readonly desiredGPU?: Quantity;
  /** TPUs of all pods. */
  readonly desiredTPU?: Quantity;
  /** Ports of the head by name. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /**
   * When the state was last written.
   * @nullable
   */
  readonly lastUpdateTime?: Time;
  /** Generation of the object that the state was made of. */
  readonly observedGeneration?: Int64;
}

/** Addresses of the head. */
export interface RayHeadBase {
  /** IP address of the pod. */
  readonly podIP?: string;
  /** IP address of the Service. */
  readonly serviceIP?: string;
}

/** State of a job. */
export interface RayJobStatusBase {
  /** Id of the job in Ray. */
  readonly jobId?: string;
  /** State of the job in Ray: `PENDING`, `RUNNING`, `STOPPED`, `SUCCEEDED`, `FAILED`. */
  readonly jobStatus?: string;
  /** State of all that belongs to the job: `Initializing`, `Running`, `Complete`, `Failed`, `Suspended`, `Retrying` and others. */
  readonly jobDeploymentStatus?: string;
  /** Cause in a sentence. */
  readonly message?: string;
  /** Name of the cluster. */
  readonly rayClusterName?: string;
  /** `host:port` of the dashboard. */
  readonly dashboardURL?: string;
  /** When the job began. */
  readonly startTime?: Time;
  /** When it ended. */
  readonly endTime?: Time;
  /** Generation of the object that the state was made of. */
  readonly observedGeneration?: Int64;
}

/** State of a deployment of Ray Serve. */
export interface RayServeStatus {
  /** `HEALTHY`, `UPDATING`, `UNHEALTHY` and others. */
  readonly status?: string;
  /** Cause in a sentence. */
  readonly message?: string;
}
