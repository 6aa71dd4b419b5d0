/**
 * trainer.kubeflow.org/v1alpha1: frameworks and schedulers of training runtimes.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { Int32 } from '../../meta';

/**
 * How many nodes a training job has, and the framework that runs on them; at most one framework.
 * @validation {"rule":"[has(self.torch), has(self.mpi), has(self.jax), has(self.xgboost),has(self.flux)].filter(x, x).size() <= 1","message":"Only one of the policy can be configured"}
 */
export interface MlPolicy {
  /** Nodes of a training job that names no number; 1, if left out. */
  readonly numNodes?: Int32;
  /** PyTorch: containers get what `torchrun` reads from its environment. */
  readonly torch?: TorchPolicy;
  /** MPI: a launcher reaches the nodes by SSH, with keys that the controller makes. */
  readonly mpi?: MpiPolicy;
  /** JAX: containers get the address of the coordinator, and their number. */
  readonly jax?: JaxPolicy;
  /** XGBoost: containers get the address of the tracker, and their number. */
  readonly xgboost?: XgboostPolicy;
  /** Flux: an init container brings the scheduler Flux into the pods. */
  readonly flux?: FluxPolicy;
}

/** PyTorch; there is nothing to set. */
export interface TorchPolicy {
}

/** JAX; there is nothing to set. */
export interface JaxPolicy {
}

/** XGBoost; there is nothing to set. */
export interface XgboostPolicy {
}

/** MPI. */
export interface MpiPolicy {
  /**
   * Processes on each node.
   * @default 1
   */
  readonly numProcPerNode?: Int32;
  /**
   * Implementation of MPI.
   * @default "OpenMPI"
   */
  readonly mpiImplementation?: 'OpenMPI' | '';
  /**
   * Folder of the SSH keys in the containers.
   * @default "/root/.ssh"
   * @maxLength 4096
   */
  readonly sshAuthMountPath?: string;
  /**
   * Whether the launcher trains too, as one of the nodes.
   * @default false
   */
  readonly runLauncherAsNode?: boolean;
}

/** Flux. */
export interface FluxPolicy {
  /**
   * Processes on each node.
   * @default 1
   * @validation {"rule":"self >= 1","message":"NumProcPerNode in fluxPolicy must be >= 1"}
   */
  readonly numProcPerNode?: Int32;
}

/** Scheduler that starts all pods of a training job or none. */
export interface PodGroupPolicy {
  /** The coscheduling plug-in of Kubernetes' scheduler. */
  readonly coscheduling?: CoschedulingPolicy;
  /** Volcano. */
  readonly volcano?: VolcanoPolicy;
}

/** Coscheduling. */
export interface CoschedulingPolicy {
  /**
   * Seconds in which all pods must find their nodes.
   * @default 60
   */
  readonly scheduleTimeoutSeconds?: Int32;
}

/** Volcano. */
export interface VolcanoPolicy {
  /** How near to each other in the network the nodes must be. */
  readonly networkTopology?: VolcanoNetworkTopology;
}

/** How near to each other in the network nodes must be. */
export interface VolcanoNetworkTopology {
  /**
   * Whether pods wait for such nodes, or take others where there are none.
   * @default "hard"
   */
  readonly mode?: 'hard' | 'soft';
  /**
   * Highest tier of the network that the pods may cross.
   * @default 1
   * @asType integer
   */
  readonly highestTierAllowed?: number;
}
