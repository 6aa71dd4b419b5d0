/**
 * kueue.x-k8s.io: what workloads consist of, as all versions have it.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { PodTemplateSpec } from '../k8s/core/v1';
import { Int32 } from '../meta';

/** Pods that start together, and where they wait. */
export interface WorkloadBase {
  /**
   * Pods by form; immutable while they have a place.
   * @minItems 1
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly podSets?: readonly PodSet[];
  /**
   * Name of the `LocalQueue`.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly queueName?: string;
  /** Place among the others of the queue; higher ones come first. */
  readonly priority?: Int32;
  /**
   * Whether it waits or runs; false takes its place away.
   * @default true
   */
  readonly active?: boolean;
  /**
   * Seconds after which it is stopped.
   * @minimum 1
   */
  readonly maximumExecutionTimeSeconds?: Int32;
}

/**
 * Pods of one form.
 * @validation {"message":"minCount should be positive and less or equal to count","rule":"has(self.minCount) ? self.minCount <= self.count : true"}
 */
export interface PodSet {
  /**
   * Name of the form.
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   * @default "main"
   */
  readonly name?: string;
  /** The form. */
  readonly template: PodTemplateSpec;
  /**
   * How many pods.
   * @minimum 0
   * @default 1
   */
  readonly count?: Int32;
  /**
   * Fewest pods with which it starts; all when left out.
   * @minimum 1
   */
  readonly minCount?: Int32;
  /** How near to each other the pods are. */
  readonly topologyRequest?: PodSetTopologyRequest;
}

/** How near to each other pods are; at most one of the first three. */
export interface PodSetTopologyRequest {
  /**
   * Label of a level of the topology in which they all must be.
   * @maxLength 63
   */
  readonly required?: string;
  /**
   * Label of a level of the topology in which they all should be.
   * @maxLength 63
   */
  readonly preferred?: string;
  /** Whether any place of the topology will do. */
  readonly unconstrained?: boolean;
  /**
   * Label of the pods with their index.
   * @maxLength 317
   */
  readonly podIndexLabel?: string;
  /**
   * Label of the pods with the index of their group.
   * @maxLength 317
   */
  readonly subGroupIndexLabel?: string;
  /** How many groups there are. */
  readonly subGroupCount?: Int32;
  /**
   * Name of a group of forms that get a place together.
   * @maxLength 256
   */
  readonly podSetGroupName?: string;
  /**
   * Label of a level in which each part of the pods must be.
   * @maxLength 63
   */
  readonly podSetSliceRequiredTopology?: string;
  /** Pods of a part. */
  readonly podSetSliceSize?: Int32;
  /**
   * The same for parts of parts, from the widest to the narrowest, in place of the two above; only v1beta2 knows it.
   * @maxItems 3
   * @listType atomic
   */
  readonly podsetSliceRequiredTopologyConstraints?: readonly PodSetSliceConstraint[];
}

/** Where each part of pods must be, on one level. */
export interface PodSetSliceConstraint {
  /**
   * Pods of a part.
   * @minimum 1
   */
  readonly size: Int32;
  /**
   * Label of a level in which each part must be.
   * @minLength 1
   * @maxLength 63
   */
  readonly topology: string;
}
