import type { ElasticPolicy, PyTorchElasticPolicy, TFJobSpec, TrainingReplica, TrainingRunPolicy } from '../../../apis/kubeflow.org/v1';
import { ObjectName } from '../../../core/names';
import type { ContainerProps } from '../../pod/container';
import type { PodOptions } from '../../pod/pod';
import { WorkloadProps } from '../../workload';

/** Pods of one role: the container that trains, and where it runs. */
export interface JobRole extends ContainerProps, PodOptions {
  /**
   * What follows the end of a pod; with `ExitCode` it starts again if its code is 128 or more.
   * @default - the operator's own: `Never`, for PyTorch and Paddle `OnFailure`
   */
  readonly restartPolicy?: TrainingReplica['restartPolicy'];
}

/** Any number of pods of one role. */
export interface WorkerRole extends JobRole {
  /**
   * How many pods.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly replicas?: number;
}

/** Pods of an MPIJob of one role, whatever their container is called. */
export interface MPIRole extends JobRole {
  /** Name of the container. @default - `mpi-launcher` or `mpi-worker` */
  readonly containerName?: string;
}

/** Pods in which processes of an MPIJob run. */
export interface MPIWorkerRole extends MPIRole {
  /**
   * How many pods.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly replicas?: number;
}

/** What all jobs of the Training Operator take. */
export interface TrainingOperatorJob {
  /** How the training is run. In Git a job with `ttlSecondsAfterFinished` starts anew whenever it was deleted. @default - as the operator does */
  readonly runPolicy?: TrainingRunPolicy;
  /**
   * Whether the pods get a proxy of the mesh, for what the program calls; the pods reach each other beside it in any case.
   * @default false
   */
  readonly mesh?: boolean;
  /** Labels of the job. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the job. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A job that can wait in a queue. */
export interface QueuedJob extends TrainingOperatorJob {
  /** Name of the `LocalQueue` in which it waits for room, such as `default`. @default - as the platform's Kueue does with jobs that name none */
  readonly queue?: ObjectName;
}

/** How many workers there may be, and how they find each other. */
export type TorchElasticPolicy = Omit<PyTorchElasticPolicy, 'nProcPerNode'>;

/** What every PyTorchJob takes. */
export interface PyTorchCommon extends QueuedJob {
  /**
   * Processes of each pod: `auto`, `cpu`, `gpu` or a number as text.
   * @pattern ^(auto|cpu|gpu|[1-9]\d*)$
   * @form "auto", "cpu", "gpu", or a number as text such as "4"
   * @default 'auto'
   */
  readonly nprocPerNode?: 'auto' | 'cpu' | 'gpu' | `${number}`;
}

/** A training whose number of workers stays, or changes while it runs. */
export interface WorkersPyTorchJob extends PyTorchCommon {
  /** The pod with rank 0. @default - none: the first worker has rank 0 */
  readonly master?: JobRole;
  /** The others. */
  readonly worker: WorkerRole;
  /** How many workers there may be. @default - their number does not change */
  readonly elasticPolicy?: TorchElasticPolicy;
}

/** A training in one pod. */
export interface MasterPyTorchJob extends PyTorchCommon {
  /** The pod. */
  readonly master: JobRole;
  /** @default - none */
  readonly worker?: undefined;
  /** @default - none */
  readonly elasticPolicy?: undefined;
}

/** A training with PyTorch. */
export type PyTorchJobOptions = WorkersPyTorchJob | MasterPyTorchJob;

/** Properties of {@link PyTorchJob}. */
export type PyTorchJobProps = PyTorchJobOptions & WorkloadProps;

/** What every TFJob takes. */
export interface TFCommon extends QueuedJob {
  /** Pods that keep the parameters. @default - none */
  readonly ps?: WorkerRole;
  /** Pods that measure how good the model is. @default - none */
  readonly evaluator?: WorkerRole;
  /** `AllWorkers` for a training that has succeeded once all workers have. @default - once the chief has, or without one the first worker */
  readonly successPolicy?: TFJobSpec['successPolicy'];
  /** Whether the number of workers may change while they run. @default false */
  readonly enableDynamicWorker?: boolean;
}

/** A training whose first worker leads. */
export interface WorkersTFJob extends TFCommon {
  /** Pods that train. */
  readonly worker: WorkerRole;
  /** @default - none */
  readonly chief?: undefined;
  /** @default - none */
  readonly master?: undefined;
}

/** A training with a chief. */
export interface ChiefTFJob extends TFCommon {
  /** The pod that leads the others, and trains too. */
  readonly chief: JobRole;
  /** Further pods that train. @default - none */
  readonly worker?: WorkerRole;
  /** @default - none */
  readonly master?: undefined;
}

/** A training with a master, as the chief was called. */
export interface MasterTFJob extends TFCommon {
  /** The pod that leads the others, and trains too. */
  readonly master: JobRole;
  /** Further pods that train. @default - none */
  readonly worker?: WorkerRole;
  /** @default - none */
  readonly chief?: undefined;
}

/** A training with TensorFlow. */
export type TFJobOptions = WorkersTFJob | ChiefTFJob | MasterTFJob;

/** Properties of {@link TFJob}. */
export type TFJobProps = TFJobOptions & WorkloadProps;

/** A training with XGBoost or LightGBM. */
export interface XGBoostJobOptions extends QueuedJob {
  /** The pod that keeps track of the others, and trains too. */
  readonly master: JobRole;
  /** The others. @default - none */
  readonly worker?: WorkerRole;
}

/** Properties of {@link XGBoostJob}. */
export interface XGBoostJobProps extends XGBoostJobOptions, WorkloadProps {}

/** A program of MPI. Kueue knows no such jobs; the MPIJobs of its configuration are those of another operator. */
export interface MPIJobOptions extends TrainingOperatorJob {
  /** The pod that starts the processes. */
  readonly launcher: MPIRole;
  /** The pods in which they run. @default - none: the launcher does all */
  readonly worker?: MPIWorkerRole;
  /**
   * Processes of each worker.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly slotsPerWorker?: number;
  /** Container of the workers in which the processes run. @default - the first */
  readonly mainContainer?: string;
}

/** Properties of {@link MPIJob}. */
export interface MPIJobProps extends MPIJobOptions, WorkloadProps {}

/** A training with JAX. */
export interface JAXJobOptions extends QueuedJob {
  /** All pods; the first is the coordinator. */
  readonly worker: WorkerRole;
}

/** Properties of {@link JAXJob}. */
export interface JAXJobProps extends JAXJobOptions, WorkloadProps {}

/** A training with PaddlePaddle whose number of workers stays, or changes while it runs. */
export interface WorkersPaddleJob extends QueuedJob {
  /** Pods that keep the parameters, or lead the workers. @default - none */
  readonly master?: WorkerRole;
  /** Pods that train. */
  readonly worker: WorkerRole;
  /** How many workers there may be. @default - their number does not change */
  readonly elasticPolicy?: ElasticPolicy;
}

/** A training with PaddlePaddle by masters alone. */
export interface MasterPaddleJob extends QueuedJob {
  /** The pods. */
  readonly master: WorkerRole;
  /** @default - none */
  readonly worker?: undefined;
  /** @default - none */
  readonly elasticPolicy?: undefined;
}

/** A training with PaddlePaddle. */
export type PaddleJobOptions = WorkersPaddleJob | MasterPaddleJob;

/** Properties of {@link PaddleJob}. */
export type PaddleJobProps = PaddleJobOptions & WorkloadProps;
