/**
 * kubeflow.org/v1: `MPIJob`.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { TrainingJobStatus, TrainingReplica, TrainingRunPolicy } from './training';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** A program of MPI, which its launcher starts in the workers. */
export interface MPIJobResource {
  /** Identity of the object; the name is the first part of those of the pods and their Services. */
  readonly metadata: NamedMetadata;
  /** Launcher and workers, and how they are run. */
  readonly spec?: MPIJobSpec;
  /** How far the training is. */
  readonly status?: TrainingJobStatus;
}

/** Launcher and workers, and how they are run. */
export interface MPIJobSpec {
  /**
   * Pods by role.
   * @mapOf TrainingReplica
   */
  readonly mpiReplicaSpecs: MPIReplicas;
  /** How the training is run. */
  readonly runPolicy?: TrainingRunPolicy;
  /** Processes of each worker; 1 when left out. */
  readonly slotsPerWorker?: Int32;
  /**
   * Which pods are deleted at the end, as in `runPolicy`.
   * @asType string
   * @check {"enum":["All","Running","None"]}
   */
  readonly cleanPodPolicy?: 'All' | 'Running' | 'None';
  /** Container of the workers in which the processes run; the first when left out. */
  readonly mainContainer?: string;
}

/**
 * Pods of an `MPIJob` by role, whatever their containers are called.
 * @check {"additionalProperties":{"required":["template"]}}
 */
export interface MPIReplicas {
  /** The pod that runs `mpirun`. */
  readonly Launcher: MPILauncher;
  /** The pods in which the processes run; none when left out. */
  readonly Worker?: TrainingReplica;
}

/** The one pod that starts the processes. */
export interface MPILauncher extends TrainingReplica {
  /** There is one. */
  readonly replicas?: 1;
}

/** `MPIJob`, namespaced. */
export class MPIJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'MPIJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MPIJobResource>) {
    super(scope, id, { ...MPIJob.GVK, ...props });
  }
}
