import type { DatasetInitializer, ModelInitializer } from './train-job-props';
import type { PodGroupPolicy, TrainingRuntimeSpec } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { ImageName, Images } from '../../core';
import type { MemoryAmount } from '../../core/amounts';
import type { ExistingClaim, NewClaimOptions } from '../claims';
import type { ContainerOptions } from '../pod/container';
import type { PodOptions } from '../pod/pod';
import type { ComputeResources } from '../pod/resources';
import { WorkloadProps } from '../workload';

/** Framework by which processes find each other. */
export type TrainingFramework = 'torch' | 'torchtune' | 'jax' | 'xgboost';

/**
 * How training jobs run, as the platform's own runtimes are made.
 * @schema {"x-kubernetes-preserve-unknown-fields":true}
 * @form what torchDistributed(), deepspeedDistributed(), torchtune(), runtime() and the like return
 */
export interface RuntimeForm {
  /** Name of the platform's runtime of that form. */
  readonly name: string;
  /** By which clients find it. */
  readonly framework: string;
  /** References of images that are not pinned. */
  readonly ownImages: readonly string[];
  /** What training jobs of it consist of. */
  spec(image: (name: ImageName) => string): TrainingRuntimeSpec;
}

/** A download of a runtime, as training jobs have it that say nothing else of it. */
export interface InitializerStep extends ComputeResources {
  /** Image of the program that downloads. @default - the pinned one */
  readonly image?: string;
}

/** Downloads the data. */
export interface DatasetStep extends InitializerStep, DatasetInitializer {}

/** Downloads the model. */
export interface ModelStep extends InitializerStep, ModelInitializer {}

/** Which steps come before the training. */
export interface InitializerSteps {
  /** Step that downloads data into `/workspace/dataset`. @default - none */
  readonly dataset?: DatasetStep;
  /** Step that downloads a model into `/workspace/model`. @default - none */
  readonly model?: ModelStep;
  /**
   * Whether the nodes start only once all is there.
   * @default true
   */
  readonly wait?: boolean;
}

/** Steps with a volume of each training job. */
export interface StoredInitializers extends InitializerSteps, Pick<NewClaimOptions, 'storageClassName' | 'accessMode'> {
  /**
   * Size of the volume at `/workspace`, which comes and goes with the training job.
   * @default '20Gi'
   */
  readonly storage?: MemoryAmount;
}

/** Steps with a volume that is there, or none. */
export interface SharedInitializers extends InitializerSteps {
  /** Claim at `/workspace`, or `none` for programs that keep what they load elsewhere. */
  readonly storage: ExistingClaim | 'none';
  /** @default - none */
  readonly storageClassName?: undefined;
  /** @default - none */
  readonly accessMode?: undefined;
}

/** What every runtime of a team takes. */
export interface TrainingRuntimeCommon extends WorkloadProps, PodOptions, ContainerOptions {
  /**
   * Whether the pods get a proxy of the mesh, for what the program calls; the nodes reach each other beside it in any case.
   * @default false
   */
  readonly mesh?: boolean;
  /**
   * How often a training that fails starts anew.
   * @minimum 0
   * @asType integer
   * @default - never
   */
  readonly maxRestarts?: number;
  /**
   * Seconds after its end until what a training job has made is deleted.
   * @minimum 0
   * @asType integer
   * @default - it stays as long as the training job
   */
  readonly ttlSecondsAfterFinished?: number;
  /** Scheduler that starts all pods of a training job or none, in the API's form. @default - each pod for itself */
  readonly podGroupPolicy?: PodGroupPolicy;
  /** Where pinned images come from. @default - as the profile around it or a platform of the app says, else as pinned */
  readonly images?: Images;
  /** Further labels of the runtime, in place of ours where they have one key. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A runtime whose nodes all run the same program. */
export interface SingleStepRuntime extends TrainingRuntimeCommon {
  /**
   * Nodes of a training job that names no number.
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly numNodes?: number;
  /** Downloads before the training. @default - none */
  readonly initializers?: StoredInitializers | SharedInitializers;
  /** @default - none */
  readonly like?: undefined;
}

/** Nodes that find each other by a framework. */
export interface FrameworkRuntime extends SingleStepRuntime {
  /** Framework on the nodes. */
  readonly framework: TrainingFramework;
  /** Image of training jobs that name none. @default - the pinned one of the platform's runtime */
  readonly image?: string;
}

/** Nodes to which nothing is told of each other. */
export interface PlainRuntime extends SingleStepRuntime {
  /** No framework. */
  readonly framework: 'plainml';
  /** Image of training jobs that name none. */
  readonly image: string;
}

/** A runtime whose launcher starts processes on the nodes by SSH. */
export interface MpiRuntime extends TrainingRuntimeCommon {
  /** MPI. */
  readonly framework: 'mpi';
  /** Image of training jobs that name none; it holds an SSH server. */
  readonly image: string;
  /**
   * Nodes of a training job that names no number; at least 2 where the launcher is one of them.
   * @default 2
   * @minimum 1
   * @asType integer
   */
  readonly numNodes?: number;
  /**
   * Processes on each node of a training job that names no number.
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly numProcPerNode?: number;
  /**
   * Folder of the SSH keys in the containers: `.ssh` in the home of the image's user.
   * @default '/root/.ssh'
   */
  readonly sshAuthMountPath?: string;
  /**
   * Whether the launcher trains too, as one of the nodes.
   * @default true
   */
  readonly runLauncherAsNode?: boolean;
  /**
   * What starts the SSH server of the other nodes, in the foreground.
   * @default ['/usr/sbin/sshd', '-De']
   */
  readonly sshd?: readonly string[];
  /** Downloads before the training. @default - none */
  readonly initializers?: StoredInitializers | SharedInitializers;
  /** @default - none */
  readonly like?: undefined;
}

/** A runtime that is like one of the platform's, with changes. */
export interface LikeRuntime extends TrainingRuntimeCommon {
  /** The other one, such as `torchDistributed()` or `torchtune('qwen2.5-1.5b')`. */
  readonly like: RuntimeForm;
  /** Image of training jobs that name none. @default - that of the other one */
  readonly image?: string;
  /**
   * Nodes of a training job that names no number.
   * @default - as many as the other one has
   * @minimum 1
   * @asType integer
   */
  readonly numNodes?: number;
  /** @default - none */
  readonly framework?: undefined;
  /** @default - none */
  readonly initializers?: undefined;
}

/** Properties of {@link TrainingRuntime}. */
export type TrainingRuntimeProps = FrameworkRuntime | PlainRuntime | MpiRuntime | LikeRuntime;
