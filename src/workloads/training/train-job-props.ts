import type { CacheRuntime, NodeRuntime, OwnRuntime, ProcessRuntime, TuningRuntime } from './runtimes';
import type { TrainJobSpec } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { SecretRef } from '../../core';
import { ObjectName } from '../../core/names';
import { Environment } from '../environment';
import type { ContainerOptions } from '../pod/container';
import type { PodOptions } from '../pod/pod';
import type { ComputeResources } from '../pod/resources';
import { WorkloadProps } from '../workload';

/** Credentials and settings of a download. */
export interface InitializerOptions {
  /** Environment of the program that downloads, such as `IGNORE_PATTERNS`, or `ENDPOINT` and `REGION` for S3. @default {} */
  readonly env?: Environment;
  /** Secret all of whose keys become its environment: `ACCESS_TOKEN` for Hugging Face, `ACCESS_KEY_ID` and `SECRET_ACCESS_KEY` for S3. @default - none */
  readonly secret?: SecretRef | ObjectName;
}

/** Data that are downloaded before the training, or that a cache reads. */
export interface DatasetInitializer extends InitializerOptions {
  /** `hf://<owner>/<name>` of Hugging Face, `s3://<bucket>/<path>`, or `cache://<schema>/<table>`. @default - that of the runtime */
  readonly storageUri?: `hf://${string}` | `s3://${string}` | `cache://${string}`;
}

/** Model that is downloaded before the training. */
export interface ModelInitializer extends InitializerOptions {
  /** `hf://<owner>/<name>` of Hugging Face, or `s3://<bucket>/<path>`. @default - that of the runtime */
  readonly storageUri?: `hf://${string}` | `s3://${string}`;
}

/** What a training job can change of the pods of its runtime. */
export interface TrainingPods extends Pick<PodOptions, 'podLabels' | 'podAnnotations' | 'serviceAccount' | 'imagePullSecrets' | 'nodePool' | 'nodeSelector' | 'tolerations'
  | 'affinity' | 'podSecurityContext'>, Pick<ContainerOptions, 'mounts' | 'securityContext'> {
  /**
   * Whether the pods get a proxy of the mesh, for what the program calls; the nodes reach each other beside it in any case.
   * @default false
   */
  readonly mesh?: boolean;
}

/** What every training job takes. */
export interface TrainJobCommon extends TrainingPods, Pick<ContainerOptions, 'command' | 'args' | 'env'> {
  /** Image with the program, `registry.example.com/team/train:1.2`. @default - that of the runtime */
  readonly image?: string;
  /** What each node asks for. @default - as the runtime says */
  readonly resourcesPerNode?: ComputeResources;
  /** Name of the `LocalQueue` in which it waits for room, such as `default`. @default - as the platform's Kueue does with jobs that name none */
  readonly queue?: ObjectName;
  /**
   * Holds the training back, or stops it, until it is set to false. In a queue it is left out: the queue decides.
   * @default false
   */
  readonly suspend?: boolean;
  /** Controller that works on it: Trainer's own, or Kueue for another cluster. @default - Trainer's own */
  readonly managedBy?: TrainJobSpec['managedBy'];
  /**
   * Seconds after which a training that still runs is stopped and counts as failed.
   * @minimum 1
   * @asType integer
   * @default - it may take as long as it needs
   */
  readonly activeDeadlineSeconds?: number;
  /** Labels of the training job. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the training job. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How many nodes train. */
export interface TrainingNodes {
  /**
   * Nodes, each of which is a pod.
   * @minimum 1
   * @asType integer
   * @default - as the runtime says
   */
  readonly numNodes?: number;
}

/** How many processes a node has. */
export interface NodeProcesses {
  /**
   * Processes on each node.
   * @minimum 1
   * @asType integer
   * @default - as many as the node has GPUs, else CPUs
   */
  readonly numProcPerNode?: number;
}

/** A training on nodes that start a number of processes each. */
export interface ProcessTrainJob extends TrainJobCommon, TrainingNodes, NodeProcesses {
  /** The runtime. */
  readonly runtime: ProcessRuntime;
  /** @default - none */
  readonly dataset?: undefined;
  /** @default - none */
  readonly model?: undefined;
}

/** A training on nodes that are one process each. */
export interface NodeTrainJob extends TrainJobCommon, TrainingNodes {
  /** The runtime. */
  readonly runtime: NodeRuntime;
  /** @default - none */
  readonly numProcPerNode?: undefined;
  /** @default - none */
  readonly dataset?: undefined;
  /** @default - none */
  readonly model?: undefined;
}

/** Tunes a model on one node, after it was downloaded. */
export interface TuningTrainJob extends TrainJobCommon, NodeProcesses {
  /** The runtime. */
  readonly runtime: TuningRuntime;
  /** There is one. @default 1 */
  readonly numNodes?: 1;
  /** Data to tune with. @default - those of the runtime */
  readonly dataset?: DatasetInitializer;
  /** Model to begin with. @default - that of the runtime */
  readonly model?: ModelInitializer;
}

/** A training on data that come from a cache. */
export interface CacheTrainJob extends TrainJobCommon, TrainingNodes, NodeProcesses {
  /** The runtime. */
  readonly runtime: CacheRuntime;
  /** Data that the cache reads: `cache://<schema>/<table>`, with `METADATA_LOC` and the like in `env`. */
  readonly dataset: DatasetInitializer;
  /** @default - none */
  readonly model?: undefined;
}

/** A training by a runtime of one's own. */
export interface OwnTrainJob extends TrainJobCommon, TrainingNodes, NodeProcesses {
  /** The runtime. */
  readonly runtime: OwnRuntime;
  /** Data that are downloaded first; the runtime needs a step for it. @default - none, or as the runtime says */
  readonly dataset?: DatasetInitializer;
  /** Model that is downloaded first; the runtime needs a step for it. @default - none, or as the runtime says */
  readonly model?: ModelInitializer;
}

/** What is trained, on how many nodes, by which runtime. */
export type TrainJobOptions = ProcessTrainJob | NodeTrainJob | TuningTrainJob | CacheTrainJob | OwnTrainJob;

/** Properties of {@link TrainJob}. */
export type TrainJobProps = TrainJobOptions & WorkloadProps;
