/**
 * ray.io/v1: `RayJob`.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RayClusterSpec } from './ray-cluster';
import { RayClusterStatus } from './ray-cluster-status';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { RayJobBase } from '../job';
import { RayJobStatusBase } from '../status';

/** A program that runs once in a cluster of Ray. */
export interface RayJobResource {
  /** Identity of the object; the name is part of that of the cluster. */
  readonly metadata: NamedMetadata;
  /** The program, and its cluster. */
  readonly spec?: RayJobSpec;
  /** How far the job is. */
  readonly status?: RayJobStatus;
}

/**
 * The program, and its cluster.
 * @check {"allOf":[{"anyOf":[{"required":["rayClusterSpec"]},{"required":["clusterSelector"]}],"x-form":"with rayClusterSpec or clusterSelector"},{
 * "not":{"required":["suspend"],"properties":{"suspend":{"enum":[true]},"shutdownAfterJobFinishes":{"enum":[false]}}},
 * "x-form":"suspended without shutdownAfterJobFinishes"},{"not":{"required":["suspend","clusterSelector"],"properties":{"suspend":{"enum":[true]},
 * "clusterSelector":{"minProperties":1}}},"x-form":"suspended with clusterSelector"}]}
 */
export interface RayJobSpec extends RayJobBase {
  /** The cluster that runs the program, in place of one that `clusterSelector` finds. */
  readonly rayClusterSpec?: RayClusterSpec;
  /** The program with its arguments, as a line for the shell. */
  readonly entrypoint?: string;
  /**
   * Who hands the job over: a Job of Kubernetes, the operator by HTTP, or the user, for whom the cluster waits.
   * @default "K8sJobMode"
   * @asType string
   * @check {"enum":["K8sJobMode","HTTPMode","InteractiveMode"]}
   */
  readonly submissionMode?: 'K8sJobMode' | 'HTTPMode' | 'InteractiveMode';
  /** Settings of the Job that hands the job over. */
  readonly submitterConfig?: RaySubmitterConfig;
  /**
   * How often the job starts again after it failed, each time with a new cluster.
   * @default 0
   * @check {"minimum":0}
   */
  readonly backoffLimit?: Int32;
  /**
   * Seconds after which a job that still runs is stopped and counts as failed, at least 1.
   * @check {"minimum":1}
   */
  readonly activeDeadlineSeconds?: Int32;
  /**
   * What goes with the end of the job; the operator takes it only with its feature gate `RayJobDeletionPolicy`, which is off at first.
   * @asType string
   * @check {"enum":[],"x-form":"left out: the operator takes it only with its feature gate RayJobDeletionPolicy"}
   * @validation {"message":"the deletionPolicy field value must be either 'DeleteCluster', 'DeleteWorkers', 'DeleteSelf', or 'DeleteNone'","rule":"self in ['DeleteCluster', 'DeleteWorkers', 'DeleteSelf', 'DeleteNone']"}
   */
  readonly deletionPolicy?: 'DeleteCluster' | 'DeleteWorkers' | 'DeleteSelf' | 'DeleteNone';
  /**
   * Controller that works on the job: the operator, or Kueue for another cluster of Kubernetes. Immutable.
   * @asType string
   * @check {"enum":["ray.io/kuberay-operator","kueue.x-k8s.io/multikueue"]}
   * @validation {"message":"the managedBy field is immutable","rule":"self == oldSelf"}
   * @validation {"message":"the managedBy field value must be either 'ray.io/kuberay-operator' or 'kueue.x-k8s.io/multikueue'","rule":"self in ['ray.io/kuberay-operator', 'kueue.x-k8s.io/multikueue']"}
   */
  readonly managedBy?: 'ray.io/kuberay-operator' | 'kueue.x-k8s.io/multikueue';
}

/** Settings of the Job that hands a job over. */
export interface RaySubmitterConfig {
  /** How often its pod starts again; 2 when left out. */
  readonly backoffLimit?: Int32;
}

/** How far a job is. */
export interface RayJobStatus extends RayJobStatusBase {
  /** Cause in one word: `SubmissionFailed`, `DeadlineExceeded` or `AppFailed`. */
  readonly reason?: string;
  /**
   * Times that it ended well.
   * @default 0
   */
  readonly succeeded?: Int32;
  /**
   * Times that it failed.
   * @default 0
   */
  readonly failed?: Int32;
  /** State of the cluster. */
  readonly rayClusterStatus?: RayClusterStatus;
}

/** `RayJob`, namespaced. */
export class RayJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1', kind: 'RayJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayJobResource>) {
    super(scope, id, { ...RayJob.GVK, ...props });
  }
}
