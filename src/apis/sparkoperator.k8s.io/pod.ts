/**
 * sparkoperator.k8s.io: what the pods of all kinds have in common.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { PodSpec, PodTemplateSpec } from '../k8s/core/v1';
import { EmbeddedMetadata } from '../k8s/meta/v1';
import { Int32, Int64 } from '../meta';

/** A pod template that names no containers, and leaves Spark's own as it is. */
export interface SparkPodAround {
  /** Labels and annotations of the pods. */
  readonly metadata?: EmbeddedMetadata;
  /** What Spark adds its container to. */
  readonly spec?: Omit<PodSpec, 'containers'>;
}

/**
 * Template of pods, on which Spark puts its own settings; from Spark 3.0 on. Spark's container is the first, or the one called
 * `spark-kubernetes-driver` or `spark-kubernetes-executor`.
 * @schema {"type":"object","x-kubernetes-preserve-unknown-fields":true}
 */
export type SparkPodTemplate = PodTemplateSpec | SparkPodAround;

/** Lets Spark itself choose the number of executors. */
export interface SparkDynamicAllocation {
  /** Whether it does; false when left out. */
  readonly enabled?: boolean;
  /** Executors at the start; the number of instances counts if it is larger. */
  readonly initialExecutors?: Int32;
  /** Fewest executors. */
  readonly minExecutors?: Int32;
  /** Most executors. */
  readonly maxExecutors?: Int32;
  /** Whether executors with shuffle data of running jobs stay, so that no shuffle service is needed; true when left out. */
  readonly shuffleTrackingEnabled?: boolean;
  /** Milliseconds that executors with shuffle data stay. */
  readonly shuffleTrackingTimeout?: Int64;
}
