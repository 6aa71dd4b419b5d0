import { DependsOn, ReplicatedJob } from '../../../apis/jobset.x-k8s.io/v1alpha2';
import { Container, PodSpec, ResourceRequirements, Toleration } from '../../../apis/k8s/core/v1';
import { MlPolicy, TrainingRuntimeSpec } from '../../../apis/trainer.kubeflow.org/v1alpha1';
import { ImageName } from '../../../core';
import type { ObjectName } from '../../../core/names';

/** Part of a training job that a Job of a runtime does; the webhook wants one such Job, with the container that is named like it, or `node`. */
export type RuntimeStep = 'trainer' | 'dataset-initializer' | 'model-initializer';

/** Label of a Job's template that says which part it does. */
const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';

/** Container of the program that trains. */
export const NODE = 'node';

/** Where the nodes of a runtime run. */
export interface NodeOptions {
  /**
   * Labels of the cluster's nodes that they run on.
   * @default {}
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Taints that they bear.
   * @default []
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Requests and limits of each node of a training job that names none.
   * @default - the runtime's own, usually none
   */
  readonly resources?: ResourceRequirements;
}

/** What every runtime takes. */
export interface RuntimeOptions extends NodeOptions {
  /**
   * Name of the ClusterTrainingRuntime, by which training jobs refer to it.
   * @default - that of the release
   */
  readonly name?: ObjectName;
  /**
   * Full reference of the image with tag or digest; a registry mirror does not apply to it.
   * @default - the pinned image
   */
  readonly image?: string;
  /**
   * Nodes of a training job that names no number.
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly numNodes?: number;
}

/** The reference of a pinned image. */
export type ImageOf = (name: ImageName) => string;

/**
 * How training jobs of one kind run, for all teams: what the functions of this module return.
 * @form what torchDistributed(), runtime() and the like return
 */
export class Runtime {
  /** @param make the spec, by its images */
  constructor(
    /** Name of the ClusterTrainingRuntime. */
    public readonly name: string,
    /** By which clients find it. */
    public readonly framework: string,
    private readonly make: (image: ImageOf) => TrainingRuntimeSpec,
    /** References of images that are not pinned. */
    public readonly ownImages: readonly string[] = [],
  ) {}

  /** What training jobs of it consist of. */
  public spec(image: ImageOf): TrainingRuntimeSpec {
    return this.make(image);
  }
}

/**
 * A runtime of one's own.
 *
 * @param name name of the ClusterTrainingRuntime
 * @param framework by which clients find it, such as `torch`
 * @param spec what its training jobs consist of, in the API's form
 */
export function runtime(name: string, framework: string, spec: TrainingRuntimeSpec): Runtime {
  const jobs = spec.template?.spec?.replicatedJobs ?? [];
  const images = jobs.map(job => job.template.spec?.template.spec)
    .flatMap(pod => [...pod?.containers ?? [], ...pod?.initContainers ?? []]).flatMap(container => container.image ?? []);
  return new Runtime(name, framework, () => spec, images);
}

/** A runtime with a pinned image, as far as the options name no other one. */
export function pinnedRuntime(
  options: RuntimeOptions, pinned: { readonly name: string; readonly framework: string; readonly image: ImageName }, spec: (image: string, imageOf: ImageOf) => TrainingRuntimeSpec,
): Runtime {
  const { name = pinned.name, image } = options;
  return new Runtime(name, pinned.framework, imageOf => spec(image ?? imageOf(pinned.image), imageOf), image === undefined ? [] : [image]);
}

/** How many nodes, and the framework on them. */
export function mlPolicy({ numNodes = 1 }: Pick<RuntimeOptions, 'numNodes'>, framework: MlPolicy): MlPolicy {
  return { numNodes, ...framework };
}

/** The part of a container that options set. */
export function resourcesOf({ resources }: NodeOptions): Pick<Container, 'resources'> {
  return resources === undefined ? {} : { resources };
}

/** One Job of a runtime. */
export interface StepOptions extends Pick<NodeOptions, 'nodeSelector' | 'tolerations'> {
  readonly container: Container;
  /** Which part of a training job it does. @default - none of its own */
  readonly step?: RuntimeStep;
  /** @default [] */
  readonly dependsOn?: readonly DependsOn[];
  /** @default - none is said */
  readonly replicas?: number;
  /** Pods that run at once, all of which must end well. @default - the one that the API server gives each Job */
  readonly parallelism?: number;
  /** @default {} */
  readonly pod?: Partial<PodSpec>;
}

/** One Job of a runtime, with one container. */
export function job(name: string, { container, step, dependsOn, replicas, parallelism, pod, nodeSelector, tolerations }: StepOptions): ReplicatedJob {
  const places = { ...nodeSelector && { nodeSelector }, ...tolerations && { tolerations } };
  return {
    name,
    ...replicas !== undefined && { replicas },
    ...dependsOn && { dependsOn },
    template: {
      ...step !== undefined && { metadata: { labels: { [STEP]: step } } },
      spec: { ...parallelism !== undefined && { parallelism, completions: parallelism }, template: { spec: { ...pod, ...places, containers: [container] } } },
    },
  };
}
