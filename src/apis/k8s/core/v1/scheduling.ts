/**
 * core/v1: rules that choose a node for a pod.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { LabelSelector } from '../../meta/v1';
import { Int32, Int64 } from '../../../meta';

/** Rules that draw a pod to nodes or to other pods, or keep it away. */
export interface Affinity {
  /** Rules about labels of nodes. */
  readonly nodeAffinity?: NodeAffinity;
  /** Rules for being near other pods. */
  readonly podAffinity?: PodAffinity;
  /** Rules for being away from other pods. */
  readonly podAntiAffinity?: PodAntiAffinity;
}

/** Rules about labels of nodes. */
export interface NodeAffinity {
  /**
   * Wishes; the node with the highest sum of weights wins.
   * @listType atomic
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
  /** Condition that a node must fulfil. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

/** Wish for nodes, with a weight. */
export interface PreferredSchedulingTerm {
  /** Nodes that are wished for. */
  readonly preference: NodeSelectorTerm;
  /** Weight of the wish, 1 to 100. */
  readonly weight: Int32;
}

/**
 * Condition on nodes: one of the terms must hold.
 * @mapType atomic
 */
export interface NodeSelector {
  /**
   * Alternatives.
   * @listType atomic
   */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/**
 * Conditions on a node that must hold together; an empty term matches none.
 * @mapType atomic
 */
export interface NodeSelectorTerm {
  /**
   * Conditions on labels.
   * @listType atomic
   */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /**
   * Conditions on fields, of which only `metadata.name` is supported.
   * @listType atomic
   */
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

/** Condition on one label or field of a node. */
export interface NodeSelectorRequirement {
  /** Label or field that is looked at. */
  readonly key: string;
  /** How the value relates to `values`. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  /**
   * Values; none for `Exists` and `DoesNotExist`, one whole number for `Gt` and `Lt`.
   * @listType atomic
   */
  readonly values?: readonly string[];
}

/** Rules for being near other pods. */
export interface PodAffinity {
  /**
   * Wishes; the node with the highest sum of weights wins.
   * @listType atomic
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  /**
   * Conditions that must all hold.
   * @listType atomic
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

/** Rules for being away from other pods. */
export interface PodAntiAffinity {
  /**
   * Wishes; the node with the lowest sum of weights wins.
   * @listType atomic
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  /**
   * Conditions that must all hold.
   * @listType atomic
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

/** Wish about other pods, with a weight. */
export interface WeightedPodAffinityTerm {
  /** Pods that are meant. */
  readonly podAffinityTerm: PodAffinityTerm;
  /** Weight of the wish, 1 to 100. */
  readonly weight: Int32;
}

/** Other pods, and what counts as the same place. */
export interface PodAffinityTerm {
  /** Labels of the other pods; none match when left out. */
  readonly labelSelector?: LabelSelector;
  /**
   * Labels whose values the other pods must share with this one.
   * @listType atomic
   */
  readonly matchLabelKeys?: readonly string[];
  /**
   * Labels whose values the other pods must not share with this one.
   * @listType atomic
   */
  readonly mismatchLabelKeys?: readonly string[];
  /** Labels of the namespaces that are searched; an empty selector means all. */
  readonly namespaceSelector?: LabelSelector;
  /**
   * Names of the namespaces that are searched, the pod's own when both fields are left out.
   * @listType atomic
   */
  readonly namespaces?: readonly string[];
  /** Label of nodes; equal values are the same place. */
  readonly topologyKey: string;
}

/** Permission to run on nodes with a matching taint. */
export interface Toleration {
  /** Effect of the taint; all effects when left out. */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Key of the taint; all keys when left out, with operator `Exists`. */
  readonly key?: string;
  /** How the taint's value relates to `value`, `Equal` when left out. */
  readonly operator?: 'Equal' | 'Exists' | 'Gt' | 'Lt';
  /** Seconds until eviction by a `NoExecute` taint; never when left out. */
  readonly tolerationSeconds?: Int64;
  /** Value of the taint; left out with `Exists`. */
  readonly value?: string;
}

/** Rule for spreading pods evenly over zones, nodes or other places. */
export interface TopologySpreadConstraint {
  /** Pods that are counted. */
  readonly labelSelector?: LabelSelector;
  /**
   * Labels whose values counted pods must share with this one.
   * @listType atomic
   */
  readonly matchLabelKeys?: readonly string[];
  /** Largest difference in pods between two places, at least 1. */
  readonly maxSkew: Int32;
  /** Number of places below which the smallest count is taken as 0. */
  readonly minDomains?: Int32;
  /** Whether nodes outside the pod's affinity are left out, `Honor` when left out. */
  readonly nodeAffinityPolicy?: NodeInclusionPolicy;
  /** Whether nodes with untolerated taints are left out, `Ignore` when left out. */
  readonly nodeTaintsPolicy?: NodeInclusionPolicy;
  /** Label of nodes; equal values are the same place. */
  readonly topologyKey: string;
  /** Whether a pod that breaks the rule waits or runs all the same. */
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

/** Whether a property of nodes counts when pods are spread. */
export type NodeInclusionPolicy = 'Honor' | 'Ignore';
